import { Injectable } from '@nestjs/common';
import { CardGateway } from '../adapters/card-gateway.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import type { Answer, Question } from './question.js';
import { RecordSighting } from './record-sighting.js';

/** One stray page or hold that belongs to nobody; absent: everything that is still open for the payment. */
type ReleaseDetails = { readonly sessionId?: string; readonly intentId?: string };

/** Intents in these states hold money or might still come to hold it. */
const LIVE = new Set([
  'requires_capture',
  'requires_action',
  'requires_confirmation',
  'requires_payment_method',
  'processing',
]);

/** Asks Stripe to close the payment page and to let every hold go. Asking twice is harmless: what is over stays over. */
@Injectable()
export class AskRelease implements Question {
  constructor(
    private readonly cards: CardGateway,
    private readonly payments: PaymentStore,
    private readonly sightings: RecordSighting,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const { sessionId, intentId } = operation.details as ReleaseDetails;
    if (sessionId) await this.#closePage(sessionId);
    if (intentId) await this.cards.cancelIntent(intentId);
    if (sessionId || intentId) return () => Promise.resolve({ status: 'DONE' });
    await this.releaseAll(payment);
    return async (tx, current) => {
      await this.sightings.record(tx, current, { what: 'RELEASED' });
      return { status: 'DONE' };
    };
  }

  /** Closes the page and lets go every hold of a payment that has not been taken. */
  async releaseAll(payment: Payment): Promise<void> {
    if (payment.checkoutSessionId) await this.#closePage(payment.checkoutSessionId);
    if (payment.intentId) await this.cards.cancelIntent(payment.intentId);
    if (payment.authoriseAttempt === 0) return;
    const customer = await this.payments.findCustomer(payment.customerId);
    if (!customer) return;
    const open = (await this.cards.findIntents(customer, payment.id)).filter((intent) => LIVE.has(intent.status));
    for (const intent of open) await this.cards.cancelIntent(intent.id);
  }

  async #closePage(sessionId: string): Promise<void> {
    const page = await this.cards.expireCheckout(sessionId);
    // Paid in the last moment: the hold goes back.
    if (page.intent) await this.cards.cancelIntent(page.intent.id);
  }
}
