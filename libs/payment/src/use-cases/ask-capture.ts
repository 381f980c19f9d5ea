import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CardGateway } from '../adapters/card-gateway.js';
import { CardRefused, StripeRejected } from '../adapters/stripe-answers.js';
import { onCard } from '../domain/credit.js';
import type { SeenIntent } from '../domain/seen.js';
import type { Payment } from '../store/payment.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import { AskRelease } from './ask-release.js';
import { PayBySavedCard } from './pay-by-saved-card.js';
import { idempotencyKey, mustLookFirst, traceOf, type Answer, type Question } from './question.js';
import { RecordSighting } from './record-sighting.js';

/** Asks Stripe to take money: out of the hold when there is one, else from the saved card. For the whole visit or a fee. */
@Injectable()
export class AskCapture implements Question {
  constructor(
    private readonly cards: CardGateway,
    private readonly saved: PayBySavedCard,
    private readonly releases: AskRelease,
    private readonly sightings: RecordSighting,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const feeOnly = operation.kind === 'TAKE_FEE';
    try {
      const intent = await this.#take(operation, payment);
      return async (tx, current) => {
        await this.sightings.record(tx, current, { what: feeOnly ? 'FEE_PAID' : 'CAPTURED', intent });
        return { status: 'DONE', stripeId: intent.id };
      };
    } catch (error) {
      if (!(error instanceof CardRefused)) throw error;
      if (error.intentId) await this.cards.cancelIntent(error.intentId);
      return async (tx, current) => {
        await this.sightings.record(tx, current, { what: feeOnly ? 'FEE_REFUSED' : 'DECLINED' });
        return { status: 'FAILED', failureCode: error.code };
      };
    }
  }

  async #take(operation: PaymentOperation, payment: Payment): Promise<SeenIntent> {
    const amountCents = operation.amountCents ?? onCard(payment);
    const fromHold = payment.intentId ? await this.#takeFromHold(payment.intentId, amountCents, operation) : null;
    return fromHold ?? this.#takeFromCard(amountCents, operation, payment);
  }

  /** Null when the hold is gone. */
  async #takeFromHold(intentId: string, amountCents: number, operation: PaymentOperation): Promise<SeenIntent | null> {
    try {
      return await this.cards.capture(intentId, amountCents, idempotencyKey(operation));
    } catch (error) {
      if (!(error instanceof StripeRejected)) throw error;
      const intent = await this.cards.getIntent(intentId);
      if (intent.status === 'succeeded') return intent;
      if (intent.status === 'canceled') return null;
      throw error;
    }
  }

  async #takeFromCard(amountCents: number, operation: PaymentOperation, payment: Payment): Promise<SeenIntent> {
    // An authorisation may be under way or a recovery page open: first nothing else may take this customer's money.
    await this.releases.releaseAll(payment);
    const intent = await this.saved.pay(payment, {
      amountCents,
      capture: 'NOW',
      trace: traceOf(operation, payment),
      idempotencyKey: `${idempotencyKey(operation)}:card`,
      lookFirst: mustLookFirst(operation, this.clock.now()),
      findMade: async (customer) =>
        (await this.cards.findIntents(customer, payment.id)).find(
          ({ operationId, status }) => operationId === operation.id && status === 'succeeded',
        ),
    });
    if (intent.status !== 'succeeded') throw new CardRefused(intent.status, true, intent.id);
    return intent;
  }
}
