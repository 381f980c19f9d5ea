import { Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import { Transactor } from '#platform/prisma';
import { CardGateway } from '../adapters/card-gateway.js';
import type { Sighting } from '../domain/sighting.js';
import { awaitsCustomer } from '../domain/payment-state.js';
import type { SeenCheckout, SeenIntent } from '../domain/seen.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { RecordSighting } from './record-sighting.js';

/**
 * Fetches what Stripe has about a payment and moves the payment forward. The browser that comes back, the webhook and the
 * sweeps all call this: no event's content and no order of arrival is ever relied on.
 */
@Injectable()
export class SyncPayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly cards: CardGateway,
    private readonly sightings: RecordSighting,
    private readonly transactor: Transactor,
  ) {}

  /** `intentId`: one that an event spoke of and that we may not know yet. Runs outside any transaction. */
  async sync(paymentId: string, intentId?: string): Promise<void> {
    const payment = await this.payments.find(paymentId);
    if (!payment) return;
    const seen = [...(await this.#lookAtPage(payment)), ...(await this.#lookAtIntent(payment, intentId))];
    for (const sighting of seen) {
      await this.transactor.run(async (tx) => {
        await this.sightings.record(tx, await this.payments.lock(tx, paymentId), sighting);
        return ok(undefined);
      });
    }
  }

  async #lookAtPage(payment: Payment): Promise<Sighting[]> {
    if (!payment.checkoutSessionId || !awaitsCustomer(payment.state)) return [];
    return sightingsOnPage(await this.cards.getCheckout(payment.checkoutSessionId));
  }

  async #lookAtIntent(payment: Payment, hint: string | undefined): Promise<Sighting[]> {
    const intentId = payment.intentId ?? hint;
    if (!intentId) return [];
    const intent = await this.cards.getIntent(intentId);
    return intent.paymentId === payment.id ? sightingsOfIntent(intent, payment) : [];
  }
}

function sightingsOnPage(page: SeenCheckout): Sighting[] {
  if (page.intent?.status === 'requires_capture') return [{ what: 'HELD', intent: page.intent }];
  if (page.savedPaymentMethodId) return [{ what: 'METHOD_SAVED', paymentMethodId: page.savedPaymentMethodId }];
  return page.status === 'expired' ? [{ what: 'CHECKOUT_LAPSED', sessionId: page.id }] : [];
}

function sightingsOfIntent(intent: SeenIntent, payment: Payment): Sighting[] {
  switch (intent.status) {
    case 'requires_capture':
      return [{ what: 'HELD', intent }];
    case 'succeeded':
      return [{ what: payment.state === 'FEE_CAPTURING' ? 'FEE_PAID' : 'CAPTURED', intent }];
    case 'canceled':
      return [{ what: 'HOLD_LOST', intent }];
    default:
      return [];
  }
}
