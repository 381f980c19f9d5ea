import { Injectable } from '@nestjs/common';
import { MINUTE, newId, plus } from '#kernel';
import { Database, txQuery, type Payout, type PayoutLine, type Tx } from '#platform/prisma';
import type { SeenPayoutLine } from '../adapters/bank-gateway.js';
import type { ChargeKind } from '../domain/charge-state.js';
import { observePayout, type SeenPayout } from '../domain/payout.js';

export type { Payout, PayoutLine } from '#platform/prisma';

/** How long one try may take before another worker may assume that it died. */
const LEASE = 2 * MINUTE;

/** Payouts to providers' banks. */
@Injectable()
export class PayoutStore {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<Payout | null> {
    return this.database.prisma.payout.findUnique({ where: { id } });
  }

  async hasRequest(tx: Tx, providerId: string): Promise<boolean> {
    return (await tx.payout.count({ where: { providerId, status: 'REQUESTED' } })) > 0;
  }

  /** Writes an instant payout before Stripe is asked. `id` is the client's: the same request twice is one row. */
  request(
    tx: Tx,
    input: { id: string; providerId: string; amountCents: number; feeCents: number; currency: string },
    now: Date,
  ): Promise<Payout> {
    const fixed = { method: 'INSTANT', automatic: false, status: 'REQUESTED' } as const;
    return tx.payout.create({ data: { ...input, ...fixed, runAt: now, createdAt: now, refreshedAt: now } });
  }

  /** Takes a request for one try; null when it is answered, not due or in somebody's hands. */
  async claim(id: string, now: Date): Promise<Payout | null> {
    const claimed = await this.database.query(
      'payout-claim',
      `UPDATE payout SET leased_until = $3, tries = tries + 1, first_sent_at = coalesce(first_sent_at, $2)
       WHERE id = $1 AND status = 'REQUESTED' AND run_at <= $2 AND (leased_until IS NULL OR leased_until <= $2) RETURNING id`,
      [id, now, plus(now, LEASE)],
    );
    return claimed.length === 0 ? null : this.find(id);
  }

  /** Requests that are due. */
  async due(now: Date, limit: number): Promise<string[]> {
    const where = { status: 'REQUESTED', runAt: { lte: now } } as const;
    const rows = await this.database.prisma.payout.findMany({ where, orderBy: { runAt: 'asc' }, take: limit });
    return rows.map(({ id }) => id);
  }

  /** Stripe said no: nothing has moved. */
  async refuse(id: string, code: string, now: Date): Promise<void> {
    const data = { status: 'REFUSED', failureCode: code, leasedUntil: null, refreshedAt: now } as const;
    await this.database.prisma.payout.updateMany({ where: { id, status: 'REQUESTED' }, data });
  }

  /** No answer: asked again at `until`. Stripe repeats a 5xx for a key, so an uncertain one gets a new key and is looked up first. */
  async postpone(id: string, until: Date, code: string, uncertain: boolean): Promise<void> {
    const attempt = uncertain ? { attempt: { increment: 1 } } : {};
    const data = { runAt: until, leasedUntil: null, failureCode: code, ...attempt };
    await this.database.prisma.payout.updateMany({ where: { id, status: 'REQUESTED' }, data });
  }

  /** Writes what Stripe shows, never backwards. The row before (null: new) and after. */
  async see(
    tx: Tx,
    providerId: string,
    seen: SeenPayout,
    now: Date,
  ): Promise<{ before: Payout | null; after: Payout }> {
    await txQuery(tx, 'SELECT pg_advisory_xact_lock(hashtext($1))::text AS locked', [`payout:${seen.id}`]);
    const known = { OR: [{ stripeId: seen.id }, ...(seen.payoutId ? [{ id: seen.payoutId, providerId }] : [])] };
    const before = await tx.payout.findFirst({ where: known });
    const { amountCents, feeCents, currency, arrivesAt, failureCode, automatic } = seen;
    const facts = { stripeId: seen.id, amountCents, feeCents, arrivesAt, failureCode, refreshedAt: now };
    if (before) {
      const data = { ...facts, status: observePayout(before.status, seen.state), leasedUntil: null };
      return { before, after: await tx.payout.update({ where: { id: before.id }, data }) };
    }
    const method = seen.instant ? ('INSTANT' as const) : ('STANDARD' as const);
    const made = { id: newId(), providerId, method, automatic, currency, runAt: now, createdAt: seen.createdAt };
    return { before, after: await tx.payout.create({ data: { ...made, ...facts, status: seen.state } }) };
  }

  /** Keeps what is inside a payout, with the bookings its transfers belong to. */
  async keepLines(tx: Tx, payoutId: string, lines: readonly SeenPayoutLine[]): Promise<void> {
    const transfers = lines.flatMap(({ transferId }) => transferId ?? []);
    const owners = await txQuery<{ transferId: string; bookingId: string; chargeKind: ChargeKind | null }>(
      tx,
      `SELECT o.stripe_id AS "transferId", p.booking_id AS "bookingId", c.kind AS "chargeKind"
       FROM payment_operation o JOIN payment p ON p.id = o.payment_id
       LEFT JOIN payment_charge c ON c.payment_id = p.id AND c.id::text = o.details->>'furtherChargeId'
       WHERE o.stripe_id = ANY($1)`,
      [transfers],
    );
    const ownerOf = new Map(owners.map((owner) => [owner.transferId, owner]));
    const data = lines.map((line) => {
      const owner = ownerOf.get(line.transferId ?? '');
      return { payoutId, ...line, bookingId: owner?.bookingId ?? null, chargeKind: owner?.chargeKind ?? null };
    });
    await tx.payoutLine.createMany({ data, skipDuplicates: true });
  }

  /** A provider's payouts, newest first, one more than `first`. */
  ofProvider(
    providerId: string,
    first: number,
    after: readonly [Date, string] | null,
  ): Promise<(Payout & { lines: PayoutLine[] })[]> {
    const older = after && { OR: [{ createdAt: { lt: after[0] } }, { createdAt: after[0], id: { lt: after[1] } }] };
    return this.database.prisma.payout.findMany({
      where: { providerId, ...(older ?? {}) },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: first + 1,
      include: { lines: { orderBy: { at: 'asc' }, take: 100 } },
    });
  }

  /** The last payout that Stripe was asked for or made, when its bank has sent it back and none has arrived since. */
  async lastFailed(providerId: string): Promise<Payout | null> {
    const where = { providerId, status: { in: ['FAILED' as const, 'PAID' as const] } };
    const last = await this.database.prisma.payout.findFirst({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    });
    return last?.status === 'FAILED' ? last : null;
  }

  /** Payouts on their way that no event has spoken of since an instant. */
  async unheardOf(since: Date, limit: number): Promise<{ accountId: string; stripeId: string }[]> {
    return this.database.query(
      'payout-unheard-of',
      `SELECT a.stripe_account_id AS "accountId", p.stripe_id AS "stripeId"
       FROM payout p JOIN payout_account a ON a.provider_id = p.provider_id
       WHERE p.status IN ('PENDING', 'IN_TRANSIT') AND p.refreshed_at <= $1 ORDER BY p.refreshed_at LIMIT $2`,
      [since, limit],
    );
  }
}
