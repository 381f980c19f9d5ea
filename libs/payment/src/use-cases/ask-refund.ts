import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { StripeRejected } from '../adapters/stripe-answers.js';
import { PLATFORM_VAT_BASIS_POINTS, refundSent } from '../domain/ledger.js';
import { CreditStore } from '../store/credit.store.js';
import { LedgerStore } from '../store/ledger.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { RefundStore } from '../store/refund.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import { PlanOperation } from './plan-operation.js';
import { idempotencyKey, mustLookFirst, traceOf, type Answer, type Question } from './question.js';

/** Which row of `payment_refund`. */
export type RefundDetails = { readonly refundId: string };

/** Asks Stripe to give money back; the provider's part is taken back afterwards if it had been sent. */
@Injectable()
export class AskRefund implements Question {
  constructor(
    private readonly payouts: PayoutGateway,
    private readonly payments: PaymentStore,
    private readonly refunds: RefundStore,
    private readonly credits: CreditStore,
    private readonly ledger: LedgerStore,
    private readonly operations: PlanOperation,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const details = operation.details as RefundDetails;
    try {
      // Back to the customer's credit: nothing to ask of Stripe.
      if (operation.amountCents === 0) return (tx, current) => this.#sent(tx, current, details, null);
      const refund = await this.#send(operation, payment);
      if (refund.failed) return this.#failed(details, 'refund_failed');
      return (tx, current) => this.#sent(tx, current, details, refund.id);
    } catch (error) {
      if (error instanceof StripeRejected) return this.#failed(details, error.code);
      throw error;
    }
  }

  async #send(operation: PaymentOperation, payment: Payment): Promise<{ id: string; failed: boolean }> {
    if (!payment.chargeId || !operation.amountCents) throw new StripeRejected('no_charge', 'nothing was taken');
    const trace = traceOf(operation, payment);
    const made = mustLookFirst(operation, this.clock.now())
      ? await this.payouts.findRefund(payment.chargeId, trace)
      : null;
    const input = { chargeId: payment.chargeId, amountCents: operation.amountCents, trace };
    return made ?? this.payouts.refund(input, idempotencyKey(operation));
  }

  async #sent(tx: Tx, payment: Payment, details: RefundDetails, stripeId: string | null) {
    const now = this.clock.now();
    const refund = await this.refunds.markSent(tx, details.refundId, stripeId, now);
    const { amountCents, creditCents, providerPartCents, afterTransfer } = refund;
    const parties = {
      customerId: payment.customerId,
      providerId: payment.providerId,
      vatBasisPoints: PLATFORM_VAT_BASIS_POINTS,
    };
    const amounts = { refundCents: amountCents, creditCents, providerPartCents, alreadyTransferred: afterTransfer };
    await this.ledger.post(tx, payment, [refundSent(`refund:${refund.id}`, parties, amounts)], now);
    await this.credits.giveBack(tx, payment.id, creditCents, now);
    const step =
      creditCents > 0 ? { what: 'CREDIT_RETURNED', amountCents: creditCents } : { what: 'REFUNDED', amountCents };
    await this.payments.save(tx, payment, {}, now, step);
    if (amountCents > 0) {
      const data = { paymentId: payment.id, bookingId: payment.bookingId, amountCents };
      await this.events.publish(tx, { type: 'PaymentRefunded', data });
    }
    if (afterTransfer && providerPartCents > 0) {
      await this.operations.plan(tx, payment, { kind: 'REVERSE', amountCents: providerPartCents });
    }
    return { status: 'DONE' as const, ...(stripeId ? { stripeId } : {}) };
  }

  #failed({ refundId }: RefundDetails, code: string): Answer {
    return async (tx, payment) => {
      const now = this.clock.now();
      const { amountCents } = await this.refunds.markFailed(tx, refundId, now);
      const write = { refundedCents: payment.refundedCents - amountCents };
      await this.payments.save(tx, payment, write, now, { what: 'REFUND_FAILED', amountCents });
      await this.events.publish(tx, {
        type: 'PaymentRefundFailed',
        data: { paymentId: payment.id, bookingId: payment.bookingId, refundId, amountCents },
      });
      return { status: 'FAILED', failureCode: code };
    };
  }
}
