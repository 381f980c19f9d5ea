import { Injectable } from '@nestjs/common';
import { txQuery, type Tx } from '#platform/prisma';
import type { ShareSums } from '../domain/provider-share.js';

/** `PARKED` counts as under way: whoever looks at it may still send it. */
const SUMS = `
  SELECT p.earned_cents AS "earnedCents",
    coalesce((SELECT sum(r.provider_part_cents) FROM payment_refund r
              WHERE r.payment_id = p.id AND r.further_charge_id IS NULL AND r.status <> 'FAILED'), 0)::int AS "refundPartsCents",
    coalesce((SELECT sum(r.provider_part_cents) FROM payment_refund r
              WHERE r.payment_id = p.id AND r.further_charge_id IS NULL AND r.status <> 'FAILED' AND NOT r.after_transfer), 0)::int AS "refundPartsBeforeTransferCents",
    coalesce((SELECT sum((o.details->>'sentCents')::int + (o.details->>'settledDebtCents')::int) FROM payment_operation o
              WHERE o.payment_id = p.id AND o.kind = 'TRANSFER' AND o.status <> 'FAILED'), 0)::int AS "sentCents",
    coalesce((SELECT sum(d.clawback_cents) FROM payment_dispute d WHERE d.payment_id = p.id AND d.charge_id = p.charge_id), 0)::int AS "clawedBackCents",
    coalesce((SELECT sum(d.borne_cents) FROM payment_dispute d WHERE d.payment_id = p.id AND d.charge_id = p.charge_id), 0)::int AS "borneCents",
    coalesce((SELECT sum(r.owed_again_cents) FROM payment_refund r WHERE r.payment_id = p.id AND r.further_charge_id IS NULL), 0)::int AS "owedAgainCents"
  FROM payment p WHERE p.id = $1::uuid`;

/** One statement, so that a debt is either still owed or already being taken back, never both or neither. */
const FREE_DEBT = `
  SELECT (coalesce((SELECT sum(e.amount_cents) FROM ledger_entry e
                    WHERE e.owner_id = $1::uuid AND e.account = 'PROVIDER_DEBT'), 0)
        - coalesce((SELECT sum(CASE WHEN o.kind IN ('REVERSE', 'REVERSE_CHARGE') THEN o.amount_cents ELSE (o.details->>'settledDebtCents')::int END)
                    FROM payment_operation o JOIN payment p ON p.id = o.payment_id
                    WHERE p.provider_id = $1::uuid AND o.kind IN ('TRANSFER', 'TRANSFER_CHARGE', 'REVERSE', 'REVERSE_CHARGE') AND o.status = 'PENDING'), 0))::int AS sum`;

/** The same of one tip or overtime: what is still to be sent, whether any of it has left, and what may be sent once more. */
const CHARGE_SHARE = `
  SELECT greatest(0, s.share - s.before - s.sent + s.again) AS "dueCents", s.sent > s.again AS "isSent", s.room AS "roomCents"
  FROM (SELECT c.provider_share_cents AS share,
    coalesce((SELECT sum(r.provider_part_cents) FROM payment_refund r
              WHERE r.further_charge_id = c.id AND r.status <> 'FAILED' AND NOT r.after_transfer), 0)::int AS before,
    coalesce((SELECT sum(r.owed_again_cents) FROM payment_refund r WHERE r.further_charge_id = c.id), 0)::int AS again,
    coalesce((SELECT sum((o.details->>'sentCents')::int + (o.details->>'settledDebtCents')::int) FROM payment_operation o
              WHERE o.details->>'furtherChargeId' = c.id::text AND o.kind = 'TRANSFER_CHARGE' AND o.status <> 'FAILED'), 0)::int AS sent,
    (c.provider_share_cents - c.transferred_cents + c.reversed_cents
      + coalesce((SELECT sum(o.amount_cents) FROM payment_operation o
                  WHERE o.details->>'furtherChargeId' = c.id::text AND o.kind = 'REVERSE_CHARGE' AND o.status = 'PENDING'), 0))::int AS room
    FROM payment_charge c WHERE c.id = $1::uuid) s`;

/** What has happened to the provider's share of a tip or overtime. Amounts in cents. */
export interface ChargeShare {
  readonly dueCents: number;
  readonly isSent: boolean;
  readonly roomCents: number;
}

/** What of a payment is its provider's, for decisions made under the payment's lock. */
@Injectable()
export class ProviderShareReads {
  async sums(tx: Tx, paymentId: string): Promise<ShareSums> {
    const [sums] = await txQuery<ShareSums>(tx, SUMS, [paymentId]);
    if (!sums) throw new Error('No such payment');
    return sums;
  }

  /** What may be sent once more of a payment: what they earned less what they have, reversals under way counted (cents). */
  async room(tx: Tx, paymentId: string): Promise<number> {
    const [row] = await txQuery<{ cents: number }>(
      tx,
      `SELECT (p.earned_cents - p.transferred_cents + p.reversed_cents
         + coalesce((SELECT sum(o.amount_cents) FROM payment_operation o
                     WHERE o.payment_id = p.id AND o.kind = 'REVERSE' AND o.status = 'PENDING'), 0))::int AS cents
       FROM payment p WHERE p.id = $1::uuid`,
      [paymentId],
    );
    return row?.cents ?? 0;
  }

  async ofCharge(tx: Tx, chargeId: string): Promise<ChargeShare> {
    const [share] = await txQuery<ChargeShare>(tx, CHARGE_SHARE, [chargeId]);
    if (!share) throw new Error('No such further charge');
    return share;
  }

  /** What a provider owes and no reversal or transfer under way is getting back already (cents). */
  async freeDebt(tx: Tx, providerId: string): Promise<number> {
    const [row] = await txQuery<{ sum: number }>(tx, FREE_DEBT, [providerId]);
    return Math.max(0, row?.sum ?? 0);
  }
}
