import { Injectable } from '@nestjs/common';
import { DAY, newId, plus } from '#kernel';
import { Database, txExecute, txQuery, type CustomerCredit, type Tx } from '#platform/prisma';
import { takeCredits, type CreditReason, type GoodwillReason, type OpenCredit } from '../domain/credit.js';

export type { CustomerCredit } from '#platform/prisma';

/** A credit that comes back from a visit that did not take place can be used for this long at least. */
const USABLE_AGAIN_FOR = 30 * DAY;

/** What a credit starts with. Amounts in cents. */
export interface NewCredit {
  readonly customerId: string;
  readonly grantedCents: number;
  readonly reason: CreditReason;
  readonly bookingId: string | null;
  readonly expiresAt: Date;
  /** Of a goodwill credit: what for, by whom, and under which key it was asked for. */
  readonly goodwill?: { readonly reason: GoodwillReason; readonly grantedBy: string; readonly requestKey: string };
}

/** Customers' credits and what they were used for. Whoever takes from a customer's credits holds their lock until the end. */
@Injectable()
export class CreditStore {
  constructor(private readonly database: Database) {}

  /** Nobody else grants to or takes from this customer until the transaction ends. */
  async lockCustomer(tx: Tx, customerId: string): Promise<void> {
    await txQuery(tx, `SELECT pg_advisory_xact_lock(hashtextextended('payment.credit:' || $1, 0))::text`, [customerId]);
  }

  /** The new credit, or null when the same visit or request was granted one before. */
  async grant(tx: Tx, credit: NewCredit, now: Date): Promise<CustomerCredit | null> {
    const { goodwill } = credit;
    const id = newId();
    const values = [
      id, credit.customerId, credit.grantedCents, credit.reason, credit.bookingId, now, credit.expiresAt,
      goodwill?.reason ?? null, goodwill?.grantedBy ?? null, goodwill?.requestKey ?? null,
    ]; // prettier-ignore
    const written = await txExecute(tx, GRANT, values);
    return written === 0 ? null : tx.customerCredit.findUniqueOrThrow({ where: { id } });
  }

  findByRequest(tx: Tx, grantedBy: string, requestKey: string): Promise<CustomerCredit | null> {
    return tx.customerCredit.findFirst({ where: { grantedBy, requestKey } });
  }

  /** What support has given a customer since an instant (cents). */
  async goodwillSince(tx: Tx, customerId: string, since: Date): Promise<number> {
    const { _sum } = await tx.customerCredit.aggregate({
      where: { customerId, reason: 'GOODWILL', grantedAt: { gte: since } },
      _sum: { grantedCents: true },
    });
    return _sum.grantedCents ?? 0;
  }

  /** What can be used now, the one that ends first in front. */
  usable(tx: Tx, customerId: string, now: Date): Promise<OpenCredit[]> {
    return tx.customerCredit.findMany({
      where: { customerId, remainingCents: { gt: 0 }, expiresAt: { gt: now } },
      orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
      select: { id: true, remainingCents: true },
    });
  }

  /** Sets credits aside for a payment. The customer's lock is held and `credits` suffice. */
  async reserve(
    tx: Tx,
    paymentId: string,
    credits: readonly OpenCredit[],
    amountCents: number,
    now: Date,
  ): Promise<void> {
    for (const part of takeCredits(credits, amountCents)) {
      await tx.customerCredit.update({
        where: { id: part.creditId },
        data: { remainingCents: { decrement: part.amountCents } },
      });
      await tx.customerCreditUse.create({ data: { ...part, paymentId, createdAt: now } });
    }
  }

  /** Of what was set aside for a payment, this much is spent; the rest goes back to where it came from. Harmless twice. */
  async settle(tx: Tx, paymentId: string, spentCents: number, now: Date): Promise<void> {
    let left = spentCents;
    const uses = await tx.customerCreditUse.findMany({
      where: { paymentId, spentCents: null },
      orderBy: { creditId: 'asc' },
    });
    for (const use of uses) {
      const spent = Math.min(left, use.amountCents);
      left -= spent;
      await tx.customerCreditUse.update({
        where: { creditId_paymentId: { creditId: use.creditId, paymentId } },
        data: { spentCents: spent, endedAt: now },
      });
      await this.#putBack(tx, use.creditId, use.amountCents - spent, now);
    }
  }

  /** Gives spent credit back, because the visit was refunded. */
  async giveBack(tx: Tx, paymentId: string, amountCents: number, now: Date): Promise<void> {
    let left = amountCents;
    const uses = await tx.customerCreditUse.findMany({
      where: { paymentId, spentCents: { gt: 0 } },
      orderBy: { creditId: 'desc' },
    });
    for (const use of uses) {
      const back = Math.min(left, use.spentCents ?? 0);
      if (back === 0) continue;
      left -= back;
      await tx.customerCreditUse.update({
        where: { creditId_paymentId: { creditId: use.creditId, paymentId } },
        data: { spentCents: { decrement: back }, endedAt: now },
      });
      await this.#putBack(tx, use.creditId, back, now);
    }
  }

  /** A customer's credits, newest first. */
  ofCustomer(customerId: string): Promise<CustomerCredit[]> {
    return this.database.prisma.customerCredit.findMany({
      where: { customerId },
      orderBy: [{ grantedAt: 'desc' }, { id: 'desc' }],
      take: 50,
    });
  }

  /** What a customer could use now (cents). */
  async availableCents(customerId: string, now: Date): Promise<number> {
    const { _sum } = await this.database.prisma.customerCredit.aggregate({
      where: { customerId, expiresAt: { gt: now } },
      _sum: { remainingCents: true },
    });
    return _sum.remainingCents ?? 0;
  }

  async #putBack(tx: Tx, creditId: string, amountCents: number, now: Date): Promise<void> {
    if (amountCents === 0) return;
    await txExecute(
      tx,
      `UPDATE customer_credit SET remaining_cents = remaining_cents + $2::int, expires_at = greatest(expires_at, $3::timestamptz)
       WHERE id = $1::uuid`,
      [creditId, amountCents, plus(now, USABLE_AGAIN_FOR)],
    );
  }
}

const GRANT = `
  INSERT INTO customer_credit (id, customer_id, granted_cents, remaining_cents, reason, booking_id, granted_at, expires_at,
                               goodwill_reason, granted_by, request_key)
  VALUES ($1::uuid, $2::uuid, $3::int, $3::int, $4::customer_credit_reason, $5::uuid, $6::timestamptz, $7::timestamptz,
          $8, $9::uuid, $10)
  ON CONFLICT DO NOTHING`;
