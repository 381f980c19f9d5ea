-- Audit entries are append-only: what is written stays, and a seal is put on once.
ALTER TABLE audit_entry
  ADD CONSTRAINT audit_entry_sealed_whole CHECK (
    num_nonnulls(position, previous_hash, hash, sealed_at) IN (0, 4)
  ),
  ADD CONSTRAINT audit_entry_position_positive CHECK (position > 0),
  ADD CONSTRAINT audit_entry_hash_is_sha256 CHECK (octet_length(hash) = 32 AND octet_length(previous_hash) = 32),
  ADD CONSTRAINT audit_entry_data_is_object CHECK (jsonb_typeof(data) = 'object');

CREATE INDEX audit_entry_unsealed ON audit_entry (written_in, sequence) WHERE position IS NULL;

CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.position IS NOT NULL THEN
      RAISE EXCEPTION 'an audit entry is sealed after it is written, not before' USING ERRCODE = 'restrict_violation';
    END IF;
    -- Never taken from the writer: the order of sealing rests on it.
    NEW.written_in := (pg_current_xact_id()::text)::bigint;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.position IS NULL AND NEW.position IS NOT NULL THEN
    IF ROW(NEW.sequence, NEW.written_in, NEW.at, NEW.actor_kind, NEW.actor_id, NEW.action, NEW.subject_type, NEW.subject_id, NEW.data)
       IS NOT DISTINCT FROM
       ROW(OLD.sequence, OLD.written_in, OLD.at, OLD.actor_kind, OLD.actor_id, OLD.action, OLD.subject_type, OLD.subject_id, OLD.data)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit entries are append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER audit_entry_append_only BEFORE INSERT OR UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION audit_entry_guard();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_guard();
