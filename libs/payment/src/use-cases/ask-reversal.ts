import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { StripeRejected, StripeUnreachable } from '../adapters/stripe-answers.js';
import { PLATFORM_VAT_BASIS_POINTS, transferReversed } from '../domain/ledger.js';
import { transferToReverse } from '../domain/provider-share.js';
import { LedgerStore } from '../store/ledger.store.js';
import { OperationStore, type PaymentOperation } from '../store/operation.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { PlanOperation } from './plan-operation.js';
import { idempotencyKey, mustLookFirst, traceOf, type Answer, type Question } from './question.js';

/**
 * Asks Stripe to take the provider's part of a refund or dispute back from their account. When it can't be had (the account is
 * empty), the debt stays in the ledger and the next transfer keeps it back.
 */
@Injectable()
export class AskReversal implements Question {
  constructor(
    private readonly payouts: PayoutGateway,
    private readonly payments: PaymentStore,
    private readonly operations: OperationStore,
    private readonly plans: PlanOperation,
    private readonly ledger: LedgerStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    if (await this.operations.isPending(payment.id, 'TRANSFER')) throw new StripeUnreachable('transfer_pending', false);
    const found = transferToReverse(await this.operations.sentTransfers(payment.id), payment.reversedCents);
    const wantedCents = operation.amountCents ?? 0;
    const amountCents = Math.min(wantedCents, found?.leftCents ?? 0);
    if (!found || amountCents <= 0)
      return () => Promise.resolve({ status: 'FAILED', failureCode: 'nothing_to_reverse' });
    try {
      const reversalId = await this.#reverse(found.transfer.transferId, amountCents, operation, payment);
      return async (tx, current) => {
        const now = this.clock.now();
        const parties = {
          customerId: current.customerId,
          providerId: current.providerId,
          vatBasisPoints: PLATFORM_VAT_BASIS_POINTS,
        };
        await this.ledger.post(tx, current, [transferReversed(`reversal:${operation.id}`, parties, amountCents)], now);
        const write = { reversedCents: current.reversedCents + amountCents };
        const saved = await this.payments.save(tx, current, write, now, { what: 'TRANSFER_REVERSED', amountCents });
        const restCents = Math.min(wantedCents - amountCents, saved.transferredCents - saved.reversedCents);
        if (restCents > 0) await this.plans.plan(tx, current, { kind: 'REVERSE', amountCents: restCents });
        return { status: 'DONE', stripeId: reversalId };
      };
    } catch (error) {
      if (!(error instanceof StripeRejected)) throw error;
      return async (tx, current) => {
        await this.payments.save(tx, current, {}, this.clock.now(), { what: 'REVERSAL_FAILED', amountCents });
        return { status: 'FAILED', failureCode: error.code };
      };
    }
  }

  async #reverse(
    transferId: string,
    amountCents: number,
    operation: PaymentOperation,
    payment: Payment,
  ): Promise<string> {
    const trace = traceOf(operation, payment);
    const made = mustLookFirst(operation, this.clock.now()) ? await this.payouts.findReversal(transferId, trace) : null;
    return made ?? this.payouts.reverse({ transferId, amountCents, trace }, idempotencyKey(operation));
  }
}
