import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import { providerPartOfRefund } from '../domain/split.js';
import { ChargeStore, type PaymentCharge } from '../store/charge.store.js';
import { DisputeStore } from '../store/dispute.store.js';
import { ProviderShareReads } from '../store/provider-share.reads.js';
import { RefundStore, type StaffRefund } from '../store/refund.store.js';
import type { ChargeRefundDetails } from './ask-charge-refund.js';
import { PlanOperation } from './plan-operation.js';

export interface ChargeRefundRequest {
  readonly amountCents: number;
  readonly reason: string;
  readonly byStaff: StaffRefund;
}

/** Gives a tip or overtime back, or part of it: the amount is set aside now, Stripe is asked after the commit. */
@Injectable()
export class RefundCharge {
  constructor(
    private readonly charges: ChargeStore,
    private readonly refunds: RefundStore,
    private readonly disputes: DisputeStore,
    private readonly shares: ProviderShareReads,
    private readonly plans: PlanOperation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What was paid, not given back and not taken by a bank (cents). */
  async refundable(tx: Tx, charge: PaymentCharge): Promise<number> {
    if (charge.paidAt === null) return 0;
    const disputes = await this.disputes.ofCharge(tx, charge.paymentId, charge.stripeChargeId);
    const withdrawnCents = disputes.reduce((sum, dispute) => sum + dispute.withdrawnCents, 0);
    return Math.max(0, charge.amountCents - charge.refundedCents - withdrawnCents);
  }

  /** The payment is locked and at least this much can be given back. The refund's id. */
  async request(tx: Tx, charge: PaymentCharge, request: ChargeRefundRequest): Promise<string> {
    const now = this.clock.now();
    const { isSent } = await this.shares.ofCharge(tx, charge.id);
    const providerPartCents = providerPartOfRefund({
      refundCents: request.amountCents,
      refundedBeforeCents: charge.refundedCents,
      capturedCents: charge.amountCents,
      providerShareCents: charge.providerShareCents,
    });
    const write = { refundedCents: charge.refundedCents + request.amountCents };
    await this.charges.save(tx, charge, write, now);
    const row = { ...request, paymentId: charge.paymentId, furtherChargeId: charge.id, creditCents: 0 };
    const refundId = await this.refunds.request(tx, { ...row, providerPartCents, afterTransfer: isSent }, now);
    const details: ChargeRefundDetails = { furtherChargeId: charge.id, refundId };
    const payment = { id: charge.paymentId };
    await this.plans.plan(tx, payment, { kind: 'REFUND_CHARGE', amountCents: request.amountCents, details });
    return refundId;
  }
}
