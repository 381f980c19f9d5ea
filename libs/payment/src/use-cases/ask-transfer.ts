import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { StripeRejected } from '../adapters/stripe-answers.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import type { Payment } from '../store/payment.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import { idempotencyKey, mustLookFirst, traceOf, type Answer, type Question } from './question.js';
import { RecordSighting } from './record-sighting.js';
import { ResumeShare } from './resume-share.js';

/** What was decided when the transfer fell due: sent to the account, and kept back for an old debt (cents). */
export type TransferDetails = { readonly sentCents: number; readonly settledDebtCents: number };

/** Asks Stripe to send the provider's share out of the customer's charge. */
@Injectable()
export class AskTransfer implements Question {
  constructor(
    private readonly payouts: PayoutGateway,
    private readonly accounts: PayoutAccountStore,
    private readonly sightings: RecordSighting,
    private readonly resuming: ResumeShare,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const { sentCents, settledDebtCents } = operation.details as TransferDetails;
    const transferId = sentCents > 0 ? await this.#send(sentCents, operation, payment) : undefined;
    return async (tx, current) => {
      const seen = { what: 'TRANSFERRED', operationId: operation.id, sentCents, settledDebtCents } as const;
      await this.resuming.resume(tx, await this.sightings.record(tx, current, seen));
      return { status: 'DONE', ...(transferId ? { stripeId: transferId } : {}) };
    };
  }

  async #send(amountCents: number, operation: PaymentOperation, payment: Payment): Promise<string> {
    const trace = traceOf(operation, payment);
    const account = await this.accounts.find(payment.providerId);
    if (!account?.stripeAccountId || !payment.chargeId)
      throw new StripeRejected('no_destination', 'no account or no charge');
    const made = mustLookFirst(operation, this.clock.now()) ? await this.payouts.findTransfer(trace) : null;
    if (made) return made;
    const { currency, chargeId } = payment;
    return this.payouts.transfer(
      { accountId: account.stripeAccountId, amountCents, currency, chargeId, trace },
      idempotencyKey(operation),
    );
  }
}
