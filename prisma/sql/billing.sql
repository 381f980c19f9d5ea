-- Billing: what is issued stays as it is.

ALTER TABLE billing_document
  ADD CONSTRAINT billing_document_number_positive CHECK (number > 0),
  ADD CONSTRAINT billing_document_kept_ten_years CHECK (retained_until >= issued_on + interval '10 years'),
  ADD CONSTRAINT billing_document_credit_note_corrects CHECK (
    CASE WHEN kind IN ('PROVIDER_CREDIT_NOTE', 'FEE_CREDIT_NOTE', 'COMMISSION_CREDIT_NOTE') THEN corrects_id IS NOT NULL
      -- An invoice may take a credit note back.
      WHEN kind IN ('NOTE', 'PAYOUT_STATEMENT') THEN corrects_id IS NULL ELSE true END),
  ADD CONSTRAINT billing_document_file_is_whole CHECK (
    num_nulls(file_key, file_hash, file_bytes, rendered_at) IN (0, 4));

ALTER TABLE billing_series ADD CONSTRAINT billing_series_counts_from_one CHECK (last_number > 0);

ALTER TABLE billing_obligation
  ADD CONSTRAINT billing_obligation_issued_has_document CHECK ((state = 'ISSUED') = (document_id IS NOT NULL)),
  ADD CONSTRAINT billing_obligation_amounts CHECK (before_cents >= 0);

-- What the sweeps look for.
CREATE INDEX billing_obligation_due_idx ON billing_obligation (run_at) WHERE state = 'WAITING';
CREATE INDEX billing_obligation_waiting_idx ON billing_obligation (occurred_at, id) WHERE state = 'WAITING';
CREATE INDEX billing_document_unrendered_idx ON billing_document (issued_at) WHERE rendered_at IS NULL;

-- Invoices are unchangeable (CGI ann. II art. 242 nonies A, C. com. L123-22): only the PDF may be added, once; and nothing
-- goes before its time.
CREATE FUNCTION billing_document_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.rendered_at IS NULL
    AND (to_jsonb(OLD) - ARRAY['file_key', 'file_hash', 'file_bytes', 'rendered_at'])
      = (to_jsonb(NEW) - ARRAY['file_key', 'file_hash', 'file_bytes', 'rendered_at'])
  THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' AND OLD.retained_until < current_date THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'billing documents are final: % refused', TG_OP
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'billing_document_is_final';
END $$;
CREATE TRIGGER billing_document_is_final BEFORE UPDATE OR DELETE ON billing_document
  FOR EACH ROW EXECUTE FUNCTION billing_document_is_final();

CREATE FUNCTION billing_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER billing_document_no_truncate BEFORE TRUNCATE ON billing_document
  FOR EACH STATEMENT EXECUTE FUNCTION billing_is_append_only();
-- A mandate is proof: it is ended once, and nothing else of it changes.
CREATE UNIQUE INDEX billing_mandate_in_force_key ON billing_mandate (provider_id, version) WHERE ended_at IS NULL;
ALTER TABLE billing_mandate ADD CONSTRAINT billing_mandate_ends_after_it_began CHECK (ended_at >= accepted_at);
CREATE FUNCTION billing_mandate_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
    AND to_jsonb(OLD) - 'ended_at' = to_jsonb(NEW) - 'ended_at' THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER billing_mandate_ends_once BEFORE UPDATE OR DELETE ON billing_mandate
  FOR EACH ROW EXECUTE FUNCTION billing_mandate_ends_once();

-- Numbers follow one another: a series is never set back, never jumps and never goes.
CREATE FUNCTION billing_series_has_no_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.last_number = OLD.last_number + 1 AND NEW.last_issued_on >= OLD.last_issued_on
    AND (NEW.issuer, NEW.series) = (OLD.issuer, OLD.series) THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' AND NEW.last_number = 1 THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a billing series has no gap: % refused', TG_OP
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'billing_series_has_no_gap';
END $$;
CREATE TRIGGER billing_series_has_no_gap BEFORE INSERT OR UPDATE OR DELETE ON billing_series
  FOR EACH ROW EXECUTE FUNCTION billing_series_has_no_gap();
