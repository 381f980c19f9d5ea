import { Injectable } from '@nestjs/common';
import type { BookingId } from '#kernel';
import { Database } from '#platform/prisma';
import type { BookingMoney } from '../domain/booking-money.js';

const PAYMENT = {
  intentId: true,
  chargeId: true,
  capturedCents: true,
  transferredCents: true,
  reversedCents: true,
  creditCents: true,
};
const OPERATION = { id: true, kind: true, status: true, amountCents: true, stripeId: true, createdAt: true };
const REFUND = { id: true, status: true, amountCents: true, creditCents: true, stripeId: true, createdAt: true };
const CHARGE = {
  kind: true,
  state: true,
  amountCents: true,
  transferredCents: true,
  intentId: true,
  stripeChargeId: true,
  paidAt: true,
  createdAt: true,
  updatedAt: true,
};
const DISPUTE = { id: true, stripeId: true, chargeId: true, withdrawnCents: true };

/** All that is written about one booking’s money, for the screen that explains it. */
@Injectable()
export class BookingMoneyReads {
  constructor(private readonly database: Database) {}

  /** Of one moment, so that the ledger and the rows beside it can be compared. Null without a payment. */
  async of(bookingId: BookingId): Promise<BookingMoney | null> {
    const { prisma } = this.database;
    const [payment, ledger, creditUses, creditsGranted] = await prisma.$transaction(
      [
        prisma.payment.findUnique({
          where: { bookingId },
          select: {
            ...PAYMENT,
            steps: { select: { at: true, what: true, amountCents: true }, orderBy: { sequence: 'asc' } },
            operations: { select: OPERATION, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
            refunds: { select: REFUND, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
            charges: { select: CHARGE, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
            disputes: { select: DISPUTE, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] },
          },
        }),
        prisma.ledgerTransaction.findMany({
          where: { bookingId },
          orderBy: { sequence: 'asc' },
          select: {
            kind: true,
            key: true,
            occurredAt: true,
            entries: { select: { account: true, amountCents: true }, orderBy: { position: 'asc' } },
          },
        }),
        prisma.$queryRaw<{ amountCents: number; createdAt: Date }[]>`
          SELECT u.amount_cents AS "amountCents", u.created_at AS "createdAt" FROM customer_credit_use u
          JOIN payment p ON p.id = u.payment_id WHERE p.booking_id = ${bookingId}::uuid ORDER BY u.created_at, u.credit_id`,
        prisma.customerCredit.findMany({
          where: { bookingId },
          orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
          select: { grantedCents: true, grantedAt: true },
        }),
      ],
      { isolationLevel: 'RepeatableRead' },
    );
    if (!payment) return null;
    const { steps, operations, refunds, charges, disputes } = payment;
    return { payment, ledger, steps, operations, refunds, charges, disputes, creditUses, creditsGranted };
  }
}
