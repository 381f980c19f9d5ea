import { Injectable } from '@nestjs/common';
import type { BookingId, PaymentId } from '#kernel';
import { Database, txQuery, type Payment, type Tx } from '#platform/prisma';
import { awaitsSavedCard, PAYMENT_STATES, type PaymentState } from '../domain/payment-state.js';

export type { Payment } from '#platform/prisma';

/** The columns of a payment that may change after it was opened. */
export type PaymentWrite = Partial<
  Omit<Payment, 'id' | 'bookingId' | 'customerId' | 'providerId' | 'createdAt' | 'updatedAt'>
>;

/** One line of what happened, as screens tell it. */
export interface Step {
  readonly what: string;
  readonly amountCents?: number;
}

/** The table `payment` and its history. Every write is made under the row's lock. */
@Injectable()
export class PaymentStore {
  constructor(private readonly database: Database) {}

  /** Writes a new payment in one statement; a booking that has one already keeps it. The payment's id. */
  async open(tx: Tx, row: NewPayment, now: Date): Promise<PaymentId> {
    const values = [
      row.id, row.bookingId, row.customerId, row.providerId, row.mode, row.visitStart, row.visitEnd,
      row.currency, row.totalCents, row.providerShareCents, row.description, row.locale, now, row.creditCents,
    ]; // prettier-ignore
    const [opened] = await txQuery<{ id: PaymentId }>(tx, OPEN, values);
    if (!opened) throw new Error('A payment was neither written nor found');
    return opened.id;
  }

  /** The payment of a booking, locked until the transaction ends; null when there is none. */
  async lockOfBooking(tx: Tx, bookingId: BookingId): Promise<Payment | null> {
    await txQuery(tx, 'SELECT 1 FROM payment WHERE booking_id = $1::uuid FOR UPDATE', [bookingId]);
    return tx.payment.findUnique({ where: { bookingId } });
  }

  /** The payment, locked until the transaction ends. */
  async lock(tx: Tx, paymentId: string): Promise<Payment> {
    await txQuery(tx, 'SELECT 1 FROM payment WHERE id = $1::uuid FOR UPDATE', [paymentId]);
    return tx.payment.findUniqueOrThrow({ where: { id: paymentId } });
  }

  /** Writes what changed and, when something happened, one line of history. */
  async save(tx: Tx, payment: Payment, write: PaymentWrite, now: Date, step?: Step): Promise<Payment> {
    const saved = await tx.payment.update({ where: { id: payment.id }, data: { ...write, updatedAt: now } });
    if (step) {
      const state: PaymentState = saved.state;
      await tx.paymentStep.create({
        data: { paymentId: payment.id, at: now, what: step.what, state, amountCents: step.amountCents ?? null },
      });
    }
    return saved;
  }

  find(paymentId: string): Promise<Payment | null> {
    return this.database.prisma.payment.findUnique({ where: { id: paymentId } });
  }

  findOfBooking(bookingId: BookingId): Promise<Payment | null> {
    return this.database.prisma.payment.findUnique({ where: { bookingId } });
  }

  /** The payment that one of Stripe's objects belongs to, by the ids we have kept. */
  async findByStripeObject(objectId: string): Promise<PaymentId | null> {
    const [row] = await this.database.query<{ id: PaymentId }>(
      'payment-by-stripe-object',
      `SELECT id FROM payment WHERE checkout_session_id = $1 OR intent_id = $1 OR charge_id = $1
       UNION ALL SELECT payment_id FROM payment_refund WHERE stripe_id = $1
       UNION ALL SELECT payment_id FROM payment_charge WHERE stripe_charge_id = $1 LIMIT 1`,
      [objectId],
    );
    return row?.id ?? null;
  }

  /** Payments whose hold is still to be asked of this saved card. */
  findWaitingFor(paymentMethodId: string): Promise<Payment[]> {
    const where = { paymentMethodId, state: { in: PAYMENT_STATES.filter(awaitsSavedCard) } };
    return this.database.prisma.payment.findMany({ where, orderBy: { visitStart: 'asc' } });
  }

  async findCustomer(userId: string): Promise<string | null> {
    const row = await this.database.prisma.paymentCustomer.findUnique({ where: { userId } });
    return row?.stripeCustomerId ?? null;
  }

  /** Remembers a person's customer id at Stripe; the first one written stays. The one that counts. */
  async rememberCustomer(userId: string, stripeCustomerId: string, now: Date): Promise<string> {
    await this.database.query(
      'payment-remember-customer',
      'INSERT INTO payment_customer (user_id, stripe_customer_id, created_at) VALUES ($1, $2, $3) ON CONFLICT (user_id) DO NOTHING',
      [userId, stripeCustomerId, now],
    );
    return (await this.findCustomer(userId)) ?? stripeCustomerId;
  }
}

export interface NewPayment {
  readonly id: PaymentId;
  readonly bookingId: string;
  readonly customerId: string;
  readonly providerId: string;
  readonly mode: 'HOLD' | 'SAVE_CARD';
  readonly visitStart: Date;
  readonly visitEnd: Date;
  readonly currency: string;
  readonly totalCents: number;
  readonly providerShareCents: number;
  readonly description: string;
  readonly locale: string;
  readonly creditCents: number;
}

const OPEN = `
  INSERT INTO payment (id, booking_id, customer_id, provider_id, state, mode, visit_start, visit_end, currency,
                       total_cents, provider_share_cents, description, locale, created_at, updated_at, credit_cents)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, 'CREATED', $5::payment_securing_mode, $6::timestamptz, $7::timestamptz, $8,
          $9::int, $10::int, $11, $12, $13::timestamptz, $13::timestamptz, $14::int)
  ON CONFLICT (booking_id) DO UPDATE SET booking_id = excluded.booking_id
  RETURNING id`;
