import { Injectable } from '@nestjs/common';
import type { BookingId, PaymentId } from '#kernel';
import { Database, type PaymentState } from '#platform/prisma';

import type { ChargeKind } from '../domain/charge-state.js';

/** How many a sweep takes at a time. */
const BATCH = 100;

/** One thing that happened to a payment. */
export interface PaymentHistoryLine {
  readonly at: Date;
  readonly what: string;
  readonly amountCents: number | null;
}

/** Money given back, or on its way. */
export interface RefundView {
  readonly id: string;
  readonly amountCents: number;
  /** What is given back; null: the visit. */
  readonly furtherCharge: ChargeKind | null;
  readonly status: 'REQUESTED' | 'SENT' | 'FAILED';
  readonly requestedAt: Date;
  readonly sentAt: Date | null;
  readonly failedAt: Date | null;
}

/** Where a booking's money stands, as screens show it. Amounts in cents. */
export interface PaymentSummaryView {
  readonly paymentId: PaymentId;
  readonly bookingId: BookingId;
  readonly state: PaymentState;
  readonly totalCents: number;
  /** Of the total, what the customer's credit pays, and what of that was given back. */
  readonly creditCents: number;
  readonly creditReturnedCents: number;
  /** Held on the card and not taken. */
  readonly heldCents: number;
  readonly capturedCents: number;
  readonly refundedCents: number;
  /** What a late cancellation costs the customer; null when there was none. */
  readonly feeCents: number | null;
  readonly providerShareCents: number;
  readonly transferredCents: number;
  readonly transferDueAt: Date | null;
  /** Until when the customer must act after a refusal; null when nothing is asked of them. */
  readonly actionRequiredBy: Date | null;
  /** The payment page that is open for the customer, if one is. */
  readonly actionUrl: string | null;
  readonly history: readonly PaymentHistoryLine[];
  /** Oldest first. */
  readonly refunds: readonly RefundView[];
}

const SUMMARY = `
  SELECT p.id AS "paymentId", p.booking_id AS "bookingId", p.state, p.total_cents AS "totalCents",
    p.credit_cents AS "creditCents", p.credit_returned_cents AS "creditReturnedCents",
    CASE WHEN p.captured_cents = 0 THEN p.authorised_cents ELSE 0 END AS "heldCents",
    p.captured_cents AS "capturedCents", p.refunded_cents AS "refundedCents", p.fee_cents AS "feeCents",
    p.provider_share_cents AS "providerShareCents", p.transferred_cents - p.reversed_cents AS "transferredCents",
    p.transfer_due_at AS "transferDueAt", p.checkout_url AS "actionUrl",
    CASE WHEN p.state IN ('ACTION_REQUIRED', 'AUTH_FAILED') THEN p.action_deadline END AS "actionRequiredBy",
    coalesce((SELECT json_agg(json_build_object('at', s.at, 'what', s.what, 'amountCents', s.amount_cents) ORDER BY s.sequence)
              FROM payment_step s WHERE s.payment_id = p.id), '[]') AS history,
    coalesce((SELECT json_agg(json_build_object('id', r.id, 'amountCents', r.amount_cents, 'status', r.status, 'furtherCharge', c.kind,
                'requestedAt', r.created_at, 'sentAt', r.sent_at, 'failedAt', r.failed_at) ORDER BY r.created_at, r.id)
              FROM payment_refund r LEFT JOIN payment_charge c ON c.id = r.further_charge_id WHERE r.payment_id = p.id), '[]') AS refunds
  FROM payment p WHERE p.booking_id = ANY($1::uuid[])`;

type SummaryRow = Omit<PaymentSummaryView, 'history' | 'refunds'> & {
  history: { at: string; what: string; amountCents: number | null }[];
  refunds: (Omit<RefundView, 'requestedAt' | 'sentAt' | 'failedAt'> & {
    requestedAt: string;
    sentAt: string | null;
    failedAt: string | null;
  })[];
};

/** What screens and sweeps ask of the payments. */
@Injectable()
export class PaymentReads {
  constructor(private readonly database: Database) {}

  /** One statement for any number of bookings. */
  async summaries(bookingIds: readonly BookingId[]): Promise<PaymentSummaryView[]> {
    const rows = await this.database.query<SummaryRow>('payment-summaries', SUMMARY, [bookingIds]);
    return rows.map(({ history, refunds, ...row }) => ({
      ...row,
      history: history.map((line) => ({ ...line, at: new Date(line.at) })),
      refunds: refunds.map(({ requestedAt, sentAt, failedAt, ...refund }) => ({
        ...refund,
        requestedAt: new Date(requestedAt),
        sentAt: sentAt === null ? null : new Date(sentAt),
        failedAt: failedAt === null ? null : new Date(failedAt),
      })),
    }));
  }

  /** Saved cards whose hold is due, and holds that ended before they were taken. */
  dueForAuthorisation(visitsBefore: Date): Promise<string[]> {
    return this.#ids(
      'payment-due-authorisation',
      `SELECT id FROM payment WHERE state IN ('METHOD_SAVED', 'AUTH_EXPIRED') AND visit_start <= $1 ORDER BY visit_start LIMIT ${BATCH}`,
      visitsBefore,
    );
  }

  /** Payments that were not secured in time. */
  pastDeadline(now: Date): Promise<string[]> {
    return this.#ids(
      'payment-past-deadline',
      `SELECT id FROM payment WHERE state IN ('AUTHORISING', 'ACTION_REQUIRED', 'AUTH_FAILED') AND action_deadline <= $1
       ORDER BY action_deadline LIMIT ${BATCH}`,
      now,
    );
  }

  /** Open pages of which nothing was heard for a while. */
  toLookAtAgain(now: Date): Promise<string[]> {
    return this.#ids(
      'payment-look-again',
      `SELECT id FROM payment WHERE state IN ('CHECKOUT_OPEN', 'SETUP_PENDING', 'ACTION_REQUIRED', 'AUTH_FAILED') AND look_again_at <= $1
       ORDER BY look_again_at LIMIT ${BATCH}`,
      now,
    );
  }

  /** Holds that end before this instant. */
  holdsEndingBefore(instant: Date): Promise<string[]> {
    return this.#ids(
      'payment-holds-ending',
      `SELECT id FROM payment WHERE state = 'AUTHORISED' AND capture_before <= $1 ORDER BY capture_before LIMIT ${BATCH}`,
      instant,
    );
  }

  /** Shares whose time has come, of providers whose account can receive them, with nothing under way. */
  dueForTransfer(now: Date): Promise<string[]> {
    return this.#ids(
      'payment-due-transfer',
      `SELECT p.id FROM payment p JOIN payout_account a ON a.provider_id = p.provider_id AND a.ready
       WHERE p.state IN ('TRANSFER_PENDING', 'FEE_CAPTURED') AND p.transfer_due_at <= $1 AND p.frozen_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM payment_operation o WHERE o.payment_id = p.id AND o.kind IN ('TRANSFER', 'REFUND') AND o.status = 'PENDING')
       ORDER BY p.transfer_due_at LIMIT ${BATCH}`,
      now,
    );
  }

  /** Transferred before this instant and not touched since. */
  toSettle(untouchedSince: Date): Promise<string[]> {
    return this.#ids(
      'payment-to-settle',
      `SELECT id FROM payment WHERE state = 'TRANSFERRED' AND frozen_at IS NULL AND updated_at <= $1 ORDER BY updated_at LIMIT ${BATCH}`,
      untouchedSince,
    );
  }

  async #ids(name: string, sql: string, instant: Date): Promise<string[]> {
    return (await this.database.query<{ id: string }>(name, sql, [instant])).map((row) => row.id);
  }
}
