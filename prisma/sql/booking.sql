-- No double booking, by construction: a provider's live bookings never block the same instant.
-- The list of states is LIVE_STATES in libs/booking/src/domain/booking-state.ts; a test compares them.
ALTER TABLE booking ADD CONSTRAINT booking_one_visit_at_a_time
  EXCLUDE USING gist (provider_id WITH =, blocked WITH &&)
  WHERE (state IN ('HELD', 'REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'DONE'));

ALTER TABLE booking
  ADD CONSTRAINT booking_visit_is_blocked
    CHECK (start_at < end_at AND blocked @> tstzrange(start_at, end_at, '[)')),
  ADD CONSTRAINT booking_money_adds_up
    CHECK (total_cents >= 0 AND provider_net_cents BETWEEN 0 AND total_cents
      AND (fee_cents IS NULL OR (fee_cents BETWEEN 0 AND total_cents AND fee_cents + refund_cents = total_cents
        AND provider_fee_share_cents BETWEEN 0 AND fee_cents))),
  ADD CONSTRAINT booking_distance_is_rounded CHECK (distance_metres % 500 = 0 AND distance_metres > 0),
  ADD CONSTRAINT booking_request_has_deadline CHECK (state <> 'REQUESTED' OR (asked_at IS NOT NULL AND answer_by IS NOT NULL)),
  ADD CONSTRAINT booking_contract_is_dated CHECK (
    state NOT IN ('CONFIRMED', 'IN_PROGRESS', 'DONE', 'COMPLETED', 'NO_SHOW_CUSTOMER', 'NO_SHOW_PROVIDER')
    OR (confirmed_at IS NOT NULL AND withdrawal_ends_at IS NOT NULL AND asked_at IS NOT NULL)),
  ADD CONSTRAINT booking_arrival_is_shown CHECK (
    (arrived_at IS NULL) = (arrival_proof IS NULL) AND (state NOT IN ('IN_PROGRESS', 'DONE', 'COMPLETED') OR arrived_at IS NOT NULL)),
  ADD CONSTRAINT booking_check_out_is_dated CHECK (
    state NOT IN ('DONE', 'COMPLETED')
    OR (finished_at IS NOT NULL AND completes_at IS NOT NULL AND claim_window_ends_at IS NOT NULL)),
  ADD CONSTRAINT booking_end_is_dated CHECK (
    (ended_at IS NULL) = (state IN ('HELD', 'REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'DONE')));

-- One proposal is open or agreed to at a time, in whole quarters of an hour.
CREATE UNIQUE INDEX booking_overtime_one_at_a_time ON booking_overtime (booking_id) WHERE state IN ('PROPOSED', 'AGREED');
ALTER TABLE booking_overtime ADD CONSTRAINT booking_overtime_is_sound CHECK (
  minutes > 0 AND minutes % 15 = 0 AND amount_cents > 0 AND provider_net_cents BETWEEN 0 AND amount_cents
  AND expires_at > proposed_at AND (state = 'PROPOSED') = (answered_at IS NULL));

-- A visit that is in the queue is confirmed, and in it once; nobody comes in the stead of two.
ALTER TABLE booking ADD CONSTRAINT booking_rescue_is_of_a_contract CHECK (rescue_by IS NULL OR state = 'CONFIRMED');
ALTER TABLE booking_rescue ADD CONSTRAINT booking_rescue_is_sound CHECK (
  decide_by >= opened_at AND (outcome IS NULL) = (closed_at IS NULL) AND replacement_id IS DISTINCT FROM booking_id
  AND (outcome IS DISTINCT FROM 'REPLACED' OR replacement_id IS NOT NULL));
CREATE UNIQUE INDEX booking_rescue_one_at_a_time ON booking_rescue (booking_id) WHERE outcome IS NULL;
CREATE UNIQUE INDEX booking_rescue_one_replacement ON booking_rescue (replacement_id) WHERE replacement_id IS NOT NULL;
CREATE INDEX booking_rescues_due ON booking_rescue (decide_by) WHERE outcome IS NULL;

-- What a provider sees of their jobs; a hold that nobody paid for was never one.
CREATE INDEX booking_jobs ON booking (provider_user_id, start_at DESC, id DESC) WHERE asked_at IS NOT NULL;

-- What each sweep looks for: only what can still be due is in the index.
CREATE INDEX booking_holds_due ON booking (hold_expires_at) WHERE state = 'HELD';
CREATE INDEX booking_requests_due ON booking (answer_by) WHERE state = 'REQUESTED';
CREATE INDEX booking_visits_due ON booking (start_at) WHERE state = 'CONFIRMED';
CREATE INDEX booking_check_outs_due ON booking (end_at) WHERE state = 'IN_PROGRESS';
CREATE INDEX booking_completions_due ON booking (completes_at) WHERE state = 'DONE' AND arrival_contested_at IS NULL;

-- The quote a customer agreed to, and what was paid for whom, stay as they were (promise PRICE-1).
CREATE FUNCTION booking_keeps_its_quote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The quote of a booking never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'booking_keeps_its_quote';
END $$;
CREATE TRIGGER booking_keeps_its_quote
  BEFORE UPDATE OF quote_sealed, quote_id, quote_hash, total_cents, provider_net_cents, customer_id, provider_id, cancellation_steps ON booking
  FOR EACH ROW
  WHEN ((OLD.quote_sealed, OLD.quote_id, OLD.quote_hash, OLD.total_cents, OLD.provider_net_cents, OLD.customer_id, OLD.provider_id, OLD.cancellation_steps)
    IS DISTINCT FROM
    (NEW.quote_sealed, NEW.quote_id, NEW.quote_hash, NEW.total_cents, NEW.provider_net_cents, NEW.customer_id, NEW.provider_id, NEW.cancellation_steps))
  EXECUTE FUNCTION booking_keeps_its_quote();
