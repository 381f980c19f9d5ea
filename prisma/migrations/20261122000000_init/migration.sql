CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "audit_actor_kind" AS ENUM ('USER', 'SYSTEM', 'ANONYMOUS');

-- CreateEnum
CREATE TYPE "billing_document_kind" AS ENUM ('NOTE', 'PROVIDER_INVOICE', 'PROVIDER_CREDIT_NOTE', 'FEE_INVOICE', 'FEE_CREDIT_NOTE', 'COMMISSION_INVOICE', 'COMMISSION_CREDIT_NOTE', 'PAYOUT_STATEMENT');

-- CreateEnum
CREATE TYPE "billing_obligation_state" AS ENUM ('WAITING', 'ISSUED');

-- CreateEnum
CREATE TYPE "booking_state" AS ENUM ('HELD', 'REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'COMPLETED', 'EXPIRED', 'DECLINED', 'CANCELLED', 'UNPAID', 'NO_SHOW_CUSTOMER', 'NO_SHOW_PROVIDER');

-- CreateEnum
CREATE TYPE "booking_party" AS ENUM ('CUSTOMER', 'PROVIDER', 'PLATFORM', 'SYSTEM');

-- CreateEnum
CREATE TYPE "arrival_proof" AS ENUM ('CODE', 'DECLARED');

-- CreateEnum
CREATE TYPE "booking_overtime_state" AS ENUM ('PROPOSED', 'AGREED', 'REFUSED');

-- CreateEnum
CREATE TYPE "booking_rescue_outcome" AS ENUM ('KEPT', 'REPLACED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "geo_precision" AS ENUM ('ADDRESS', 'STREET', 'MUNICIPALITY');

-- CreateEnum
CREATE TYPE "user_role" AS ENUM ('CUSTOMER', 'PROVIDER', 'ADMIN');

-- CreateEnum
CREATE TYPE "admin_permission" AS ENUM ('VETTING', 'SUPPORT', 'FINANCE', 'PRIVACY', 'CONTENT', 'SECURITY');

-- CreateEnum
CREATE TYPE "user_standing" AS ENUM ('GOOD', 'BANNED');

-- CreateEnum
CREATE TYPE "session_client" AS ENUM ('BROWSER', 'API');

-- CreateEnum
CREATE TYPE "sign_up_intent" AS ENUM ('CUSTOMER', 'PROVIDER');

-- CreateEnum
CREATE TYPE "mailed_link_purpose" AS ENUM ('VERIFY_EMAIL', 'RESET_PASSWORD');

-- CreateEnum
CREATE TYPE "mail_status" AS ENUM ('QUEUED', 'SENDING', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('CREATED', 'CHECKOUT_OPEN', 'SETUP_PENDING', 'METHOD_SAVED', 'AUTHORISING', 'ACTION_REQUIRED', 'AUTH_FAILED', 'AUTHORISED', 'AUTH_EXPIRED', 'CAPTURING', 'CAPTURED', 'TRANSFER_PENDING', 'TRANSFERRED', 'SETTLED', 'RELEASING', 'CANCELLED', 'FEE_CAPTURING', 'FEE_CAPTURED', 'UNCOLLECTED');

-- CreateEnum
CREATE TYPE "payment_securing_mode" AS ENUM ('HOLD', 'SAVE_CARD');

-- CreateEnum
CREATE TYPE "payment_operation_kind" AS ENUM ('OPEN_CHECKOUT', 'AUTHORISE', 'RELEASE', 'CAPTURE', 'TAKE_FEE', 'TRANSFER', 'REFUND', 'REVERSE', 'CHARGE', 'OPEN_CHARGE_PAGE', 'TRANSFER_CHARGE', 'REFUND_CHARGE', 'REVERSE_CHARGE', 'SUBMIT_EVIDENCE');

-- CreateEnum
CREATE TYPE "payment_operation_status" AS ENUM ('PENDING', 'DONE', 'FAILED', 'PARKED');

-- CreateEnum
CREATE TYPE "payment_refund_status" AS ENUM ('REQUESTED', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "payment_charge_kind" AS ENUM ('TIP', 'OVERTIME');

-- CreateEnum
CREATE TYPE "payment_charge_state" AS ENUM ('CHARGING', 'ACTION_REQUIRED', 'DECLINED', 'PAID', 'TRANSFERRED', 'LAPSED', 'WRITTEN_OFF');

-- CreateEnum
CREATE TYPE "payment_write_off_reason" AS ENUM ('CANNOT_COLLECT', 'NOT_AGREED', 'GOODWILL');

-- CreateEnum
CREATE TYPE "payment_dispute_status" AS ENUM ('WARNING_NEEDS_RESPONSE', 'WARNING_UNDER_REVIEW', 'WARNING_CLOSED', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'LOST', 'PREVENTED', 'WON');

-- CreateEnum
CREATE TYPE "payment_dispute_bearer" AS ENUM ('PLATFORM', 'PROVIDER');

-- CreateEnum
CREATE TYPE "customer_credit_reason" AS ENUM ('PROVIDER_CANCELLED', 'PLATFORM_CANCELLED', 'PROVIDER_NO_SHOW', 'GOODWILL');

-- CreateEnum
CREATE TYPE "stripe_ignored_reason" AS ENUM ('TYPE_NOT_ACTED_ON', 'MADE_BY_HAND', 'OTHER_APPLICATION', 'FOREIGN_ACCOUNT', 'ACCOUNT_OWN_MATTER', 'NOT_AT_STRIPE', 'LEFT_TO_RECONCILIATION');

-- CreateEnum
CREATE TYPE "stripe_event_source" AS ENUM ('PLATFORM', 'CONNECT', 'THIN');

-- CreateEnum
CREATE TYPE "stripe_inbox_status" AS ENUM ('RECEIVED', 'APPLIED', 'IGNORED', 'PARKED');

-- CreateEnum
CREATE TYPE "payout_method" AS ENUM ('STANDARD', 'INSTANT');

-- CreateEnum
CREATE TYPE "payout_status" AS ENUM ('REQUESTED', 'PENDING', 'IN_TRANSIT', 'PAID', 'FAILED', 'CANCELED', 'REFUSED');

-- CreateEnum
CREATE TYPE "reconciliation_run_state" AS ENUM ('WALKING', 'MATCHING', 'COMPLETED');

-- CreateEnum
CREATE TYPE "reconciliation_difference_kind" AS ENUM ('MISSING_IN_LEDGER', 'MISSING_AT_STRIPE', 'AMOUNT', 'FEE', 'BALANCE');

-- CreateEnum
CREATE TYPE "reconciliation_difference_state" AS ENUM ('OPEN', 'RESOLVED', 'EXPLAINED');

-- CreateEnum
CREATE TYPE "reconciliation_resolution" AS ENUM ('DONE_BY_HAND_AT_STRIPE', 'CORRECTED_AT_STRIPE', 'CORRECTED_IN_LEDGER', 'ACCEPTED_LOSS', 'OTHER');

-- CreateEnum
CREATE TYPE "provider_kind" AS ENUM ('PERSON', 'COMPANY');

-- CreateEnum
CREATE TYPE "provider_cancellation_policy" AS ENUM ('FLEXIBLE', 'STANDARD', 'STRICT');

-- CreateEnum
CREATE TYPE "provider_vat_regime" AS ENUM ('FRANCHISE_293B', 'STANDARD_20', 'SAP_10');

-- CreateEnum
CREATE TYPE "provider_listing_state" AS ENUM ('DRAFT', 'UNDER_REVIEW', 'LISTED', 'PAUSED', 'SUSPENDED', 'CLOSED');

-- CreateEnum
CREATE TYPE "provider_paused_by" AS ENUM ('PROVIDER', 'RULE');

-- CreateEnum
CREATE TYPE "credential_type" AS ENUM ('IDENTITY', 'BACKGROUND', 'INSURANCE', 'SKILL', 'REFERENCE', 'BUSINESS', 'VIGILANCE', 'SAP', 'RIGHT_TO_WORK');

-- CreateEnum
CREATE TYPE "credential_state" AS ENUM ('SUBMITTED', 'IN_REVIEW', 'VERIFIED', 'REJECTED', 'EXPIRED', 'REVOKED');

-- CreateEnum
CREATE TYPE "credential_outcome" AS ENUM ('VERIFIED', 'REJECTED', 'EXPIRED', 'REVOKED');

-- CreateEnum
CREATE TYPE "review_side" AS ENUM ('CUSTOMER', 'PROVIDER');

-- CreateEnum
CREATE TYPE "review_report_reason" AS ENUM ('INSULT', 'PERSONAL_DATA', 'NOT_ABOUT_THE_VISIT', 'FALSE', 'OTHER');

-- CreateEnum
CREATE TYPE "review_report_outcome" AS ENUM ('KEPT', 'REMOVED');

-- CreateTable
CREATE TABLE "audit_entry" (
    "sequence" BIGSERIAL NOT NULL,
    "written_in" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" "audit_actor_kind" NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "position" BIGINT,
    "previous_hash" BYTEA,
    "hash" BYTEA,
    "sealed_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "availability_settings" (
    "provider_id" UUID NOT NULL,
    "time_zone" TEXT NOT NULL,
    "buffer_before_minutes" INTEGER NOT NULL,
    "buffer_after_minutes" INTEGER NOT NULL,
    "min_notice_minutes" INTEGER NOT NULL,
    "daily_cap_minutes" INTEGER NOT NULL,
    "horizon_days" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "availability_settings_pkey" PRIMARY KEY ("provider_id")
);

-- CreateTable
CREATE TABLE "weekly_hours" (
    "provider_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "start_minute" SMALLINT NOT NULL,
    "end_minute" SMALLINT NOT NULL,

    CONSTRAINT "weekly_hours_pkey" PRIMARY KEY ("provider_id","weekday","start_minute")
);

-- CreateTable
CREATE TABLE "date_exception" (
    "provider_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "minutes" SMALLINT[],

    CONSTRAINT "date_exception_pkey" PRIMARY KEY ("provider_id","day")
);

-- CreateTable
CREATE TABLE "time_off" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "time_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "day_free" (
    "provider_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "bits" bit(96) NOT NULL,

    CONSTRAINT "day_free_pkey" PRIMARY KEY ("provider_id","day")
);

-- CreateTable
CREATE TABLE "billing_document" (
    "id" UUID NOT NULL,
    "kind" "billing_document_kind" NOT NULL,
    "issuer" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "number_text" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "booking_id" UUID,
    "recipient_user_id" UUID NOT NULL,
    "issuer_user_id" UUID,
    "total_cents" INTEGER NOT NULL,
    "corrects_id" UUID,
    "content_cipher" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "retained_until" DATE NOT NULL,
    "retention_reason" TEXT NOT NULL,
    "file_key" TEXT,
    "file_hash" TEXT,
    "file_bytes" INTEGER,
    "rendered_at" TIMESTAMPTZ(3),

    CONSTRAINT "billing_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_series" (
    "issuer" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "last_number" INTEGER NOT NULL,
    "last_issued_on" DATE NOT NULL,

    CONSTRAINT "billing_series_pkey" PRIMARY KEY ("issuer","series")
);

-- CreateTable
CREATE TABLE "billing_obligation" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "billing_document_kind" NOT NULL,
    "movement_key" TEXT,
    "movement_kind" TEXT,
    "payment_id" UUID,
    "booking_id" UUID,
    "provider_id" UUID NOT NULL,
    "customer_id" UUID,
    "amount_cents" INTEGER NOT NULL,
    "before_cents" INTEGER NOT NULL DEFAULT 0,
    "goodwill_cents" INTEGER NOT NULL DEFAULT 0,
    "month" DATE,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "billing_obligation_state" NOT NULL DEFAULT 'WAITING',
    "waits_for" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "document_id" UUID,

    CONSTRAINT "billing_obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_progress" (
    "name" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "billing_progress_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "billing_mandate" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "billing_mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "billing_threshold_warning" (
    "provider_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "warned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "billing_threshold_warning_pkey" PRIMARY KEY ("provider_id","year","level")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "state" "booking_state" NOT NULL,
    "customer_id" UUID NOT NULL,
    "customer_public_name" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "provider_user_id" UUID NOT NULL,
    "provider_public_name" TEXT NOT NULL,
    "service_code" TEXT NOT NULL,
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "blocked" tstzrange NOT NULL,
    "department" TEXT,
    "municipality" TEXT NOT NULL,
    "distance_metres" INTEGER NOT NULL,
    "travel_lat" DOUBLE PRECISION NOT NULL,
    "travel_lng" DOUBLE PRECISION NOT NULL,
    "address_sealed" TEXT NOT NULL,
    "quote_id" UUID NOT NULL,
    "quote_hash" TEXT NOT NULL,
    "quote_sealed" TEXT NOT NULL,
    "cancellation_steps" JSONB NOT NULL,
    "total_cents" INTEGER NOT NULL,
    "provider_net_cents" INTEGER NOT NULL,
    "instant_book" BOOLEAN NOT NULL,
    "terms_accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "early_start_requested_at" TIMESTAMPTZ(3),
    "loss_acknowledged_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "hold_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "answer_by" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "withdrawal_ends_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "late_alerted_at" TIMESTAMPTZ(3),
    "rescue_by" TIMESTAMPTZ(3),
    "arrival_code_sealed" TEXT NOT NULL,
    "arrival_code_failures" INTEGER NOT NULL DEFAULT 0,
    "arrived_at" TIMESTAMPTZ(3),
    "arrival_proof" "arrival_proof",
    "arrival_contested_at" TIMESTAMPTZ(3),
    "checklist" JSONB,
    "finished_at" TIMESTAMPTZ(3),
    "completes_at" TIMESTAMPTZ(3),
    "claim_window_ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,
    "cancellation_basis" TEXT,
    "fee_cents" INTEGER,
    "refund_cents" INTEGER,
    "provider_fee_share_cents" INTEGER,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_overtime" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "state" "booking_overtime_state" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "provider_net_cents" INTEGER NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_overtime_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_rescue" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "decide_by" TIMESTAMPTZ(3) NOT NULL,
    "replacement_id" UUID,
    "outcome" "booking_rescue_outcome",
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "booking_rescue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking_transition" (
    "booking_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "number" SERIAL NOT NULL,
    "command" TEXT NOT NULL,
    "by" "booking_party" NOT NULL,
    "from_state" "booking_state",
    "to_state" "booking_state" NOT NULL,

    CONSTRAINT "booking_transition_pkey" PRIMARY KEY ("booking_id","number")
);

-- CreateTable
CREATE TABLE "booking_idempotency_key" (
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "result_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_idempotency_key_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "catalog_service" (
    "code" TEXT NOT NULL,
    "number" SMALLINT NOT NULL,
    "name_fr" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "description_fr" TEXT NOT NULL,
    "description_en" TEXT NOT NULL,
    "base_minutes" INTEGER NOT NULL,
    "minutes_per_ten_square_metres" INTEGER NOT NULL,
    "minutes_per_room" INTEGER NOT NULL,
    "minutes_per_bathroom" INTEGER NOT NULL,
    "minimum_minutes" INTEGER NOT NULL,
    "maximum_minutes" INTEGER NOT NULL,
    "housekeeping" BOOLEAN NOT NULL,
    "position" SMALLINT NOT NULL,

    CONSTRAINT "catalog_service_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "catalog_extra" (
    "code" TEXT NOT NULL,
    "name_fr" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "flat_cents" INTEGER NOT NULL,
    "position" SMALLINT NOT NULL,

    CONSTRAINT "catalog_extra_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "catalog_service_extra" (
    "service_code" TEXT NOT NULL,
    "extra_code" TEXT NOT NULL,

    CONSTRAINT "catalog_service_extra_pkey" PRIMARY KEY ("service_code","extra_code")
);

-- CreateTable
CREATE TABLE "catalog_area" (
    "code" TEXT NOT NULL,
    "name_fr" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "departments" TEXT[],

    CONSTRAINT "catalog_area_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "catalog_price_bound" (
    "area_code" TEXT NOT NULL,
    "service_code" TEXT NOT NULL,
    "minimum_cents" INTEGER NOT NULL,
    "maximum_cents" INTEGER NOT NULL,

    CONSTRAINT "catalog_price_bound_pkey" PRIMARY KEY ("area_code","service_code")
);

-- CreateTable
CREATE TABLE "geo_address" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "place_id" TEXT NOT NULL,
    "municipality" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "precision" "geo_precision" NOT NULL,
    "street_cipher" TEXT NOT NULL,
    "access_cipher" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "geo_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email_cipher" TEXT NOT NULL,
    "email_index" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3) NOT NULL,
    "password_hash" TEXT NOT NULL,
    "password_changed_at" TIMESTAMPTZ(3) NOT NULL,
    "locale" TEXT NOT NULL,
    "public_name" TEXT NOT NULL,
    "first_name_cipher" TEXT,
    "last_name_cipher" TEXT,
    "phone_cipher" TEXT,
    "roles" "user_role"[],
    "permissions" "admin_permission"[],
    "standing" "user_standing" NOT NULL DEFAULT 'GOOD',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "client" "session_client" NOT NULL,
    "second_factor" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "idle_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_sign_up" (
    "id" UUID NOT NULL,
    "email_cipher" TEXT NOT NULL,
    "email_index" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "public_name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "intent" "sign_up_intent" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_sign_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailed_link" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "purpose" "mailed_link_purpose" NOT NULL,
    "sign_up_id" UUID,
    "user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mailed_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_challenge" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "client" "session_client" NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_factor" (
    "user_id" UUID NOT NULL,
    "secret_cipher" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id","code_hash")
);

-- CreateTable
CREATE TABLE "outgoing_mail" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "status" "mail_status" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3),
    "last_failure" TEXT,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outgoing_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_booking" (
    "booking_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_booking_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "state" "payment_state" NOT NULL,
    "mode" "payment_securing_mode" NOT NULL,
    "visit_start" TIMESTAMPTZ(3) NOT NULL,
    "visit_end" TIMESTAMPTZ(3) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "total_cents" INTEGER NOT NULL,
    "provider_share_cents" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "locale" VARCHAR(2) NOT NULL,
    "checkout_attempt" INTEGER NOT NULL DEFAULT 0,
    "checkout_session_id" TEXT,
    "checkout_url" TEXT,
    "checkout_expires_at" TIMESTAMPTZ(3),
    "look_again_at" TIMESTAMPTZ(3),
    "payment_method_id" TEXT,
    "intent_id" TEXT,
    "charge_id" TEXT,
    "capture_before" TIMESTAMPTZ(3),
    "authorise_attempt" INTEGER NOT NULL DEFAULT 0,
    "action_deadline" TIMESTAMPTZ(3),
    "authorised_cents" INTEGER NOT NULL DEFAULT 0,
    "captured_cents" INTEGER NOT NULL DEFAULT 0,
    "earned_cents" INTEGER NOT NULL DEFAULT 0,
    "refunded_cents" INTEGER NOT NULL DEFAULT 0,
    "transferred_cents" INTEGER NOT NULL DEFAULT 0,
    "reversed_cents" INTEGER NOT NULL DEFAULT 0,
    "credit_cents" INTEGER NOT NULL DEFAULT 0,
    "credit_returned_cents" INTEGER NOT NULL DEFAULT 0,
    "fee_cents" INTEGER,
    "fee_provider_cents" INTEGER,
    "end_reason" TEXT,
    "transfer_due_at" TIMESTAMPTZ(3),
    "frozen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_operation" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "kind" "payment_operation_kind" NOT NULL,
    "attempt" INTEGER NOT NULL,
    "status" "payment_operation_status" NOT NULL DEFAULT 'PENDING',
    "amount_cents" INTEGER,
    "details" JSONB NOT NULL DEFAULT '{}',
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "first_sent_at" TIMESTAMPTZ(3),
    "uncertain" BOOLEAN NOT NULL DEFAULT false,
    "stripe_id" TEXT,
    "failure_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_step" (
    "sequence" BIGSERIAL NOT NULL,
    "payment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "state" "payment_state" NOT NULL,
    "amount_cents" INTEGER,

    CONSTRAINT "payment_step_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "payment_refund" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "further_charge_id" UUID,
    "amount_cents" INTEGER NOT NULL,
    "credit_cents" INTEGER NOT NULL DEFAULT 0,
    "provider_part_cents" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "after_transfer" BOOLEAN NOT NULL,
    "owed_again_cents" INTEGER NOT NULL DEFAULT 0,
    "status" "payment_refund_status" NOT NULL DEFAULT 'REQUESTED',
    "stripe_id" TEXT,
    "requested_by" UUID,
    "note_sealed" TEXT,
    "idempotency_key" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_charge" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "kind" "payment_charge_kind" NOT NULL,
    "state" "payment_charge_state" NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "provider_share_cents" INTEGER NOT NULL,
    "collect_by" TIMESTAMPTZ(3) NOT NULL,
    "transfer_due_at" TIMESTAMPTZ(3) NOT NULL,
    "page_session_id" TEXT,
    "page_url" TEXT,
    "page_expires_at" TIMESTAMPTZ(3),
    "look_again_at" TIMESTAMPTZ(3),
    "page_refusal" TEXT,
    "intent_id" TEXT,
    "stripe_charge_id" TEXT,
    "paid_at" TIMESTAMPTZ(3),
    "transferred_cents" INTEGER NOT NULL DEFAULT 0,
    "refunded_cents" INTEGER NOT NULL DEFAULT 0,
    "reversed_cents" INTEGER NOT NULL DEFAULT 0,
    "asked_again_at" TIMESTAMPTZ(3),
    "written_off_at" TIMESTAMPTZ(3),
    "written_off_by" UUID,
    "write_off_reason" "payment_write_off_reason",
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_charge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_dispute" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "stripe_id" TEXT NOT NULL,
    "charge_id" TEXT NOT NULL,
    "status" "payment_dispute_status" NOT NULL,
    "reason" TEXT NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "withdrawn_cents" INTEGER NOT NULL DEFAULT 0,
    "clawback_cents" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_by" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "submission_count" INTEGER NOT NULL DEFAULT 0,
    "past_due" BOOLEAN NOT NULL DEFAULT false,
    "note_sealed" TEXT,
    "evidence_sealed" TEXT,
    "evidence_asked_at" TIMESTAMPTZ(3),
    "evidence_by" UUID,
    "evidence_failure" TEXT,
    "bearer" "payment_dispute_bearer",
    "borne_cents" INTEGER NOT NULL DEFAULT 0,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_sealed" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_dispute_attachment" (
    "id" UUID NOT NULL,
    "dispute_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "document_id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "failure" TEXT,

    CONSTRAINT "payment_dispute_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_credit" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "granted_cents" INTEGER NOT NULL,
    "remaining_cents" INTEGER NOT NULL,
    "reason" "customer_credit_reason" NOT NULL,
    "goodwill_reason" TEXT,
    "booking_id" UUID NOT NULL,
    "granted_by" UUID,
    "request_key" TEXT,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_credit_use" (
    "credit_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "spent_cents" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_credit_use_pkey" PRIMARY KEY ("credit_id","payment_id")
);

-- CreateTable
CREATE TABLE "payment_customer" (
    "user_id" UUID NOT NULL,
    "stripe_customer_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_customer_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "payout_account" (
    "provider_id" UUID NOT NULL,
    "stripe_account_id" TEXT,
    "ready" BOOLEAN NOT NULL DEFAULT false,
    "requirements" TEXT[],
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "refreshed_at" TIMESTAMPTZ(3) NOT NULL,
    "schedule_set_at" TIMESTAMPTZ(3),
    "events_fetched_to" TIMESTAMPTZ(3),

    CONSTRAINT "payout_account_pkey" PRIMARY KEY ("provider_id")
);

-- CreateTable
CREATE TABLE "ledger_transaction" (
    "id" UUID NOT NULL,
    "payment_id" UUID,
    "booking_id" UUID,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" BIGSERIAL NOT NULL,

    CONSTRAINT "ledger_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "transaction_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "owner_id" UUID,
    "amount_cents" INTEGER NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("transaction_id","position")
);

-- CreateTable
CREATE TABLE "stripe_inbox_event" (
    "event_id" TEXT NOT NULL,
    "source" "stripe_event_source" NOT NULL,
    "type" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "account_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "stripe_inbox_status" NOT NULL DEFAULT 'RECEIVED',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "ignored_reason" "stripe_ignored_reason",
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_inbox_event_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "payout" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "stripe_id" TEXT,
    "method" "payout_method" NOT NULL,
    "automatic" BOOLEAN NOT NULL,
    "status" "payout_status" NOT NULL,
    "amount_cents" INTEGER NOT NULL,
    "fee_cents" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "arrives_at" TIMESTAMPTZ(3),
    "failure_code" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "first_sent_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "refreshed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payout_line" (
    "payout_id" UUID NOT NULL,
    "movement_id" TEXT NOT NULL,
    "transfer_id" TEXT,
    "booking_id" UUID,
    "charge_kind" "payment_charge_kind",
    "amount_cents" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payout_line_pkey" PRIMARY KEY ("payout_id","movement_id")
);

-- CreateTable
CREATE TABLE "stripe_movement" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "gross_cents" INTEGER NOT NULL,
    "fee_cents" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reference" TEXT NOT NULL,
    "charge_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stripe_movement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_run" (
    "id" UUID NOT NULL,
    "state" "reconciliation_run_state" NOT NULL DEFAULT 'WALKING',
    "started_by" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),
    "since" TIMESTAMPTZ(3),
    "cursor" TEXT,
    "movements_seen" INTEGER NOT NULL DEFAULT 0,
    "compared" INTEGER NOT NULL DEFAULT 0,
    "opened" INTEGER NOT NULL DEFAULT 0,
    "explained" INTEGER NOT NULL DEFAULT 0,
    "open_at_end" INTEGER,
    "stripe_cents" INTEGER,
    "ledger_cents" INTEGER,

    CONSTRAINT "reconciliation_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconciliation_difference" (
    "id" UUID NOT NULL,
    "kind" "reconciliation_difference_kind" NOT NULL,
    "reference" TEXT NOT NULL,
    "stripe_gross_cents" INTEGER,
    "stripe_fee_cents" INTEGER,
    "ledger_gross_cents" INTEGER,
    "ledger_fee_cents" INTEGER,
    "movement_ids" TEXT[],
    "payment_id" UUID,
    "booking_id" UUID,
    "state" "reconciliation_difference_state" NOT NULL DEFAULT 'OPEN',
    "run_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "resolved_by" UUID,
    "resolution" "reconciliation_resolution",
    "note" TEXT,
    "explained_by_run_id" UUID,

    CONSTRAINT "reconciliation_difference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "socket_io_attachments" (
    "id" BIGSERIAL NOT NULL,
    "created_at" TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
    "payload" BYTEA
);

-- CreateTable
CREATE TABLE "quote" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "document" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "provider_kind" NOT NULL,
    "public_name" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "languages" TEXT[],
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "base_place_id" TEXT NOT NULL,
    "base_municipality" TEXT NOT NULL,
    "base_lat" DOUBLE PRECISION NOT NULL,
    "base_lng" DOUBLE PRECISION NOT NULL,
    "radius_metres" INTEGER NOT NULL,
    "instant_book" BOOLEAN NOT NULL DEFAULT false,
    "cancellation_policy" "provider_cancellation_policy" NOT NULL DEFAULT 'STANDARD',
    "vat" "provider_vat_regime" NOT NULL DEFAULT 'FRANCHISE_293B',
    "sap_declaration_number" TEXT,
    "sap_declared_on" TEXT,
    "sap_exclusive" BOOLEAN NOT NULL DEFAULT false,
    "trader_cipher" TEXT NOT NULL,
    "needs_right_to_work" BOOLEAN NOT NULL DEFAULT false,
    "terms_version" TEXT,
    "terms_accepted_at" TIMESTAMPTZ(3),
    "payouts_ready" BOOLEAN NOT NULL DEFAULT false,
    "has_working_hours" BOOLEAN NOT NULL DEFAULT false,
    "in_good_standing" BOOLEAN NOT NULL DEFAULT true,
    "rating_sum" INTEGER NOT NULL DEFAULT 0,
    "rating_count" INTEGER NOT NULL DEFAULT 0,
    "listing_state" "provider_listing_state" NOT NULL DEFAULT 'DRAFT',
    "paused_by" "provider_paused_by",
    "suspended_from" "provider_listing_state",
    "required_until" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3) NOT NULL,
    "first_listed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_service" (
    "provider_id" UUID NOT NULL,
    "service_code" TEXT NOT NULL,
    "hourly_rate_cents" INTEGER NOT NULL,

    CONSTRAINT "provider_service_pkey" PRIMARY KEY ("provider_id","service_code")
);

-- CreateTable
CREATE TABLE "provider_credential" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "type" "credential_type" NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "state" "credential_state" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "reviewer_id" UUID,
    "review_started_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "reason_code" TEXT,
    "warned_days" INTEGER,

    CONSTRAINT "provider_credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_credential_submission" (
    "id" UUID NOT NULL,
    "credential_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "type" "credential_type" NOT NULL,
    "document_ids" UUID[],
    "facts_cipher" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_credential_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_credential_decision" (
    "id" UUID NOT NULL,
    "credential_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "type" "credential_type" NOT NULL,
    "outcome" "credential_outcome" NOT NULL,
    "reason_code" TEXT,
    "note_cipher" TEXT,
    "valid_until" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_credential_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_background_check" (
    "id" UUID NOT NULL,
    "credential_id" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_by" UUID NOT NULL,
    "outcome" "credential_outcome" NOT NULL,
    "recheck_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_background_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_reference" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "referee_cipher" TEXT NOT NULL,
    "email_index" TEXT NOT NULL,
    "token_hash" TEXT,
    "token_expires_at" TIMESTAMPTZ(3),
    "invited_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answer_cipher" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_reference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_suspension" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "reason_code" TEXT NOT NULL,
    "statement_cipher" TEXT NOT NULL,
    "suspended_by" UUID NOT NULL,
    "suspended_at" TIMESTAMPTZ(3) NOT NULL,
    "appeal_cipher" TEXT,
    "appealed_at" TIMESTAMPTZ(3),
    "reinstated_by" UUID,
    "reinstated_at" TIMESTAMPTZ(3),
    "reinstated_cipher" TEXT,

    CONSTRAINT "provider_suspension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_rating" (
    "review_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "overall" INTEGER NOT NULL,
    "removed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "provider_rating_pkey" PRIMARY KEY ("review_id")
);

-- CreateTable
CREATE TABLE "reviewable_booking" (
    "booking_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "customer_public_name" TEXT NOT NULL,
    "provider_id" UUID NOT NULL,
    "provider_user_id" UUID NOT NULL,
    "provider_public_name" TEXT NOT NULL,
    "service_code" TEXT NOT NULL,
    "experience_day" DATE NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "reviewable_booking_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "side" "review_side" NOT NULL,
    "author_user_id" UUID NOT NULL,
    "subject_user_id" UUID NOT NULL,
    "provider_id" UUID,
    "overall" SMALLINT NOT NULL,
    "punctuality" SMALLINT NOT NULL,
    "quality" SMALLINT NOT NULL,
    "communication" SMALLINT NOT NULL,
    "text" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "reply" TEXT,
    "replied_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" UUID,
    "removal_reason" TEXT,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_report" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "reporter_user_id" UUID NOT NULL,
    "reason" "review_report_reason" NOT NULL,
    "explanation" TEXT NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "review_report_outcome",
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decision_reason" TEXT,

    CONSTRAINT "review_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_provider" (
    "provider_id" UUID NOT NULL,
    "public_name" TEXT NOT NULL,
    "municipality" TEXT NOT NULL,
    "languages" TEXT[],
    "instant_book" BOOLEAN NOT NULL,
    "cancellation_policy" TEXT NOT NULL,
    "rating_sum" INTEGER NOT NULL,
    "rating_count" INTEGER NOT NULL,
    "required_until" TIMESTAMPTZ(3),
    "badges" JSONB NOT NULL,

    CONSTRAINT "search_provider_pkey" PRIMARY KEY ("provider_id")
);

-- CreateTable
CREATE TABLE "search_posting" (
    "cell" INTEGER NOT NULL,
    "service" SMALLINT NOT NULL,
    "rank" INTEGER NOT NULL,
    "provider_id" UUID NOT NULL,
    "lat" DOUBLE PRECISION NOT NULL,
    "lng" DOUBLE PRECISION NOT NULL,
    "radius_metres" INTEGER NOT NULL,
    "hourly_rate_cents" INTEGER NOT NULL,

    CONSTRAINT "search_posting_pkey" PRIMARY KEY ("cell","service","rank","provider_id")
);

-- CreateTable
CREATE TABLE "search_outcome" (
    "booking_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "service_code" TEXT NOT NULL,
    "kept" BOOLEAN NOT NULL,

    CONSTRAINT "search_outcome_pkey" PRIMARY KEY ("booking_id")
);

-- CreateTable
CREATE TABLE "vault_document" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "replaces_id" UUID,
    "purpose" TEXT,
    "attached_at" TIMESTAMPTZ(3),
    "scanner" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_at" TIMESTAMPTZ(3),

    CONSTRAINT "vault_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vault_usage" (
    "owner_id" UUID NOT NULL,
    "documents" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "vault_usage_pkey" PRIMARY KEY ("owner_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_position_key" ON "audit_entry"("position");

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_sequence_idx" ON "audit_entry"("subject_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_sequence_idx" ON "audit_entry"("actor_id", "sequence");

-- CreateIndex
CREATE INDEX "time_off_provider_id_ends_at_idx" ON "time_off"("provider_id", "ends_at");

-- CreateIndex
CREATE INDEX "billing_document_recipient_idx" ON "billing_document"("recipient_user_id", "issued_at", "id");

-- CreateIndex
CREATE INDEX "billing_document_issuer_idx" ON "billing_document"("issuer_user_id", "issued_at", "id");

-- CreateIndex
CREATE INDEX "billing_document_booking_idx" ON "billing_document"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "billing_document_number_key" ON "billing_document"("issuer", "series", "number");

-- CreateIndex
CREATE UNIQUE INDEX "billing_obligation_key_key" ON "billing_obligation"("key");

-- CreateIndex
CREATE UNIQUE INDEX "billing_obligation_document_key" ON "billing_obligation"("document_id");

-- CreateIndex
CREATE INDEX "billing_obligation_payment_idx" ON "billing_obligation"("payment_id", "kind");

-- CreateIndex
CREATE INDEX "billing_obligation_provider_idx" ON "billing_obligation"("provider_id", "occurred_at");

-- CreateIndex
CREATE INDEX "billing_mandate_provider_idx" ON "billing_mandate"("provider_id", "accepted_at");

-- CreateIndex
CREATE UNIQUE INDEX "booking_reference_key" ON "booking"("reference");

-- CreateIndex
CREATE INDEX "booking_customer_id_start_at_id_idx" ON "booking"("customer_id", "start_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "booking_overtime_booking_id_idx" ON "booking_overtime"("booking_id", "id" DESC);

-- CreateIndex
CREATE INDEX "booking_rescue_booking_id_idx" ON "booking_rescue"("booking_id", "id" DESC);

-- CreateIndex
CREATE INDEX "booking_idempotency_key_created_at_idx" ON "booking_idempotency_key"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "catalog_service_number_key" ON "catalog_service"("number");

-- CreateIndex
CREATE INDEX "geo_address_of_owner" ON "geo_address"("owner_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_index_key" ON "user_account"("email_index");

-- CreateIndex
CREATE UNIQUE INDEX "user_session_token_hash_key" ON "user_session"("token_hash");

-- CreateIndex
CREATE INDEX "user_session_user_id_idx" ON "user_session"("user_id");

-- CreateIndex
CREATE INDEX "user_session_expires_at_idx" ON "user_session"("expires_at");

-- CreateIndex
CREATE INDEX "pending_sign_up_email_index_idx" ON "pending_sign_up"("email_index");

-- CreateIndex
CREATE INDEX "pending_sign_up_expires_at_idx" ON "pending_sign_up"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "mailed_link_token_hash_key" ON "mailed_link"("token_hash");

-- CreateIndex
CREATE INDEX "mailed_link_sign_up_id_idx" ON "mailed_link"("sign_up_id");

-- CreateIndex
CREATE INDEX "mailed_link_user_id_idx" ON "mailed_link"("user_id");

-- CreateIndex
CREATE INDEX "mailed_link_expires_at_idx" ON "mailed_link"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_challenge_token_hash_key" ON "sign_in_challenge"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_challenge_user_id_idx" ON "sign_in_challenge"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_challenge_expires_at_idx" ON "sign_in_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "outgoing_mail_recipient" ON "outgoing_mail"("recipient_id", "queued_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_mail_once" ON "outgoing_mail"("event_id", "recipient_id", "template");

-- CreateIndex
CREATE UNIQUE INDEX "payment_booking_id_key" ON "payment"("booking_id");

-- CreateIndex
CREATE INDEX "payment_intent_id_idx" ON "payment"("intent_id");

-- CreateIndex
CREATE INDEX "payment_checkout_session_id_idx" ON "payment"("checkout_session_id");

-- CreateIndex
CREATE INDEX "payment_charge_id_idx" ON "payment"("charge_id");

-- CreateIndex
CREATE INDEX "payment_operation_payment_id_idx" ON "payment_operation"("payment_id");

-- CreateIndex
CREATE INDEX "payment_operation_stripe_id_idx" ON "payment_operation"("stripe_id");

-- CreateIndex
CREATE INDEX "payment_step_payment_id_idx" ON "payment_step"("payment_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "payment_refund_stripe_id_key" ON "payment_refund"("stripe_id");

-- CreateIndex
CREATE INDEX "payment_refund_further_charge_id_idx" ON "payment_refund"("further_charge_id");

-- CreateIndex
CREATE INDEX "payment_refund_payment_id_idx" ON "payment_refund"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_refund_idempotency_key" ON "payment_refund"("requested_by", "idempotency_key");

-- CreateIndex
CREATE INDEX "payment_charge_intent_id_idx" ON "payment_charge"("intent_id");

-- CreateIndex
CREATE INDEX "payment_charge_page_session_id_idx" ON "payment_charge"("page_session_id");

-- CreateIndex
CREATE INDEX "payment_charge_stripe_charge_id_idx" ON "payment_charge"("stripe_charge_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_charge_one_of_a_kind_key" ON "payment_charge"("booking_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "payment_dispute_stripe_id_key" ON "payment_dispute"("stripe_id");

-- CreateIndex
CREATE INDEX "payment_dispute_payment_id_idx" ON "payment_dispute"("payment_id");

-- CreateIndex
CREATE INDEX "payment_dispute_opened_at_idx" ON "payment_dispute"("opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "payment_dispute_attachment_document_key" ON "payment_dispute_attachment"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_dispute_attachment_field_key" ON "payment_dispute_attachment"("dispute_id", "field");

-- CreateIndex
CREATE INDEX "customer_credit_customer_id_idx" ON "customer_credit"("customer_id", "expires_at");

-- CreateIndex
CREATE INDEX "customer_credit_use_payment_id_idx" ON "customer_credit_use"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_customer_stripe_customer_id_key" ON "payment_customer"("stripe_customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_account_stripe_account_id_key" ON "payout_account"("stripe_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_key_key" ON "ledger_transaction"("key");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transaction_sequence_key" ON "ledger_transaction"("sequence");

-- CreateIndex
CREATE INDEX "ledger_transaction_booking_id_idx" ON "ledger_transaction"("booking_id", "sequence");

-- CreateIndex
CREATE INDEX "ledger_entry_owner_account_idx" ON "ledger_entry"("owner_id", "account");

-- CreateIndex
CREATE INDEX "stripe_inbox_event_received_idx" ON "stripe_inbox_event"("received_at", "event_id");

-- CreateIndex
CREATE INDEX "stripe_inbox_event_object_idx" ON "stripe_inbox_event"("object_id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_stripe_id_key" ON "payout"("stripe_id");

-- CreateIndex
CREATE INDEX "payout_provider_idx" ON "payout"("provider_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "stripe_movement_reference_idx" ON "stripe_movement"("reference");

-- CreateIndex
CREATE INDEX "stripe_movement_at_idx" ON "stripe_movement"("at");

-- CreateIndex
CREATE INDEX "reconciliation_run_started_idx" ON "reconciliation_run"("started_at", "id");

-- CreateIndex
CREATE INDEX "reconciliation_difference_state_idx" ON "reconciliation_difference"("state", "opened_at", "id");

-- CreateIndex
CREATE INDEX "reconciliation_difference_reference_idx" ON "reconciliation_difference"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "socket_io_attachments_id_key" ON "socket_io_attachments"("id");

-- CreateIndex
CREATE INDEX "quote_created_at_idx" ON "quote"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "provider_user_once" ON "provider"("user_id");

-- CreateIndex
CREATE INDEX "provider_credential_of_provider" ON "provider_credential"("provider_id", "type", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "provider_credential_submission_version" ON "provider_credential_submission"("credential_id", "version");

-- CreateIndex
CREATE INDEX "provider_credential_decision_of" ON "provider_credential_decision"("credential_id", "decided_at");

-- CreateIndex
CREATE INDEX "provider_background_check_of" ON "provider_background_check"("credential_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_reference_token" ON "provider_reference"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "provider_reference_once" ON "provider_reference"("provider_id", "email_index");

-- CreateIndex
CREATE INDEX "review_author_user_id_idx" ON "review"("author_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_booking_id_side_key" ON "review"("booking_id", "side");

-- CreateIndex
CREATE UNIQUE INDEX "review_report_review_id_reporter_user_id_key" ON "review_report"("review_id", "reporter_user_id");

-- CreateIndex
CREATE INDEX "search_posting_of_provider" ON "search_posting"("provider_id");

-- CreateIndex
CREATE INDEX "search_outcome_of_provider" ON "search_outcome"("provider_id", "service_code", "kept");

-- CreateIndex
CREATE UNIQUE INDEX "vault_document_storage_key" ON "vault_document"("storage_key");

-- CreateIndex
CREATE INDEX "vault_document_owner" ON "vault_document"("owner_id", "created_at");

-- AddForeignKey
ALTER TABLE "weekly_hours" ADD CONSTRAINT "weekly_hours_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "availability_settings"("provider_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "date_exception" ADD CONSTRAINT "date_exception_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "availability_settings"("provider_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "availability_settings"("provider_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_overtime" ADD CONSTRAINT "booking_overtime_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_rescue" ADD CONSTRAINT "booking_rescue_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking_transition" ADD CONSTRAINT "booking_transition_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalog_service_extra" ADD CONSTRAINT "catalog_service_extra_service_code_fkey" FOREIGN KEY ("service_code") REFERENCES "catalog_service"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalog_service_extra" ADD CONSTRAINT "catalog_service_extra_extra_code_fkey" FOREIGN KEY ("extra_code") REFERENCES "catalog_extra"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalog_price_bound" ADD CONSTRAINT "catalog_price_bound_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "catalog_area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalog_price_bound" ADD CONSTRAINT "catalog_price_bound_service_code_fkey" FOREIGN KEY ("service_code") REFERENCES "catalog_service"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailed_link" ADD CONSTRAINT "mailed_link_sign_up_id_fkey" FOREIGN KEY ("sign_up_id") REFERENCES "pending_sign_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailed_link" ADD CONSTRAINT "mailed_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_challenge" ADD CONSTRAINT "sign_in_challenge_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_operation" ADD CONSTRAINT "payment_operation_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_step" ADD CONSTRAINT "payment_step_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_further_charge_id_fkey" FOREIGN KEY ("further_charge_id") REFERENCES "payment_charge"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_charge" ADD CONSTRAINT "payment_charge_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_dispute_attachment" ADD CONSTRAINT "payment_dispute_attachment_dispute_id_fkey" FOREIGN KEY ("dispute_id") REFERENCES "payment_dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_credit_use" ADD CONSTRAINT "customer_credit_use_credit_id_fkey" FOREIGN KEY ("credit_id") REFERENCES "customer_credit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "ledger_transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout_line" ADD CONSTRAINT "payout_line_payout_id_fkey" FOREIGN KEY ("payout_id") REFERENCES "payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_service" ADD CONSTRAINT "provider_service_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_credential" ADD CONSTRAINT "provider_credential_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_credential_submission" ADD CONSTRAINT "provider_credential_submission_credential_id_fkey" FOREIGN KEY ("credential_id") REFERENCES "provider_credential"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_credential_decision" ADD CONSTRAINT "provider_credential_decision_credential_id_fkey" FOREIGN KEY ("credential_id") REFERENCES "provider_credential"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_reference" ADD CONSTRAINT "provider_reference_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_suspension" ADD CONSTRAINT "provider_suspension_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_rating" ADD CONSTRAINT "provider_rating_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "provider"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "reviewable_booking"("booking_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_report" ADD CONSTRAINT "review_report_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- audit.sql: what Prisma's schema can't say
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


-- availability.sql: what Prisma's schema can't say
ALTER TABLE availability_settings
  ADD CONSTRAINT availability_settings_buffers CHECK (buffer_before_minutes BETWEEN 0 AND 240 AND buffer_after_minutes BETWEEN 0 AND 240),
  ADD CONSTRAINT availability_settings_limits CHECK (min_notice_minutes >= 0 AND daily_cap_minutes > 0 AND horizon_days BETWEEN 1 AND 90);

ALTER TABLE weekly_hours
  ADD CONSTRAINT weekly_hours_weekday CHECK (weekday BETWEEN 1 AND 7),
  ADD CONSTRAINT weekly_hours_range CHECK (0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440),
  ADD CONSTRAINT weekly_hours_quarters CHECK (start_minute % 15 = 0 AND end_minute % 15 = 0);

ALTER TABLE date_exception
  ADD CONSTRAINT date_exception_pairs CHECK (cardinality(minutes) % 2 = 0 AND cardinality(minutes) <= 12);

ALTER TABLE time_off
  ADD CONSTRAINT time_off_range CHECK (starts_at < ends_at);

-- A booking flips bits of a row in place: room on the page keeps such updates off the index.
ALTER TABLE day_free SET (fillfactor = 90);


-- billing.sql: what Prisma's schema can't say
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


-- booking.sql: what Prisma's schema can't say
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


-- catalog.sql: what Prisma's schema can't say
-- catalog: what the datamodel cannot say, and the reference data.
ALTER TABLE catalog_service
  ADD CONSTRAINT catalog_service_minutes CHECK (
    base_minutes >= 0 AND minutes_per_ten_square_metres >= 0 AND minutes_per_room >= 0 AND minutes_per_bathroom >= 0
    AND minimum_minutes > 0 AND maximum_minutes >= minimum_minutes AND maximum_minutes <= 720),
  ADD CONSTRAINT catalog_service_code CHECK (code ~ '^[a-z]+(-[a-z]+)*$');
ALTER TABLE catalog_extra
  ADD CONSTRAINT catalog_extra_amounts CHECK (minutes >= 0 AND flat_cents >= 0 AND minutes + flat_cents > 0),
  ADD CONSTRAINT catalog_extra_code CHECK (code ~ '^[a-z]+(-[a-z]+)*$');
ALTER TABLE catalog_price_bound
  ADD CONSTRAINT catalog_price_bound_order CHECK (minimum_cents > 0 AND maximum_cents >= minimum_cents);

-- Housekeeping is the upkeep of the home one lives in: an empty home made ready for an inventory and a let between two
-- guests are not.
INSERT INTO catalog_service (code, number, name_fr, name_en, description_fr, description_en, base_minutes,
  minutes_per_ten_square_metres, minutes_per_room, minutes_per_bathroom, minimum_minutes, maximum_minutes, position, housekeeping) VALUES
('regular-cleaning', 1, 'Ménage régulier', 'Regular cleaning',
 'Sols, poussières, cuisine et sanitaires : l’entretien courant du logement.',
 'Floors, dusting, kitchen and bathrooms: the everyday upkeep of a home.', 30, 10, 10, 15, 120, 480, 1, true),
('deep-cleaning', 2, 'Grand ménage', 'Deep cleaning',
 'Un nettoyage de fond, plinthes, portes, joints et dessus de meubles compris.',
 'A thorough clean, skirting boards, doors, joints and tops of furniture included.', 60, 20, 15, 30, 180, 720, 2, true),
('end-of-tenancy', 3, 'Ménage de fin de bail', 'End-of-tenancy cleaning',
 'Le logement vide remis au propre pour l’état des lieux de sortie.',
 'The empty home made ready for the check-out inventory.', 60, 22, 15, 35, 180, 720, 3, false),
('windows', 4, 'Nettoyage des vitres', 'Window cleaning',
 'Vitres et encadrements, des deux côtés quand ils sont accessibles sans danger.',
 'Panes and frames, on both sides where they can be reached safely.', 30, 6, 12, 0, 60, 480, 4, true),
('ironing', 5, 'Repassage à domicile', 'Ironing at home',
 'Le linge repassé et plié chez vous, avec votre matériel.',
 'Laundry ironed and folded at your home, with your own equipment.', 60, 0, 0, 0, 60, 300, 5, true),
('short-let-turnover', 6, 'Ménage de location saisonnière', 'Short-let turnover',
 'Entre deux voyageurs : ménage, lits refaits et vérification du logement.',
 'Between two guests: cleaning, beds made and the home checked.', 45, 9, 12, 20, 90, 480, 6, false);

INSERT INTO catalog_extra (code, name_fr, name_en, minutes, flat_cents, position) VALUES
('oven', 'Intérieur du four', 'Inside the oven', 30, 0, 1),
('fridge', 'Intérieur du réfrigérateur', 'Inside the fridge', 30, 0, 2),
('kitchen-cupboards', 'Intérieur des placards de cuisine', 'Inside kitchen cupboards', 45, 0, 3),
('inside-windows', 'Vitres, côté intérieur', 'Inside windows', 45, 0, 4),
('balcony', 'Balcon ou terrasse', 'Balcony or terrace', 30, 0, 5),
('ironing-basket', 'Une corbeille de repassage', 'One basket of ironing', 60, 0, 6),
('laundry', 'Une lessive, étendue ou séchée', 'One load of laundry, hung or dried', 30, 0, 7),
('linen-change', 'Lits refaits avec votre linge', 'Beds made with your linen', 20, 0, 8),
('supplies', 'Produits et petit matériel apportés', 'Products and small equipment brought along', 0, 600, 9);

INSERT INTO catalog_service_extra (service_code, extra_code)
SELECT s.code, e.code FROM catalog_service s JOIN catalog_extra e ON CASE s.code
  WHEN 'windows' THEN e.code IN ('balcony', 'supplies')
  WHEN 'ironing' THEN e.code IN ('ironing-basket', 'laundry', 'linen-change')
  WHEN 'end-of-tenancy' THEN e.code IN ('oven', 'fridge', 'kitchen-cupboards', 'inside-windows', 'balcony', 'supplies')
  ELSE true END;

INSERT INTO catalog_area (code, name_fr, name_en, departments) VALUES
('paris', 'Paris et petite couronne', 'Paris and inner suburbs', ARRAY['75', '92', '93', '94']),
('large-cities', 'Grande couronne et grandes métropoles', 'Outer Paris and large cities',
 ARRAY['77', '78', '91', '95', '69', '13', '06', '44', '33', '31', '59', '67', '34', '35']),
('elsewhere', 'Ailleurs en France', 'Elsewhere in France', ARRAY[]::text[]);

INSERT INTO catalog_price_bound (area_code, service_code, minimum_cents, maximum_cents)
SELECT a.code, s.code,
  CASE a.code WHEN 'paris' THEN 2200 WHEN 'large-cities' THEN 2000 ELSE 1900 END + s.more,
  CASE a.code WHEN 'paris' THEN 5000 WHEN 'large-cities' THEN 4600 ELSE 4200 END + 2 * s.more
FROM catalog_area a CROSS JOIN (VALUES ('regular-cleaning', 0), ('deep-cleaning', 300), ('end-of-tenancy', 400),
  ('windows', 300), ('ironing', 0), ('short-let-turnover', 200)) AS s (code, more);


-- geo.sql: what Prisma's schema can't say
-- geo: what the datamodel cannot say.
ALTER TABLE geo_address
  ADD CONSTRAINT geo_address_place_id CHECK (place_id ~ '^(\d{2}|2[AB])\d{3}$'),
  ADD CONSTRAINT geo_address_postal_code CHECK (postal_code ~ '^\d{5}$'),
  ADD CONSTRAINT geo_address_point CHECK (
    lat BETWEEN -90 AND 90 AND lng BETWEEN -180 AND 180
    AND lat = round(lat::numeric, 3)::float8 AND lng = round(lng::numeric, 3)::float8);


-- identity.sql: what Prisma's schema can't say
ALTER TABLE user_account
  ADD CONSTRAINT user_account_locale_known CHECK (locale IN ('fr', 'en')),
  ADD CONSTRAINT user_account_public_name_length CHECK (char_length(public_name) BETWEEN 2 AND 40),
  -- A permission without the role would mean nothing and be overlooked.
  ADD CONSTRAINT user_account_permissions_of_admin CHECK (permissions = '{}' OR 'ADMIN' = ANY (roles)),
  ADD CONSTRAINT user_account_password_is_argon2id CHECK (password_hash LIKE '$argon2id$%');

ALTER TABLE pending_sign_up
  ADD CONSTRAINT pending_sign_up_locale_known CHECK (locale IN ('fr', 'en')),
  ADD CONSTRAINT pending_sign_up_password_is_argon2id CHECK (password_hash LIKE '$argon2id$%');

ALTER TABLE mailed_link
  ADD CONSTRAINT mailed_link_of_one CHECK (
    (purpose = 'VERIFY_EMAIL' AND sign_up_id IS NOT NULL AND user_id IS NULL)
    OR (purpose = 'RESET_PASSWORD' AND user_id IS NOT NULL AND sign_up_id IS NULL)
  );

ALTER TABLE user_session
  ADD CONSTRAINT user_session_idle_within_absolute CHECK (idle_expires_at <= expires_at);

-- Staff look for people by the whole of the name that others see.
CREATE INDEX user_account_public_name ON user_account (lower(public_name), id DESC);

-- Admins are few: their list and their count must not read every account.
CREATE INDEX user_account_admins ON user_account (id) WHERE 'ADMIN' = ANY (roles);


-- notification.sql: what Prisma's schema can't say
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


-- payment.sql: what Prisma's schema can't say
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


-- pricing.sql: what Prisma's schema can't say
ALTER TABLE quote
  ADD CONSTRAINT quote_valid_for_a_while CHECK (created_at < expires_at),
  ADD CONSTRAINT quote_hash_is_sha256 CHECK (hash ~ '^[0-9a-f]{64}$');

-- An offer that someone has read is not rewritten: a new one is made.
CREATE FUNCTION quote_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A quote never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'quote_is_frozen';
END $$;
CREATE TRIGGER quote_is_frozen BEFORE UPDATE ON quote FOR EACH ROW EXECUTE FUNCTION quote_is_frozen();


-- provider.sql: what Prisma's schema can't say
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


-- review.sql: what Prisma's schema can't say
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


-- search.sql: what Prisma's schema can't say
-- search: what the datamodel cannot say.
-- A search reads this index alone, backwards: the best ranked of a cell and service first, with what tells whether the
-- point lies within their circle and budget. The key keeps its name, so the datamodel still describes it.
ALTER TABLE search_posting
  DROP CONSTRAINT search_posting_pkey,
  ADD CONSTRAINT search_posting_pkey PRIMARY KEY (cell, service, rank, provider_id)
    INCLUDE (lat, lng, radius_metres, hourly_rate_cents),
  ADD CONSTRAINT search_posting_amounts CHECK (service > 0 AND rank >= 0 AND radius_metres > 0 AND hourly_rate_cents > 0);
ALTER TABLE search_provider
  ADD CONSTRAINT search_provider_rating CHECK (rating_count >= 0 AND rating_sum BETWEEN rating_count AND 5 * rating_count);

-- An index-only walk needs pages known to be all visible: vacuum often, and leave room for ranks that move.
ALTER TABLE search_posting SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

-- Great-circle distance in metres; the same haversine as distanceMetres in libs/geo/src/domain/point.ts. Not STRICT on
-- purpose: only then does the planner write it into the statement instead of calling it for each row.
CREATE FUNCTION search_distance(lat1 float8, lng1 float8, lat2 float8, lng2 float8) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 2 * 6371008.8 * asin(least(1, sqrt(
    sin(radians(lat2 - lat1) / 2) * sin(radians(lat2 - lat1) / 2)
    + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lng2 - lng1) / 2) * sin(radians(lng2 - lng1) / 2))))
$$;


-- vault.sql: what Prisma's schema can't say
-- vault
ALTER TABLE vault_document
  ADD CONSTRAINT vault_document_bytes_positive CHECK (bytes > 0),
  ADD CONSTRAINT vault_document_sha256_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT vault_document_version_positive CHECK (version > 0),
  ADD CONSTRAINT vault_document_content_type_known
    CHECK (content_type IN ('application/pdf', 'image/jpeg', 'image/png', 'image/webp'));

-- One next version only: two replacements of the same document can't both win.
CREATE UNIQUE INDEX vault_document_replaced_once ON vault_document (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE INDEX vault_document_unfinished ON vault_document (created_at) WHERE kept_at IS NULL;

ALTER TABLE vault_usage
  ADD CONSTRAINT vault_usage_not_negative CHECK (documents >= 0 AND bytes >= 0);
