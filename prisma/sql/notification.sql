-- notification
ALTER TABLE outgoing_mail
  ADD CONSTRAINT outgoing_mail_sent_has_instant CHECK ((status = 'SENT') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT outgoing_mail_sending_has_lease CHECK ((status = 'SENDING') = (lease_until IS NOT NULL)),
  ADD CONSTRAINT outgoing_mail_attempts_not_negative CHECK (attempts >= 0),
  ADD CONSTRAINT outgoing_mail_version_positive CHECK (template_version > 0),
  ADD CONSTRAINT outgoing_mail_locale_known CHECK (locale IN ('fr', 'en'));

-- The sweep walks what is due, oldest first; sent mail is not in its way.
CREATE INDEX outgoing_mail_due ON outgoing_mail (next_attempt_at) WHERE status IN ('QUEUED', 'SENDING');

-- What was sent is evidence: its words, recipient and cause can't be changed.
CREATE FUNCTION outgoing_mail_is_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.event_id, NEW.recipient_id, NEW.template, NEW.template_version, NEW.content, NEW.queued_at)
     IS DISTINCT FROM (OLD.event_id, OLD.recipient_id, OLD.template, OLD.template_version, OLD.content, OLD.queued_at)
  THEN
    RAISE EXCEPTION 'outgoing_mail is an archive: what a message says does not change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER outgoing_mail_is_evidence BEFORE UPDATE ON outgoing_mail
  FOR EACH ROW EXECUTE FUNCTION outgoing_mail_is_evidence();
