-- Payment: what must hold whatever the code does.

ALTER TABLE payment
  ADD CONSTRAINT payment_amounts_positive CHECK (
    total_cents > 0 AND provider_share_cents BETWEEN 0 AND total_cents
    AND authorised_cents >= 0 AND captured_cents >= 0 AND refunded_cents >= 0 AND transferred_cents >= 0 AND reversed_cents >= 0
  ),
  ADD CONSTRAINT payment_captured_at_most_authorised CHECK (captured_cents <= authorised_cents),
  ADD CONSTRAINT payment_refunded_at_most_captured CHECK (refunded_cents <= captured_cents),
  ADD CONSTRAINT payment_earned_at_most_captured CHECK (earned_cents BETWEEN 0 AND captured_cents),
  -- A share that a dispute took back is sent again when the dispute is won: what the provider has is what counts.
  ADD CONSTRAINT payment_transferred_at_most_earned CHECK (transferred_cents - reversed_cents <= earned_cents),
  ADD CONSTRAINT payment_reversed_at_most_transferred CHECK (reversed_cents <= transferred_cents),
  ADD CONSTRAINT payment_fee_at_most_total CHECK (fee_cents IS NULL OR (fee_cents BETWEEN 0 AND total_cents AND fee_provider_cents BETWEEN 0 AND fee_cents)),
  -- The provider's share is always covered by what the card is charged: a credit is the platform's own money.
  ADD CONSTRAINT payment_credit_leaves_the_share CHECK (
    credit_cents BETWEEN 0 AND total_cents - provider_share_cents AND credit_returned_cents BETWEEN 0 AND credit_cents),
  ADD CONSTRAINT payment_visit_ends_after_start CHECK (visit_end > visit_start);

ALTER TABLE payment_refund
  ADD CONSTRAINT payment_refund_amount_positive CHECK (
    amount_cents >= 0 AND credit_cents >= 0 AND (amount_cents = 0) <> (credit_cents = 0)
    AND provider_part_cents BETWEEN 0 AND amount_cents + credit_cents),
  ADD CONSTRAINT payment_refund_owed_again CHECK (
    owed_again_cents BETWEEN 0 AND provider_part_cents AND (owed_again_cents = 0 OR (after_transfer AND status = 'FAILED')));

-- A credit is never overdrawn, and a lost visit is made good once.
ALTER TABLE customer_credit
  ADD CONSTRAINT customer_credit_never_overdrawn CHECK (granted_cents > 0 AND remaining_cents BETWEEN 0 AND granted_cents),
  ADD CONSTRAINT customer_credit_goodwill_is_signed CHECK (
    (reason = 'GOODWILL') = (granted_by IS NOT NULL)
    AND (granted_by IS NULL) = (goodwill_reason IS NULL) AND (granted_by IS NULL) = (request_key IS NULL));
ALTER TABLE customer_credit_use
  ADD CONSTRAINT customer_credit_use_amounts CHECK (
    amount_cents > 0 AND (spent_cents IS NULL OR spent_cents BETWEEN 0 AND amount_cents) AND (spent_cents IS NULL) = (ended_at IS NULL));
CREATE UNIQUE INDEX customer_credit_one_for_a_lost_visit_key ON customer_credit (booking_id) WHERE reason <> 'GOODWILL';
CREATE UNIQUE INDEX customer_credit_request_key ON customer_credit (granted_by, request_key) WHERE granted_by IS NOT NULL;

ALTER TABLE payment_dispute
  ADD CONSTRAINT payment_dispute_amounts CHECK (
    amount_cents > 0 AND withdrawn_cents >= 0 AND clawback_cents >= 0 AND borne_cents >= 0 AND submission_count >= 0
  ),
  ADD CONSTRAINT payment_dispute_decided_whole CHECK (
    (bearer IS NULL) = (decided_at IS NULL) AND (bearer IS NULL) = (decided_by IS NULL)
    AND (borne_cents = 0 OR bearer = 'PROVIDER')
  ),
  ADD CONSTRAINT payment_dispute_decided_when_lost CHECK (bearer IS NULL OR status IN ('LOST', 'WON'));

ALTER TABLE payment_dispute_attachment
  ADD CONSTRAINT payment_dispute_attachment_as_stripe_takes_it CHECK (
    bytes > 0 AND content_type IN ('application/pdf', 'image/jpeg', 'image/png')
    AND field IN ('customer_communication', 'customer_signature', 'duplicate_charge_documentation', 'refund_policy', 'uncategorized_file'));

-- What the sweepers look for, and nothing else, is in these indexes.
CREATE INDEX payment_authorise_due_idx ON payment (visit_start) WHERE state IN ('METHOD_SAVED', 'AUTH_EXPIRED');
CREATE INDEX payment_saved_card_idx ON payment (payment_method_id) WHERE state IN ('METHOD_SAVED', 'AUTH_EXPIRED');
CREATE INDEX payment_action_deadline_idx ON payment (action_deadline) WHERE state IN ('AUTHORISING', 'ACTION_REQUIRED', 'AUTH_FAILED');
CREATE INDEX payment_capture_before_idx ON payment (capture_before) WHERE state = 'AUTHORISED';
CREATE INDEX payment_transfer_due_idx ON payment (transfer_due_at) WHERE state IN ('TRANSFER_PENDING', 'FEE_CAPTURED') AND transfer_due_at IS NOT NULL;
CREATE INDEX payment_settle_due_idx ON payment (updated_at) WHERE state = 'TRANSFERRED';
CREATE INDEX payment_look_again_idx ON payment (look_again_at) WHERE state IN ('CHECKOUT_OPEN', 'SETUP_PENDING', 'ACTION_REQUIRED', 'AUTH_FAILED');
CREATE INDEX payment_dispute_unanswered_idx ON payment_dispute (due_by) WHERE status IN ('NEEDS_RESPONSE', 'WARNING_NEEDS_RESPONSE');
CREATE INDEX payment_dispute_evidence_kept_idx ON payment_dispute (closed_at) WHERE evidence_sealed IS NOT NULL OR note_sealed IS NOT NULL;
CREATE INDEX payment_operation_due_idx ON payment_operation (run_at) WHERE status = 'PENDING';
ALTER TABLE stripe_inbox_event
  ADD CONSTRAINT stripe_inbox_event_ignored_for_a_reason CHECK ((status = 'IGNORED') = (ignored_reason IS NOT NULL));
CREATE INDEX payout_account_events_due_idx ON payout_account (events_fetched_to NULLS FIRST) WHERE stripe_account_id IS NOT NULL;
CREATE INDEX stripe_inbox_event_due_idx ON stripe_inbox_event (run_at) WHERE status = 'RECEIVED';
CREATE INDEX stripe_inbox_event_parked_idx ON stripe_inbox_event (received_at) WHERE status = 'PARKED';

-- One question of a kind at a time, and one idempotency key once.
CREATE UNIQUE INDEX payment_operation_attempt_key ON payment_operation (payment_id, kind, attempt);
CREATE UNIQUE INDEX payment_operation_one_pending_key ON payment_operation (payment_id, kind)
  WHERE status = 'PENDING' AND kind NOT IN ('REFUND', 'REVERSE', 'CHARGE', 'OPEN_CHARGE_PAGE', 'TRANSFER_CHARGE', 'REFUND_CHARGE', 'REVERSE_CHARGE');
CREATE UNIQUE INDEX payment_operation_one_pending_of_charge_key ON payment_operation ((details->>'furtherChargeId'), kind)
  WHERE status = 'PENDING' AND kind IN ('CHARGE', 'OPEN_CHARGE_PAGE', 'TRANSFER_CHARGE');

-- A tip is the provider's whole; nothing is sent on before it is paid; one tip and one overtime per visit.
ALTER TABLE payment_charge
  ADD CONSTRAINT payment_charge_amounts CHECK (
    amount_cents > 0 AND provider_share_cents BETWEEN 0 AND amount_cents AND transferred_cents >= 0 AND transferred_cents - reversed_cents <= provider_share_cents
    AND (kind <> 'TIP' OR provider_share_cents = amount_cents)),
  ADD CONSTRAINT payment_charge_paid_is_known CHECK (
    (state IN ('PAID', 'TRANSFERRED')) = (paid_at IS NOT NULL) AND (paid_at IS NULL OR (intent_id IS NOT NULL AND stripe_charge_id IS NOT NULL))),
  -- Once more to be sent, after a refund came back, it is PAID again.
  ADD CONSTRAINT payment_charge_sent_after_paid CHECK (transferred_cents = 0 OR state IN ('PAID', 'TRANSFERRED')),
  ADD CONSTRAINT payment_charge_refunded_at_most_paid CHECK (refunded_cents BETWEEN 0 AND amount_cents AND (refunded_cents = 0 OR paid_at IS NOT NULL)),
  ADD CONSTRAINT payment_charge_reversed_at_most_transferred CHECK (reversed_cents BETWEEN 0 AND transferred_cents),
  ADD CONSTRAINT payment_charge_written_off_by_someone CHECK (
    (state <> 'WRITTEN_OFF' OR written_off_at IS NOT NULL)
    AND (written_off_at IS NULL) = (written_off_by IS NULL) AND (written_off_at IS NULL) = (write_off_reason IS NULL));
-- Finance staff's list: overtime before tips, the oldest first.
CREATE INDEX payment_charge_unpaid_idx ON payment_charge ((kind = 'TIP'), created_at, id)
  WHERE state IN ('ACTION_REQUIRED', 'DECLINED', 'LAPSED');
CREATE INDEX payment_charge_written_off_idx ON payment_charge (written_off_at, id) WHERE state = 'WRITTEN_OFF';
CREATE INDEX payment_charge_transfer_due_idx ON payment_charge (transfer_due_at) WHERE state = 'PAID';
CREATE INDEX payment_charge_collect_by_idx ON payment_charge (collect_by) WHERE state IN ('ACTION_REQUIRED', 'DECLINED');
CREATE INDEX payment_charge_look_again_idx ON payment_charge (look_again_at) WHERE state IN ('ACTION_REQUIRED', 'DECLINED');

-- The ledger is written once and adds up.
CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_transaction_append_only BEFORE UPDATE OR DELETE ON ledger_transaction
  FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_transaction_no_truncate BEFORE TRUNCATE ON ledger_transaction
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER payment_step_append_only BEFORE UPDATE OR DELETE ON payment_step
  FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();

CREATE FUNCTION ledger_transaction_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  difference bigint;
BEGIN
  SELECT coalesce(sum(amount_cents), 0) INTO difference FROM ledger_entry WHERE transaction_id = NEW.transaction_id;
  IF difference <> 0 THEN
    RAISE EXCEPTION 'ledger transaction % is out of balance by % cents', NEW.transaction_id, difference
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transaction_balances';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_transaction_balances AFTER INSERT ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_transaction_balances();

-- Reconciliation: the copy of Stripe's book is append-only too; one run at a time; one open difference for an object.
CREATE TRIGGER stripe_movement_append_only BEFORE UPDATE OR DELETE ON stripe_movement
  FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
CREATE UNIQUE INDEX reconciliation_run_one_open_key ON reconciliation_run ((true)) WHERE state <> 'COMPLETED';
CREATE UNIQUE INDEX reconciliation_difference_one_open_key ON reconciliation_difference (reference) WHERE state = 'OPEN';
ALTER TABLE reconciliation_difference
  ADD CONSTRAINT reconciliation_difference_ends CHECK ((state = 'OPEN') = (ended_at IS NULL)),
  ADD CONSTRAINT reconciliation_difference_resolved_by_someone CHECK (
    (state = 'RESOLVED') = (resolved_by IS NOT NULL) AND (state = 'RESOLVED') = (resolution IS NOT NULL)
  );

-- What a ledger transaction is about is the second part of its key.
CREATE INDEX ledger_transaction_about_idx ON ledger_transaction (split_part(key, ':', 2));
CREATE INDEX ledger_transaction_occurred_idx ON ledger_transaction (occurred_at);
ALTER TABLE ledger_transaction
  ADD CONSTRAINT ledger_transaction_of_a_booking CHECK ((payment_id IS NULL) = (booking_id IS NULL));

-- Payouts: one question about instant pay at a time for a provider, and only one that has not been answered.
ALTER TABLE payout
  ADD CONSTRAINT payout_amounts CHECK (amount_cents > 0 AND fee_cents >= 0),
  ADD CONSTRAINT payout_known_to_stripe CHECK (stripe_id IS NOT NULL OR status IN ('REQUESTED', 'REFUSED'));
CREATE UNIQUE INDEX payout_one_request_key ON payout (provider_id) WHERE status = 'REQUESTED';
CREATE INDEX payout_due_idx ON payout (run_at) WHERE status = 'REQUESTED';
CREATE INDEX payout_under_way_idx ON payout (refreshed_at) WHERE status IN ('PENDING', 'IN_TRANSIT');
CREATE INDEX payout_account_schedule_idx ON payout_account (created_at) WHERE ready AND schedule_set_at IS NULL;
