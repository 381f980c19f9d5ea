import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import type { RefundFailure } from '../domain/payment.errors.js';
import { refundParts } from '../domain/credit.js';
import { isPaid } from '../domain/payment-state.js';
import { providerPartOfRefund } from '../domain/split.js';
import { isShareSent, providerBorne, type ShareSums } from '../domain/provider-share.js';
import { DisputeStore } from '../store/dispute.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { ProviderShareReads } from '../store/provider-share.reads.js';
import { RefundStore, type RefundRow, type StaffRefund } from '../store/refund.store.js';
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

/** Of what a credit paid, what was not given back (cents). */
export const creditLeft = (payment: Pick<Payment, 'creditCents' | 'creditReturnedCents'>): number =>
  payment.creditCents - payment.creditReturnedCents;

/** Gives money back, to the card first and then to the credit: the amount is set aside now, Stripe is asked after the commit. */
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

  /** What was taken, not given back and not taken by a bank, and what a credit paid (cents). */
  async refundable(tx: Tx, payment: Payment): Promise<number> {
    if (!isPaid(payment.state)) return 0;
    return (await this.#cardLeft(tx, payment)) + creditLeft(payment);
  }

  async #cardLeft(tx: Tx, payment: Payment): Promise<number> {
    const gone = payment.refundedCents + (await this.disputes.withdrawnCents(tx, payment.id));
    return Math.max(0, payment.capturedCents - gone);
  }

  /** `payment` is locked and at least this much can be given back. The refund's id. */
  async request(tx: Tx, payment: Payment, request: RefundRequest): Promise<string> {
    const parts = refundParts(request.amountCents, await this.#cardLeft(tx, payment));
    const sums = await this.shares.sums(tx, payment.id);
    const providerCents = providerPart(payment, request, sums);
    const ofCard = Math.min(providerCents, parts.cardCents);
    const write = {
      refundedCents: payment.refundedCents + parts.cardCents,
      creditReturnedCents: payment.creditReturnedCents + parts.creditCents,
    };
    await this.payments.save(tx, payment, write, this.clock.now());
    const rows = [
      { amountCents: parts.cardCents, creditCents: 0, providerPartCents: ofCard },
      { amountCents: 0, creditCents: parts.creditCents, providerPartCents: providerCents - ofCard },
    ].filter((row) => row.amountCents + row.creditCents > 0);
    const [first, ...others] = rows;
    if (!first) throw new RangeError('Nothing to give back');
    const shared = { paymentId: payment.id, reason: request.reason, afterTransfer: isShareSent(sums) };
    const refundId = await this.#plan(tx, { ...shared, ...first }, request.byStaff);
    for (const row of others) await this.#plan(tx, { ...shared, ...row });
    return refundId;
  }

  async #plan(tx: Tx, row: Omit<RefundRow, 'byStaff'>, byStaff?: StaffRefund): Promise<string> {
    const refundId = await this.refunds.request(tx, { ...row, ...(byStaff ? { byStaff } : {}) }, this.clock.now());
    const details: RefundDetails = { refundId };
    await this.plans.plan(tx, { id: row.paymentId }, { kind: 'REFUND', amountCents: row.amountCents, details });
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
          refundedBeforeCents: payment.refundedCents + payment.creditReturnedCents,
          capturedCents: payment.capturedCents + payment.creditCents,
          providerShareCents: payment.earnedCents,
        })
      : leftCents - request.providerKeepsCents;
  return Math.max(0, Math.min(wanted, leftCents, request.amountCents));
}
