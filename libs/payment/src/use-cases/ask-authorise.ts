import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CardGateway } from '../adapters/card-gateway.js';
import { CardRefused } from '../adapters/stripe-answers.js';
import { onCard } from '../domain/credit.js';
import type { Sighting } from '../domain/sighting.js';
import type { SeenIntent } from '../domain/seen.js';
import type { Payment } from '../store/payment.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import { PayBySavedCard } from './pay-by-saved-card.js';
import { PlanOperation } from './plan-operation.js';
import { idempotencyKey, mustLookFirst, traceOf, type Answer, type Question } from './question.js';
import { RecordSighting } from './record-sighting.js';

/** Asks the saved card for the hold, 48 hours before the visit, without the customer being there. */
@Injectable()
export class AskAuthorise implements Question {
  constructor(
    private readonly cards: CardGateway,
    private readonly saved: PayBySavedCard,
    private readonly operations: PlanOperation,
    private readonly sightings: RecordSighting,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    try {
      const intent = await this.#hold(operation, payment);
      if (intent.status === 'requires_capture') return this.#held(intent);
      if (intent.status !== 'canceled') await this.cards.cancelIntent(intent.id);
      return this.#refused(intent.status === 'requires_action' ? 'AUTHENTICATION_NEEDED' : 'DECLINED', intent.status);
    } catch (error) {
      if (!(error instanceof CardRefused)) throw error;
      // The refused intent must not be confirmed later: the recovery page makes its own.
      if (error.intentId) await this.cards.cancelIntent(error.intentId);
      return this.#refused(error.authenticationNeeded ? 'AUTHENTICATION_NEEDED' : 'DECLINED', error.code);
    }
  }

  #hold(operation: PaymentOperation, payment: Payment): Promise<SeenIntent> {
    return this.saved.pay(payment, {
      amountCents: onCard(payment),
      capture: 'LATER',
      trace: traceOf(operation, payment),
      idempotencyKey: idempotencyKey(operation),
      lookFirst: mustLookFirst(operation, this.clock.now()),
      findMade: async (customer) =>
        (await this.cards.findIntents(customer, payment.id)).find(({ operationId }) => operationId === operation.id),
    });
  }

  #held(intent: SeenIntent): Answer {
    return async (tx, payment) => {
      const saved = await this.sightings.record(tx, payment, { what: 'HELD', intent });
      if (saved.intentId !== intent.id) {
        // Cancelled meanwhile: this hold belongs to nobody.
        await this.operations.plan(tx, payment, { kind: 'RELEASE', details: { intentId: intent.id } });
      }
      return { status: 'DONE', stripeId: intent.id };
    };
  }

  #refused(what: Extract<Sighting['what'], 'AUTHENTICATION_NEEDED' | 'DECLINED'>, code: string): Answer {
    return async (tx, payment) => {
      await this.sightings.record(tx, payment, { what });
      return { status: 'FAILED', failureCode: code };
    };
  }
}
