import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import type { PaymentNotFound } from '../domain/payment.errors.js';
import { feeParts } from '../domain/credit.js';
import { decide, isPaid } from '../domain/payment-state.js';
import { CreditStore } from '../store/credit.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { PlanOperation } from './plan-operation.js';
import { creditLeft, RefundPayment } from './refund-payment.js';

/** What the end of a booking costs. Amounts in cents; `reason` is a code. */
export interface CancelTerms {
  readonly feeCents: number;
  /** Of the fee, what the provider gets. */
  readonly providerShareCents: number;
  readonly reason: string;
}

export interface CancelOutcome {
  readonly outcome: 'NOTHING_TO_DO' | 'RELEASED' | 'RELEASING' | 'FEE_TAKING' | 'REFUNDING';
  readonly feeCents: number;
  readonly refundCents: number;
}

const NOTHING: CancelOutcome = { outcome: 'NOTHING_TO_DO', feeCents: 0, refundCents: 0 };

/** Ends a payment: lets the money go, takes the fee only, or gives back all but the fee. */
@Injectable()
export class CancelPayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly credits: CreditStore,
    private readonly plans: PlanOperation,
    private readonly refunds: RefundPayment,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async cancel(tx: Tx, bookingId: BookingId, terms: CancelTerms): Promise<Result<CancelOutcome, PaymentNotFound>> {
    const payment = await this.payments.lockOfBooking(tx, bookingId);
    if (!payment) return err({ kind: 'PaymentNotFound' });
    if (isPaid(payment.state)) return ok(await this.#refundAllBut(tx, payment, terms));
    return ok((await this.#takeFee(tx, payment, terms)) ?? (await this.#release(tx, payment, terms.reason)));
  }

  async #refundAllBut(tx: Tx, payment: Payment, terms: CancelTerms): Promise<CancelOutcome> {
    const refundCents = payment.capturedCents - payment.refundedCents + creditLeft(payment) - terms.feeCents;
    if (refundCents <= 0) return NOTHING;
    await this.refunds.request(tx, payment, {
      amountCents: refundCents,
      reason: terms.reason,
      providerKeepsCents: terms.providerShareCents,
    });
    return { outcome: 'REFUNDING', feeCents: terms.feeCents, refundCents };
  }

  /** Null when there is no fee, or nothing it could be taken from. */
  async #takeFee(tx: Tx, payment: Payment, terms: CancelTerms): Promise<CancelOutcome | null> {
    const feeCents = Math.min(terms.feeCents, payment.totalCents);
    const { cardCents } = feeParts(feeCents, payment);
    const next = decide(payment.state, 'TAKE_FEE');
    if (feeCents <= 0 || !next.ok) return null;
    const write = {
      state: next.value,
      feeCents,
      feeProviderCents: Math.min(terms.providerShareCents, feeCents),
      endReason: terms.reason,
      actionDeadline: null,
    };
    await this.payments.save(tx, payment, write, this.clock.now(), { what: 'FEE_DUE', amountCents: feeCents });
    await this.plans.plan(tx, payment, { kind: 'TAKE_FEE', amountCents: cardCents });
    return { outcome: 'FEE_TAKING', feeCents, refundCents: 0 };
  }

  async #release(tx: Tx, payment: Payment, endReason: string): Promise<CancelOutcome> {
    const next = decide(payment.state, 'RELEASE');
    if (!next.ok) return NOTHING;
    const write = { state: next.value, endReason, actionDeadline: null, lookAgainAt: null };
    await this.payments.save(tx, payment, write, this.clock.now(), { what: next.value });
    if (next.value === 'RELEASING') {
      await this.plans.plan(tx, payment, { kind: 'RELEASE' });
      return { ...NOTHING, outcome: 'RELEASING' };
    }
    if (payment.creditCents > 0) {
      await this.credits.settle(tx, payment.id, 0, this.clock.now());
      await this.payments.save(tx, payment, { creditCents: 0 }, this.clock.now());
    }
    await this.events.publish(tx, {
      type: 'PaymentReleased',
      data: { paymentId: payment.id, bookingId: payment.bookingId },
    });
    return { ...NOTHING, outcome: 'RELEASED' };
  }
}
