import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { StripeRejected } from '../adapters/stripe-answers.js';
import { ChargeStore } from '../store/charge.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import type { Payment } from '../store/payment.store.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import type { TransferDetails } from './ask-transfer.js';
import type { ChargeDetails } from './charge-further.js';
import { idempotencyKey, mustLookFirst, traceOf, type Answer, type Question } from './question.js';
import { RecordChargeFact } from './record-charge-fact.js';

export type ChargeTransferDetails = ChargeDetails & TransferDetails;

/** Asks Stripe to send the provider's share of a tip or overtime, out of that charge. */
@Injectable()
export class AskChargeTransfer implements Question {
  constructor(
    private readonly payouts: PayoutGateway,
    private readonly accounts: PayoutAccountStore,
    private readonly charges: ChargeStore,
    private readonly facts: RecordChargeFact,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const { furtherChargeId, sentCents, settledDebtCents } = operation.details as ChargeTransferDetails;
    const transferId = sentCents > 0 ? await this.#send(operation, payment) : undefined;
    return async (tx) => {
      const fact = { what: 'TRANSFERRED', operationId: operation.id, sentCents, settledDebtCents } as const;
      await this.facts.record(tx, furtherChargeId, fact);
      return { status: 'DONE', ...(transferId ? { stripeId: transferId } : {}) };
    };
  }

  async #send(operation: PaymentOperation, payment: Payment): Promise<string> {
    const { furtherChargeId, sentCents } = operation.details as ChargeTransferDetails;
    const [charge, account] = await Promise.all([
      this.charges.find(furtherChargeId),
      this.accounts.find(payment.providerId),
    ]);
    if (!charge?.stripeChargeId || !account?.stripeAccountId)
      throw new StripeRejected('no_destination', 'no account or no charge');
    const trace = { ...traceOf(operation, payment), furtherChargeId };
    const made = mustLookFirst(operation, this.clock.now()) ? await this.payouts.findTransfer(trace) : null;
    if (made) return made;
    return this.payouts.transfer(
      {
        accountId: account.stripeAccountId,
        amountCents: sentCents,
        currency: payment.currency,
        chargeId: charge.stripeChargeId,
        trace,
      },
      idempotencyKey(operation),
    );
  }
}
