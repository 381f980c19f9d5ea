import { Injectable } from '@nestjs/common';
import type { BookingId } from '#kernel';
import { Database, txQuery, type PaymentCharge, type Tx } from '#platform/prisma';
import type { ChargeKind } from '../domain/charge-state.js';

export type { PaymentCharge } from '#platform/prisma';

/** The columns of a further charge that may change after it was made. */
export type ChargeWrite = Partial<
  Pick<
    PaymentCharge,
    | 'state'
    | 'pageSessionId'
    | 'pageUrl'
    | 'pageExpiresAt'
    | 'lookAgainAt'
    | 'pageRefusal'
    | 'intentId'
    | 'stripeChargeId'
    | 'paidAt'
    | 'transferredCents'
    | 'refundedCents'
    | 'reversedCents'
    | 'transferDueAt'
    | 'collectBy'
    | 'askedAgainAt'
    | 'writtenOffAt'
    | 'writtenOffBy'
    | 'writeOffReason'
  >
>;

/** How many a sweep takes at a time. */
const BATCH = 100;

/** Tips and overtime. Every write is made under the lock of the visit's payment. */
@Injectable()
export class ChargeStore {
  constructor(private readonly database: Database) {}

  async create(tx: Tx, row: NewCharge, now: Date): Promise<PaymentCharge> {
    return tx.paymentCharge.create({ data: { ...row, state: 'CHARGING', createdAt: now, updatedAt: now } });
  }

  save(tx: Tx, charge: { id: string }, write: ChargeWrite, now: Date): Promise<PaymentCharge> {
    return tx.paymentCharge.update({ where: { id: charge.id }, data: { ...write, updatedAt: now } });
  }

  get(tx: Tx, id: string): Promise<PaymentCharge> {
    return tx.paymentCharge.findUniqueOrThrow({ where: { id } });
  }

  findOfKind(tx: Tx, bookingId: BookingId, kind: ChargeKind): Promise<PaymentCharge | null> {
    return tx.paymentCharge.findUnique({ where: { bookingId_kind: { bookingId, kind } } });
  }

  ofStripeCharge(tx: Tx, stripeChargeId: string): Promise<PaymentCharge | null> {
    return tx.paymentCharge.findFirst({ where: { stripeChargeId } });
  }

  find(id: string): Promise<PaymentCharge | null> {
    return this.database.prisma.paymentCharge.findUnique({ where: { id } });
  }

  /** The charge and its payment, which is locked until the transaction ends; null when there is none of that id. */
  async lock(tx: Tx, id: string): Promise<PaymentCharge | null> {
    await txQuery(
      tx,
      'SELECT 1 FROM payment WHERE id = (SELECT payment_id FROM payment_charge WHERE id = $1::uuid) FOR UPDATE',
      [id],
    );
    return tx.paymentCharge.findUnique({ where: { id } });
  }

  /** The charge that one of Stripe's objects belongs to, by the ids we have kept. */
  async findByStripeObject(objectId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      'payment-charge-by-stripe-object',
      'SELECT id FROM payment_charge WHERE page_session_id = $1 OR intent_id = $1 OR stripe_charge_id = $1 LIMIT 1',
      [objectId],
    );
    return row?.id ?? null;
  }

  /** One statement for any number of bookings, tips before overtime. */
  ofBookings(bookingIds: readonly BookingId[]): Promise<PaymentCharge[]> {
    return this.database.prisma.paymentCharge.findMany({
      where: { bookingId: { in: [...bookingIds] } },
      orderBy: [{ bookingId: 'asc' }, { createdAt: 'asc' }],
    });
  }

  /** Paid ones whose share may leave, of providers whose account can receive it, with nothing under way. */
  dueForTransfer(now: Date): Promise<string[]> {
    return this.#ids(
      'payment-charges-due-transfer',
      `SELECT c.id FROM payment_charge c JOIN payout_account a ON a.provider_id = c.provider_id AND a.ready
       JOIN payment p ON p.id = c.payment_id AND p.frozen_at IS NULL
       WHERE c.state = 'PAID' AND c.transfer_due_at <= $1
         AND NOT EXISTS (SELECT 1 FROM payment_dispute d WHERE d.payment_id = c.payment_id AND d.charge_id = c.stripe_charge_id
                         AND (d.status NOT IN ('WON', 'PREVENTED', 'WARNING_CLOSED', 'LOST') OR (d.status = 'LOST' AND d.bearer IS NULL)))
         AND NOT EXISTS (SELECT 1 FROM payment_refund r WHERE r.further_charge_id = c.id AND r.status = 'REQUESTED')
         AND NOT EXISTS (SELECT 1 FROM payment_operation o
                         WHERE o.details->>'furtherChargeId' = c.id::text AND o.kind IN ('TRANSFER_CHARGE', 'REVERSE_CHARGE') AND o.status IN ('PENDING', 'PARKED'))
       ORDER BY c.transfer_due_at LIMIT ${BATCH}`,
      now,
    );
  }

  /** Refused ones that were not paid in time. */
  pastDeadline(now: Date): Promise<string[]> {
    return this.#ids(
      'payment-charges-past-deadline',
      `SELECT id FROM payment_charge WHERE state IN ('ACTION_REQUIRED', 'DECLINED') AND collect_by <= $1
       ORDER BY collect_by LIMIT ${BATCH}`,
      now,
    );
  }

  /** Open pages of which nothing was heard for a while. */
  toLookAtAgain(now: Date): Promise<string[]> {
    return this.#ids(
      'payment-charges-look-again',
      `SELECT id FROM payment_charge WHERE state IN ('ACTION_REQUIRED', 'DECLINED') AND look_again_at <= $1
       ORDER BY look_again_at LIMIT ${BATCH}`,
      now,
    );
  }

  async #ids(name: string, sql: string, instant: Date): Promise<string[]> {
    return (await this.database.query<{ id: string }>(name, sql, [instant])).map((row) => row.id);
  }
}

/** What a further charge starts with. Amounts in cents. */
export interface NewCharge {
  readonly id: string;
  readonly paymentId: string;
  readonly bookingId: string;
  readonly customerId: string;
  readonly providerId: string;
  readonly kind: ChargeKind;
  readonly amountCents: number;
  readonly providerShareCents: number;
  readonly collectBy: Date;
  readonly transferDueAt: Date;
}
