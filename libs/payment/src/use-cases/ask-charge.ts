import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CardGateway } from '../adapters/card-gateway.js';
import { CardRefused } from '../adapters/stripe-answers.js';
import type { SeenIntent } from '../domain/seen.js';
import { ChargeStore, type PaymentCharge } from '../store/charge.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import type { Payment } from '../store/payment.store.js';
import type { ChargeDetails } from './charge-further.js';
import { PayBySavedCard } from './pay-by-saved-card.js';
import { idempotencyKey, mustLookFirst, traceOf, type Answer, type Question } from './question.js';
import { RecordChargeFact } from './record-charge-fact.js';

/** Asks the saved card for a tip or overtime, without the customer being there; the money is taken at once. */
@Injectable()
export class AskCharge implements Question {
  constructor(
    private readonly cards: CardGateway,
    private readonly saved: PayBySavedCard,
    private readonly charges: ChargeStore,
    private readonly facts: RecordChargeFact,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const { furtherChargeId } = operation.details as ChargeDetails;
    const charge = await this.charges.find(furtherChargeId);
    if (!charge) throw new Error(`No further charge ${furtherChargeId}`);
    try {
      const intent = await this.#take(operation, payment, charge);
      return async (tx) => {
        await this.facts.record(tx, furtherChargeId, { what: 'PAID', intent });
        return { status: 'DONE', stripeId: intent.id };
      };
    } catch (error) {
      if (!(error instanceof CardRefused)) throw error;
      // The refused intent must not be confirmed later: the hosted page makes its own.
      if (error.intentId) await this.cards.cancelIntent(error.intentId);
      return async (tx) => {
        const what = error.authenticationNeeded ? 'AUTHENTICATION_NEEDED' : 'DECLINED';
        await this.facts.record(tx, furtherChargeId, { what });
        return { status: 'FAILED', failureCode: error.code };
      };
    }
  }

  async #take(operation: PaymentOperation, payment: Payment, charge: PaymentCharge): Promise<SeenIntent> {
    const intent = await this.saved.pay(payment, {
      amountCents: charge.amountCents,
      capture: 'NOW',
      trace: { ...traceOf(operation, payment), furtherChargeId: charge.id },
      idempotencyKey: idempotencyKey(operation),
      lookFirst: mustLookFirst(operation, this.clock.now()),
      findMade: async (customer) =>
        (await this.cards.findIntentsOfCharge(customer, charge.id)).find(
          ({ operationId, status }) => operationId === operation.id && status !== 'canceled',
        ),
    });
    if (intent.status !== 'succeeded')
      throw new CardRefused(intent.status, intent.status === 'requires_action', intent.id);
    return intent;
  }
}
