-- provider
ALTER TABLE provider
  ADD CONSTRAINT provider_radius_bounds CHECK (radius_metres BETWEEN 1000 AND 50000),
  ADD CONSTRAINT provider_base_on_earth CHECK (base_lat BETWEEN -90 AND 90 AND base_lng BETWEEN -180 AND 180),
  ADD CONSTRAINT provider_rating_consistent CHECK (rating_sum BETWEEN rating_count AND 5 * rating_count),
  ADD CONSTRAINT provider_paused_says_by_whom CHECK (listing_state <> 'PAUSED' OR paused_by IS NOT NULL),
  ADD CONSTRAINT provider_suspended_says_from CHECK ((listing_state = 'SUSPENDED') = (suspended_from IS NOT NULL));

ALTER TABLE provider_service
  ADD CONSTRAINT provider_service_rate_positive CHECK (hourly_rate_cents > 0);

ALTER TABLE provider_credential
  ADD CONSTRAINT provider_credential_version_positive CHECK (version > 0),
  ADD CONSTRAINT provider_credential_valid_range CHECK (valid_from IS NULL OR valid_until IS NULL OR valid_from < valid_until);

-- One submission at a time is open for each fact; a verified one may stand beside it until it ends.
CREATE UNIQUE INDEX provider_credential_open_once ON provider_credential (provider_id, type, subject)
  WHERE state IN ('SUBMITTED', 'IN_REVIEW');
CREATE INDEX provider_credential_queue ON provider_credential (submitted_at, id) WHERE state IN ('SUBMITTED', 'IN_REVIEW');
CREATE INDEX provider_credential_ending ON provider_credential (valid_until) WHERE state = 'VERIFIED' AND valid_until IS NOT NULL;

-- A criminal record is looked at, never kept (GDPR art. 10): the database itself refuses a document, a fact or a note.
ALTER TABLE provider_credential_submission
  ADD CONSTRAINT provider_background_keeps_nothing
    CHECK (type <> 'BACKGROUND' OR (cardinality(document_ids) = 0 AND facts_cipher IS NULL));
ALTER TABLE provider_credential_decision
  ADD CONSTRAINT provider_background_has_no_note CHECK (type <> 'BACKGROUND' OR note_cipher IS NULL);

CREATE FUNCTION provider_decision_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a credential decision is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER provider_decision_is_final BEFORE UPDATE ON provider_credential_decision
  FOR EACH ROW EXECUTE FUNCTION provider_decision_is_final();

-- A credential verified ahead of its first day brings its provider back on that day.
CREATE INDEX provider_credential_starting ON provider_credential (valid_from) WHERE state = 'VERIFIED' AND valid_from IS NOT NULL;

CREATE UNIQUE INDEX provider_suspension_open_once ON provider_suspension (provider_id) WHERE reinstated_at IS NULL;

ALTER TABLE provider_rating
  ADD CONSTRAINT provider_rating_one_to_five CHECK (overall BETWEEN 1 AND 5);
