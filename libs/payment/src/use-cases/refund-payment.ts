import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import type { RefundFailure } from '../domain/payment.errors.js';
import { isPaid } from '../domain/payment-state.js';
import { providerPartOfRefund } from '../domain/split.js';
import { isShareSent, providerBorne, type ShareSums } from '../domain/provider-share.js';
import { DisputeStore } from '../store/dispute.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { ProviderShareReads } from '../store/provider-share.reads.js';
import { RefundStore, type StaffRefund } from '../store/refund.store.js';
import type { RefundDetails } from './ask-refund.js';
import { PlanOperation } from './plan-operation.js';

export interface RefundRequest {
  readonly amountCents: number;
  readonly reason: string;
  /** What the provider keeps of the whole in the end (cents); absent: they bear their proportion. */
  readonly providerKeepsCents?: number;
  /** Who gave it, when a rule did not. */
  readonly byStaff?: StaffRefund;
}

/** Gives money back to the customer: the amount is set aside now, Stripe is asked after the commit. */
@Injectable()
export class RefundPayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly refunds: RefundStore,
    private readonly shares: ProviderShareReads,
    private readonly disputes: DisputeStore,
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
    const refundableCents = await this.refundable(tx, payment);
    const amountCents = input.amountCents ?? refundableCents;
    if (amountCents <= 0 || amountCents > refundableCents) return err({ kind: 'NothingToRefund', refundableCents });
    const refundId = await this.request(tx, payment, { amountCents, reason: input.reason });
    return ok({ refundId, amountCents });
  }

  /** What was taken, not given back and not taken by a bank (cents). */
  async refundable(tx: Tx, payment: Payment): Promise<number> {
    if (!isPaid(payment.state)) return 0;
    const gone = payment.refundedCents + (await this.disputes.withdrawnCents(tx, payment.id));
    return Math.max(0, payment.capturedCents - gone);
  }

  /** `payment` is locked and at least this much can be given back. The refund's id. */
  async request(tx: Tx, payment: Payment, request: RefundRequest): Promise<string> {
    const now = this.clock.now();
    const { amountCents, reason, byStaff } = request;
    const sums = await this.shares.sums(tx, payment.id);
    const providerPartCents = providerPart(payment, request, sums);
    const row = { paymentId: payment.id, amountCents, providerPartCents, reason, afterTransfer: isShareSent(sums) };
    const refundId = await this.refunds.request(tx, { ...row, ...(byStaff ? { byStaff } : {}) }, now);
    const details: RefundDetails = { refundId };
    await this.payments.save(tx, payment, { refundedCents: payment.refundedCents + amountCents }, now);
    await this.plans.plan(tx, payment, { kind: 'REFUND', amountCents, details });
    return refundId;
  }
}

/** What the provider bears of a refund (cents): never more than they still have of the payment. */
function providerPart(payment: Payment, request: RefundRequest, sums: ShareSums): number {
  const leftCents = payment.earnedCents - providerBorne(sums);
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
