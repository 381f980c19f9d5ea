import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import type { ChargeKind, ChargeState, WriteOffReason } from '../domain/charge-state.js';

/** A tip or overtime that the customer has not paid, as finance staff see it. Amounts in cents. */
export interface UnpaidChargeView {
  readonly id: string;
  readonly bookingId: string;
  /** Service and reference of the visit, in the customer's language. */
  readonly description: string;
  readonly kind: ChargeKind;
  readonly state: ChargeState;
  readonly amountCents: number;
  readonly providerShareCents: number;
  readonly since: Date;
  /** Until when, or until when last, the customer can pay it on a hosted page. */
  readonly collectBy: Date;
  readonly askedAgainAt: Date | null;
  /** The bank's code when a card was last asked: on the hosted page, else the saved one. */
  readonly lastRefusal: string | null;
  readonly writtenOffAt: Date | null;
  readonly writeOffReason: WriteOffReason | null;
}

/** Which part of the list: what can still be had, or what was given up. */
export const UNPAID_LISTS = ['OPEN', 'WRITTEN_OFF'] as const;
export type UnpaidList = (typeof UNPAID_LISTS)[number];

/** The last row of the page before: is it a tip, since when, its id. */
export type AfterUnpaidCharge = readonly [tip: boolean, since: Date, id: string];

const SELECT = `SELECT c.id, c.booking_id AS "bookingId", p.description, c.kind, c.state, c.amount_cents AS "amountCents",
  c.provider_share_cents AS "providerShareCents", c.created_at AS since, c.collect_by AS "collectBy",
  c.asked_again_at AS "askedAgainAt", c.written_off_at AS "writtenOffAt", c.write_off_reason AS "writeOffReason",
  coalesce(c.page_refusal, (SELECT o.failure_code FROM payment_operation o
   WHERE o.payment_id = c.payment_id AND o.kind = 'CHARGE' AND o.status = 'FAILED' AND o.details->>'furtherChargeId' = c.id::text
   ORDER BY o.attempt DESC LIMIT 1)) AS "lastRefusal"
  FROM payment_charge c JOIN payment p ON p.id = c.payment_id`;

/** What finance staff read about tips and overtime that a bank refused; named prepared statements. */
@Injectable()
export class UnpaidChargeReads {
  constructor(private readonly database: Database) {}

  /** Overtime before tips, the oldest first. */
  page(limit: number, after: AfterUnpaidCharge | null): Promise<UnpaidChargeView[]> {
    const [tip, since, id] = after ?? [false, FIRST_INSTANT, FIRST_ID];
    return this.database.query<UnpaidChargeView>(
      'payment-charges-unpaid',
      `${SELECT} WHERE c.state IN ('ACTION_REQUIRED', 'DECLINED', 'LAPSED')
         AND ((c.kind = 'TIP'), c.created_at, c.id) > ($1::boolean, $2::timestamptz, $3::uuid)
       ORDER BY (c.kind = 'TIP'), c.created_at, c.id LIMIT $4::int`,
      [tip, since, id, limit],
    );
  }

  /** What was given up and not paid nevertheless, the last first; after the row of this instant and id. */
  writtenOff(limit: number, after: readonly [Date, string] | null): Promise<UnpaidChargeView[]> {
    const [at, id] = after ?? ['infinity', LAST_ID];
    return this.database.query<UnpaidChargeView>(
      'payment-charges-written-off',
      `${SELECT} WHERE c.state = 'WRITTEN_OFF' AND (c.written_off_at, c.id) < ($1::timestamptz, $2::uuid)
       ORDER BY c.written_off_at DESC, c.id DESC LIMIT $3::int`,
      [at, id, limit],
    );
  }

  async get(id: string): Promise<UnpaidChargeView | null> {
    const [row] = await this.database.query<UnpaidChargeView>(
      'payment-charge-unpaid',
      `${SELECT} WHERE c.id = $1::uuid`,
      [id],
    );
    return row ?? null;
  }
}

const FIRST_INSTANT = new Date(0);
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
