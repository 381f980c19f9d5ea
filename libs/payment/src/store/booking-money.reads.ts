import { Injectable } from '@nestjs/common';
import type { BookingId } from '#kernel';
import { Database, type Tx } from '#platform/prisma';
import type { BookingMoney } from '../domain/booking-money.js';

const PAYMENT = {
  intentId: true,
  chargeId: true,
  capturedCents: true,
  transferredCents: true,
  reversedCents: true,
  creditCents: true,
};
const STEP = { at: true, what: true, amountCents: true };
const OPERATION = { id: true, kind: true, status: true, amountCents: true, stripeId: true, createdAt: true };
const REFUND = { id: true, status: true, amountCents: true, creditCents: true, stripeId: true, createdAt: true };
const CHARGE = {
  kind: true,
  state: true,
  amountCents: true,
  transferredCents: true,
  reversedCents: true,
  intentId: true,
  stripeChargeId: true,
  paidAt: true,
  createdAt: true,
  updatedAt: true,
};
const DISPUTE = { id: true, stripeId: true, chargeId: true, withdrawnCents: true };

const TRANSACTION = {
  kind: true,
  key: true,
  occurredAt: true,
  entries: { select: { account: true, amountCents: true }, orderBy: { position: 'asc' as const } },
};

/** All that is written about one booking’s money, for the screen that explains it. */
@Injectable()
export class BookingMoneyReads {
  constructor(private readonly database: Database) {}

  /** Of one moment, so that the ledger and the rows beside it can be compared. Null without a payment. */
  async of(bookingId: BookingId): Promise<BookingMoney | null> {
    return this.database.prisma.$transaction((tx) => readMoney(tx, bookingId), { isolationLevel: 'RepeatableRead' });
  }
}

/** One question after another: a transaction has one connection. */
async function readMoney(tx: Tx, bookingId: BookingId): Promise<BookingMoney | null> {
  const found = await tx.payment.findUnique({ where: { bookingId }, select: { id: true, ...PAYMENT } });
  if (!found) return null;
  const { id: paymentId, ...payment } = found;
  const where = { paymentId };
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  const steps = await tx.paymentStep.findMany({ where, select: STEP, orderBy: { sequence: 'asc' } });
  const operations = await tx.paymentOperation.findMany({ where, select: OPERATION, orderBy });
  const refunds = await tx.paymentRefund.findMany({ where, select: REFUND, orderBy });
  const charges = await tx.paymentCharge.findMany({ where, select: CHARGE, orderBy });
  const disputes = await tx.paymentDispute.findMany({ where, select: DISPUTE, orderBy: { openedAt: 'asc' } });
  const creditUses = await tx.customerCreditUse.findMany({
    where,
    select: { amountCents: true, createdAt: true },
    orderBy: [{ createdAt: 'asc' }, { creditId: 'asc' }],
  });
  const creditsGranted = await tx.customerCredit.findMany({
    where: { bookingId },
    select: { grantedCents: true, grantedAt: true },
    orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
  });
  const ledger = await tx.ledgerTransaction.findMany({
    where: { bookingId },
    select: TRANSACTION,
    orderBy: { sequence: 'asc' },
  });
  return { payment, ledger, steps, operations, refunds, charges, disputes, creditUses, creditsGranted };
}
