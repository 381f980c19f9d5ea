import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import type { DisputeBearer, DisputeStatus } from '../domain/dispute.js';

/** Which part of the list: the bank has not decided; lost and nobody has said who bears it; over. */
export const DISPUTE_LISTS = ['OPEN', 'TO_DECIDE', 'CLOSED', 'ALL'] as const;
export type DisputeList = (typeof DISPUTE_LISTS)[number];

/** A dispute as lists and files show it, with where its payment stands. Amounts in cents. */
export interface DisputeView {
  readonly id: string;
  readonly stripeId: string;
  readonly paymentId: string;
  readonly bookingId: string;
  readonly status: DisputeStatus;
  readonly reason: string;
  readonly amountCents: number;
  readonly withdrawnCents: number;
  readonly clawbackCents: number;
  readonly openedAt: Date;
  readonly dueBy: Date | null;
  readonly closedAt: Date | null;
  readonly submissionCount: number;
  readonly pastDue: boolean;
  readonly evidenceAskedAt: Date | null;
  readonly evidenceFailure: string | null;
  readonly bearer: DisputeBearer | null;
  readonly borneCents: number;
  readonly decidedAt: Date | null;
  readonly capturedCents: number;
  readonly refundedCents: number;
}

/** How many a sweep takes at a time. */
const BATCH = 100;

const COLUMNS = `d.id, d.stripe_id AS "stripeId", d.payment_id AS "paymentId", p.booking_id AS "bookingId", d.status, d.reason,
  d.amount_cents AS "amountCents", d.withdrawn_cents AS "withdrawnCents", d.clawback_cents AS "clawbackCents",
  d.opened_at AS "openedAt", d.due_by AS "dueBy", d.closed_at AS "closedAt", d.submission_count AS "submissionCount",
  d.past_due AS "pastDue", d.evidence_asked_at AS "evidenceAskedAt", d.evidence_failure AS "evidenceFailure", d.bearer,
  d.borne_cents AS "borneCents", d.decided_at AS "decidedAt", p.captured_cents AS "capturedCents", p.refunded_cents AS "refundedCents"`;

const WHICH: Record<DisputeList, string> = {
  OPEN: `d.status IN ('NEEDS_RESPONSE', 'WARNING_NEEDS_RESPONSE', 'UNDER_REVIEW', 'WARNING_UNDER_REVIEW')`,
  TO_DECIDE: `d.status = 'LOST' AND d.bearer IS NULL`,
  CLOSED: `(d.status IN ('WON', 'PREVENTED', 'WARNING_CLOSED') OR d.bearer IS NOT NULL)`,
  ALL: 'true',
};

/** What screens and sweeps ask of the disputes; named prepared statements. */
@Injectable()
export class DisputeReads {
  constructor(private readonly database: Database) {}

  /** Newest first, after the one with this opening instant (milliseconds) and id. */
  page(
    list: DisputeList,
    limit: number,
    after: readonly [openedAt: number, id: string] | null,
  ): Promise<DisputeView[]> {
    return this.database.query<DisputeView>(
      `payment-disputes-${list}`,
      `SELECT ${COLUMNS} FROM payment_dispute d JOIN payment p ON p.id = d.payment_id
       WHERE ${WHICH[list]} AND (d.opened_at, d.id) < ($1::timestamptz, $2::uuid)
       ORDER BY d.opened_at DESC, d.id DESC LIMIT $3::int`,
      [after ? new Date(after[0]).toISOString() : 'infinity', after?.[1] ?? LAST_ID, limit],
    );
  }

  async get(id: string): Promise<DisputeView | null> {
    const [row] = await this.database.query<DisputeView>(
      'payment-dispute',
      `SELECT ${COLUMNS} FROM payment_dispute d JOIN payment p ON p.id = d.payment_id WHERE d.id = $1::uuid`,
      [id],
    );
    return row ?? null;
  }

  /** Disputes that nobody has answered and whose time runs out before this instant. */
  async unanswered(dueBefore: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'payment-disputes-unanswered',
      `SELECT id FROM payment_dispute
       WHERE status IN ('NEEDS_RESPONSE', 'WARNING_NEEDS_RESPONSE') AND due_by <= $1 AND submission_count = 0 AND evidence_asked_at IS NULL
       ORDER BY due_by LIMIT ${BATCH}`,
      [dueBefore],
    );
    return rows.map((row) => row.id);
  }
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
