ALTER TABLE reviewable_booking
  ADD CONSTRAINT reviewable_booking_window CHECK (opens_at < closes_at);

ALTER TABLE review
  ADD CONSTRAINT review_marks CHECK (
    overall BETWEEN 1 AND 5 AND punctuality BETWEEN 1 AND 5 AND quality BETWEEN 1 AND 5 AND communication BETWEEN 1 AND 5),
  ADD CONSTRAINT review_provider_is_subject_of_customers CHECK ((provider_id IS NOT NULL) = (side = 'CUSTOMER')),
  ADD CONSTRAINT review_reply_is_dated CHECK ((reply IS NULL) = (replied_at IS NULL)),
  ADD CONSTRAINT review_reply_needs_publication CHECK (reply IS NULL OR published_at IS NOT NULL),
  ADD CONSTRAINT review_removal_has_reason CHECK (
    (removed_at IS NULL) = (removed_by IS NULL) AND (removed_at IS NULL) = (removal_reason IS NULL));

ALTER TABLE review_report
  ADD CONSTRAINT review_report_decision_is_whole CHECK (
    (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by IS NULL)
    AND (outcome IS NULL) = (decision_reason IS NULL));

-- What everybody reads on a provider's page, newest first.
CREATE INDEX review_public ON review (provider_id, published_at DESC, id DESC)
  WHERE published_at IS NOT NULL AND removed_at IS NULL AND provider_id IS NOT NULL;

-- What the sweep looks for: bookings whose deadline can still pass.
CREATE INDEX reviewable_booking_due ON reviewable_booking (closes_at) WHERE settled_at IS NULL;

-- What a moderator works through, oldest first.
CREATE INDEX review_report_open ON review_report (reported_at, id) WHERE outcome IS NULL;

-- A review is not edited once sent (promise REVIEW-1): only publication, reply and removal are added to it, once each.
CREATE FUNCTION review_is_not_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.booking_id, NEW.side, NEW.author_user_id, NEW.overall, NEW.punctuality, NEW.quality, NEW.communication, NEW.submitted_at)
      IS DISTINCT FROM
     (OLD.booking_id, OLD.side, OLD.author_user_id, OLD.overall, OLD.punctuality, OLD.quality, OLD.communication, OLD.submitted_at)
    OR NEW.text <> OLD.text
    OR (OLD.published_at IS NOT NULL AND NEW.published_at IS DISTINCT FROM OLD.published_at)
    OR (OLD.reply IS NOT NULL AND NEW.reply IS DISTINCT FROM OLD.reply)
    OR (OLD.removed_at IS NOT NULL AND NEW.removed_at IS DISTINCT FROM OLD.removed_at)
  THEN
    RAISE EXCEPTION 'A review is not edited' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'review_is_not_edited';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_is_not_edited BEFORE UPDATE ON review FOR EACH ROW EXECUTE FUNCTION review_is_not_edited();
