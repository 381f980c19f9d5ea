import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { StripeRejected } from '../adapters/stripe-answers.js';
import { PLATFORM_VAT_BASIS_POINTS, refundSent } from '../domain/ledger.js';
import { ChargeStore } from '../store/charge.store.js';
import { LedgerStore } from '../store/ledger.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { RefundStore } from '../store/refund.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import type { ChargeDetails } from './charge-further.js';
import { PlanOperation } from './plan-operation.js';
import { idempotencyKey, mustLookFirst, traceOf, type Answer, type Question } from './question.js';

/** Which tip or overtime, and which row of `payment_refund`. */
export type ChargeRefundDetails = ChargeDetails & { readonly refundId: string };

/** Asks Stripe to give a tip or overtime back; the provider's part is taken back afterwards if it had been sent. */
@Injectable()
export class AskChargeRefund implements Question {
  constructor(
    private readonly payouts: PayoutGateway,
    private readonly payments: PaymentStore,
    private readonly charges: ChargeStore,
    private readonly refunds: RefundStore,
    private readonly ledger: LedgerStore,
    private readonly plans: PlanOperation,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const details = operation.details as ChargeRefundDetails;
    try {
      const refund = await this.#send(operation, payment);
      if (refund.failed) return this.#failed(details, 'refund_failed');
      return (tx, current) => this.#sent(tx, current, details, refund.id);
    } catch (error) {
      if (error instanceof StripeRejected) return this.#failed(details, error.code);
      throw error;
    }
  }

  async #send(operation: PaymentOperation, payment: Payment): Promise<{ id: string; failed: boolean }> {
    const { furtherChargeId } = operation.details as ChargeRefundDetails;
    const chargeId = (await this.charges.find(furtherChargeId))?.stripeChargeId;
    if (!chargeId || !operation.amountCents) throw new StripeRejected('no_charge', 'nothing was taken');
    const trace = { ...traceOf(operation, payment), furtherChargeId };
    const made = mustLookFirst(operation, this.clock.now()) ? await this.payouts.findRefund(chargeId, trace) : null;
    const input = { chargeId, amountCents: operation.amountCents, trace };
    return made ?? this.payouts.refund(input, idempotencyKey(operation));
  }

  async #sent(tx: Tx, payment: Payment, details: ChargeRefundDetails, stripeId: string) {
    const now = this.clock.now();
    const charge = await this.charges.get(tx, details.furtherChargeId);
    const refund = await this.refunds.markSent(tx, details.refundId, stripeId, now);
    const { amountCents, providerPartCents, afterTransfer } = refund;
    const parties = { ...payment, vatBasisPoints: PLATFORM_VAT_BASIS_POINTS };
    const amounts = { refundCents: amountCents, providerPartCents, alreadyTransferred: afterTransfer };
    const posting = refundSent(`refund:${refund.id}`, parties, amounts, `${charge.kind}_REFUND`);
    await this.ledger.post(tx, payment, [posting], now);
    await this.payments.save(tx, payment, {}, now, { what: 'REFUNDED', amountCents });
    const data = { paymentId: payment.id, bookingId: payment.bookingId, amountCents, furtherCharge: charge.kind };
    await this.events.publish(tx, { type: 'PaymentRefunded', data });
    if (afterTransfer && providerPartCents > 0) {
      const { furtherChargeId } = details;
      const reversal = { amountCents: providerPartCents, details: { furtherChargeId } };
      await this.plans.plan(tx, payment, { kind: 'REVERSE_CHARGE', ...reversal });
    }
    return { status: 'DONE' as const, stripeId };
  }

  #failed({ refundId, furtherChargeId }: ChargeRefundDetails, code: string): Answer {
    return async (tx, payment) => {
      const now = this.clock.now();
      const charge = await this.charges.get(tx, furtherChargeId);
      const { amountCents } = await this.refunds.markFailed(tx, refundId, now);
      await this.charges.save(tx, charge, { refundedCents: charge.refundedCents - amountCents }, now);
      await this.payments.save(tx, payment, {}, now, { what: 'REFUND_FAILED', amountCents });
      await this.events.publish(tx, {
        type: 'PaymentRefundFailed',
        data: { paymentId: payment.id, bookingId: payment.bookingId, refundId, amountCents },
      });
      return { status: 'FAILED', failureCode: code };
    };
  }
}
