import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { StripeRejected, StripeUnreachable } from '../adapters/stripe-answers.js';
import { PLATFORM_VAT_BASIS_POINTS, transferReversed } from '../domain/ledger.js';
import { transferToReverse } from '../domain/provider-share.js';
import { ChargeStore } from '../store/charge.store.js';
import { LedgerStore } from '../store/ledger.store.js';
import { OperationStore, type PaymentOperation } from '../store/operation.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import type { ChargeDetails } from './charge-further.js';
import { PlanOperation } from './plan-operation.js';
import { idempotencyKey, mustLookFirst, traceOf, type Answer, type Question } from './question.js';

/** Asks Stripe to take the provider's part of a tip or overtime back; what can't be had stays as their debt. */
@Injectable()
export class AskChargeReversal implements Question {
  constructor(
    private readonly payouts: PayoutGateway,
    private readonly payments: PaymentStore,
    private readonly charges: ChargeStore,
    private readonly operations: OperationStore,
    private readonly plans: PlanOperation,
    private readonly ledger: LedgerStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const { furtherChargeId } = operation.details as ChargeDetails;
    const charge = await this.charges.find(furtherChargeId);
    // A transfer under way comes first: it is what there is to take back.
    if (await this.operations.isPendingOfCharge(furtherChargeId, 'TRANSFER_CHARGE'))
      throw new StripeUnreachable('transfer_pending', false);
    const sent = await this.operations.sentTransfersOfCharge(furtherChargeId);
    const found = transferToReverse(sent, charge?.reversedCents ?? 0);
    const wantedCents = operation.amountCents ?? 0;
    const amountCents = Math.min(wantedCents, found?.leftCents ?? 0);
    if (!found || amountCents <= 0)
      return () => Promise.resolve({ status: 'FAILED', failureCode: 'nothing_to_reverse' });
    try {
      const reversalId = await this.#reverse(found.transfer.transferId, amountCents, operation, payment);
      return this.#reversed(operation, reversalId, amountCents);
    } catch (error) {
      if (!(error instanceof StripeRejected)) throw error;
      return async (tx, current) => {
        await this.payments.save(tx, current, {}, this.clock.now(), { what: 'REVERSAL_FAILED', amountCents });
        return { status: 'FAILED', failureCode: error.code };
      };
    }
  }

  #reversed(operation: PaymentOperation, reversalId: string, amountCents: number): Answer {
    return async (tx, current) => {
      const now = this.clock.now();
      const { furtherChargeId } = operation.details as ChargeDetails;
      const charge = await this.charges.get(tx, furtherChargeId);
      const parties = { ...current, vatBasisPoints: PLATFORM_VAT_BASIS_POINTS };
      await this.ledger.post(tx, current, [transferReversed(`reversal:${operation.id}`, parties, amountCents)], now);
      const reversedCents = charge.reversedCents + amountCents;
      await this.charges.save(tx, charge, { reversedCents }, now);
      await this.payments.save(tx, current, {}, now, { what: 'TRANSFER_REVERSED', amountCents });
      const left = charge.transferredCents - reversedCents;
      const restCents = Math.min((operation.amountCents ?? 0) - amountCents, left);
      const rest = { amountCents: restCents, details: { furtherChargeId } };
      if (restCents > 0) await this.plans.plan(tx, current, { kind: 'REVERSE_CHARGE', ...rest });
      return { status: 'DONE', stripeId: reversalId };
    };
  }

  async #reverse(
    transferId: string,
    amountCents: number,
    operation: PaymentOperation,
    payment: Payment,
  ): Promise<string> {
    const { furtherChargeId } = operation.details as ChargeDetails;
    const trace = { ...traceOf(operation, payment), furtherChargeId };
    const made = mustLookFirst(operation, this.clock.now()) ? await this.payouts.findReversal(transferId, trace) : null;
    return made ?? this.payouts.reverse({ transferId, amountCents, trace }, idempotencyKey(operation));
  }
}
