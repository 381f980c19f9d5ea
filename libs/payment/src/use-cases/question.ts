import type { Tx } from '#platform/prisma';
import { DAY, HOUR } from '#kernel';
import type { Trace } from '../adapters/card-gateway.js';
import type { OperationEnd, PaymentOperation } from '../store/operation.store.js';
import type { Payment } from '../store/payment.store.js';

/** Writes Stripe's answer in a transaction that holds the payment's lock. `payment` may have moved on since the question. */
export type Answer = (tx: Tx, payment: Payment) => Promise<OperationEnd>;

/** One kind of question to Stripe. `ask` runs outside any transaction and may be repeated after a crash with the same rows. */
export interface Question {
  ask(operation: PaymentOperation, payment: Payment): Promise<Answer>;
}

const NAMES: Record<PaymentOperation['kind'], string> = {
  OPEN_CHECKOUT: 'checkout',
  AUTHORISE: 'auth',
  RELEASE: 'release',
  CAPTURE: 'capture',
  TAKE_FEE: 'fee',
  TRANSFER: 'transfer',
  REFUND: 'refund',
  REVERSE: 'reverse',
  CHARGE: 'charge',
  OPEN_CHARGE_PAGE: 'charge-page',
  TRANSFER_CHARGE: 'charge-transfer',
  REFUND_CHARGE: 'charge-refund',
  REVERSE_CHARGE: 'charge-reverse',
  SUBMIT_EVIDENCE: 'evidence',
};

/** `pay:auth:<paymentId>:<attempt>`: the same row always gives the same key, so a repeated question is the same question. */
export const idempotencyKey = (operation: PaymentOperation): string =>
  `pay:${NAMES[operation.kind]}:${operation.paymentId}:${operation.attempt}`;

export const traceOf = (operation: PaymentOperation, payment: Payment): Trace => ({
  paymentId: payment.id,
  bookingId: payment.bookingId,
  operationId: operation.id,
});

/** Stripe forgets idempotency keys after 24 hours (https://docs.stripe.com/api/idempotent_requests). */
const KEY_LIVES = DAY - HOUR;

/** The key alone does not protect any more (or a new one is in use): look whether Stripe has acted before asking again. */
export const mustLookFirst = (operation: PaymentOperation, now: Date): boolean =>
  operation.uncertain ||
  (operation.firstSentAt !== null && now.getTime() - operation.firstSentAt.getTime() > KEY_LIVES);
