import { Injectable } from '@nestjs/common';
import { txQuery, type Tx } from '#platform/prisma';
import type { ShareSums } from '../domain/provider-share.js';

/** `PARKED` counts as under way: whoever looks at it may still send it. */
const SUMS = `
  SELECT p.earned_cents AS "earnedCents",
    coalesce((SELECT sum(r.provider_part_cents) FROM payment_refund r
              WHERE r.payment_id = p.id AND r.status <> 'FAILED'), 0)::int AS "refundPartsCents",
    coalesce((SELECT sum(r.provider_part_cents) FROM payment_refund r
              WHERE r.payment_id = p.id AND r.status <> 'FAILED' AND NOT r.after_transfer), 0)::int AS "refundPartsBeforeTransferCents",
    coalesce((SELECT sum((o.details->>'sentCents')::int + (o.details->>'settledDebtCents')::int) FROM payment_operation o
              WHERE o.payment_id = p.id AND o.kind = 'TRANSFER' AND o.status <> 'FAILED'), 0)::int AS "sentCents",
    coalesce((SELECT sum(d.clawback_cents) FROM payment_dispute d WHERE d.payment_id = p.id AND d.charge_id = p.charge_id), 0)::int AS "clawedBackCents",
    coalesce((SELECT sum(d.borne_cents) FROM payment_dispute d WHERE d.payment_id = p.id AND d.charge_id = p.charge_id), 0)::int AS "borneCents",
    coalesce((SELECT sum(r.owed_again_cents) FROM payment_refund r WHERE r.payment_id = p.id), 0)::int AS "owedAgainCents"
  FROM payment p WHERE p.id = $1::uuid`;

/** One statement, so that a debt is either still owed or already being taken back, never both or neither. */
const FREE_DEBT = `
  SELECT (coalesce((SELECT sum(e.amount_cents) FROM ledger_entry e
                    WHERE e.owner_id = $1::uuid AND e.account = 'PROVIDER_DEBT'), 0)
        - coalesce((SELECT sum(CASE o.kind WHEN 'REVERSE' THEN o.amount_cents ELSE (o.details->>'settledDebtCents')::int END)
                    FROM payment_operation o JOIN payment p ON p.id = o.payment_id
                    WHERE p.provider_id = $1::uuid AND o.kind IN ('TRANSFER', 'TRANSFER_CHARGE', 'REVERSE') AND o.status = 'PENDING'), 0))::int AS sum`;

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

  /** What a provider owes and no reversal or transfer under way is getting back already (cents). */
  async freeDebt(tx: Tx, providerId: string): Promise<number> {
    const [row] = await txQuery<{ sum: number }>(tx, FREE_DEBT, [providerId]);
    return Math.max(0, row?.sum ?? 0);
  }
}
