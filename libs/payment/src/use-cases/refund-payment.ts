import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import type { RefundFailure } from '../domain/payment.errors.js';
import { isPaid } from '../domain/payment-state.js';
import { providerPartOfRefund } from '../domain/split.js';
import { OperationStore } from '../store/operation.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { RefundStore } from '../store/refund.store.js';
import type { RefundDetails } from './ask-refund.js';
import { PlanOperation } from './plan-operation.js';

export interface RefundRequest {
  readonly amountCents: number;
  readonly reason: string;
  /** What the provider keeps of the whole in the end (cents); absent: they bear their proportion. */
  readonly providerKeepsCents?: number;
}

/** Gives money back to the customer: the amount is set aside now, Stripe is asked after the commit. */
@Injectable()
export class RefundPayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly refunds: RefundStore,
    private readonly operations: OperationStore,
    private readonly plans: PlanOperation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `amountCents` absent: everything that was taken and not yet given back. */
  async refund(
    tx: Tx,
    bookingId: BookingId,
    input: { amountCents?: number; reason: string },
  ): Promise<Result<{ refundId: string; amountCents: number }, RefundFailure>> {
    const payment = await this.payments.lockOfBooking(tx, bookingId);
    if (!payment) return err({ kind: 'PaymentNotFound' });
    const refundableCents = isPaid(payment.state) ? payment.capturedCents - payment.refundedCents : 0;
    const amountCents = input.amountCents ?? refundableCents;
    if (amountCents <= 0 || amountCents > refundableCents) return err({ kind: 'NothingToRefund', refundableCents });
    const refundId = await this.request(tx, payment, { amountCents, reason: input.reason });
    return ok({ refundId, amountCents });
  }

  /** `payment` is locked and at least this much can be given back. The refund's id. */
  async request(tx: Tx, payment: Payment, request: RefundRequest): Promise<string> {
    const now = this.clock.now();
    const { amountCents, reason } = request;
    const providerPartCents = await this.#providerPart(tx, payment, request);
    const afterTransfer = await this.operations.hasTransfer(tx, payment.id);
    const row = { paymentId: payment.id, amountCents, providerPartCents, reason, afterTransfer };
    const refundId = await this.refunds.request(tx, row, now);
    const details: RefundDetails = { refundId };
    await this.payments.save(tx, payment, { refundedCents: payment.refundedCents + amountCents }, now);
    await this.plans.plan(tx, payment, { kind: 'REFUND', amountCents, details });
    return refundId;
  }

  async #providerPart(tx: Tx, payment: Payment, request: RefundRequest): Promise<number> {
    const borneCents = await this.refunds.providerParts(tx, payment.id);
    const leftCents = payment.earnedCents - borneCents;
    const wanted =
      request.providerKeepsCents === undefined
        ? providerPartOfRefund({
            refundCents: request.amountCents,
            refundedBeforeCents: payment.refundedCents,
            capturedCents: payment.capturedCents,
            providerShareCents: payment.earnedCents,
          })
        : leftCents - request.providerKeepsCents;
    return Math.max(0, Math.min(wanted, leftCents, request.amountCents));
  }
}
