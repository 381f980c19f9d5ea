ALTER TABLE quote
  ADD CONSTRAINT quote_valid_for_a_while CHECK (created_at < expires_at),
  ADD CONSTRAINT quote_hash_is_sha256 CHECK (hash ~ '^[0-9a-f]{64}$');

-- An offer that someone has read is not rewritten: a new one is made.
CREATE FUNCTION quote_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A quote never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'quote_is_frozen';
END $$;
CREATE TRIGGER quote_is_frozen BEFORE UPDATE ON quote FOR EACH ROW EXECUTE FUNCTION quote_is_frozen();
