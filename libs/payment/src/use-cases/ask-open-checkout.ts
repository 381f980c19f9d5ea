import { Inject, Injectable } from '@nestjs/common';
import { MINUTE, plus, type Clock, type Locale } from '#kernel';
import { CLOCK } from '#platform/clock';
import { translate } from '#platform/i18n';
import { CardGateway } from '../adapters/card-gateway.js';
import { StripeRejected } from '../adapters/stripe-answers.js';
import { onCard } from '../domain/credit.js';
import { awaitsCustomer } from '../domain/payment-state.js';
import type { SeenCheckout } from '../domain/seen.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import { PlanOperation } from './plan-operation.js';
import { idempotencyKey, traceOf, type Answer, type Question } from './question.js';

/** What the request that opened the page has written into the operation; a repetition sends exactly the same. */
export type CheckoutDetails = {
  readonly mode: 'HOLD' | 'SAVE_CARD';
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** ISO 8601. */
  readonly expiresAt: string;
};

/** How often an open page is looked at when no webhook comes. */
export const LOOK_AGAIN_AFTER = 3 * MINUTE;

/** Asks Stripe for a hosted page on which the customer pays or saves a card. */
@Injectable()
export class AskOpenCheckout implements Question {
  constructor(
    private readonly cards: CardGateway,
    private readonly payments: PaymentStore,
    private readonly operations: PlanOperation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    try {
      return this.#opened(await this.#open(operation, payment));
    } catch (error) {
      // Too late for the end that was promised, for one: the next request opens a page of its own.
      if (error instanceof StripeRejected) return () => Promise.resolve({ status: 'FAILED', failureCode: error.code });
      throw error;
    }
  }

  async #open(operation: PaymentOperation, payment: Payment): Promise<SeenCheckout> {
    const details = operation.details as CheckoutDetails;
    const locale = payment.locale as Locale;
    return this.cards.openCheckout(
      {
        mode: details.mode,
        customer: await this.#customer(operation, payment),
        amountCents: onCard(payment),
        currency: payment.currency,
        description: payment.description,
        agreement: translate(locale, details.mode === 'HOLD' ? 'CheckoutAgreementHold' : 'CheckoutAgreementSaveCard'),
        locale,
        successUrl: details.successUrl,
        cancelUrl: details.cancelUrl,
        expiresAt: new Date(details.expiresAt),
        trace: traceOf(operation, payment),
      },
      idempotencyKey(operation),
    );
  }

  #opened(page: SeenCheckout): Answer {
    return async (tx, current) => {
      if (!awaitsCustomer(current.state)) {
        // Cancelled while the page was being opened: nobody may pay on it.
        await this.operations.plan(tx, current, { kind: 'RELEASE', details: { sessionId: page.id } });
        return { status: 'DONE', stripeId: page.id };
      }
      const now = this.clock.now();
      const write = {
        checkoutSessionId: page.id,
        checkoutUrl: page.url,
        checkoutExpiresAt: page.expiresAt,
        lookAgainAt: plus(now, LOOK_AGAIN_AFTER),
      };
      await this.payments.save(tx, current, write, now, { what: 'CHECKOUT_OPENED' });
      return { status: 'DONE', stripeId: page.id };
    };
  }

  async #customer(operation: PaymentOperation, payment: Payment): Promise<string> {
    const known = await this.payments.findCustomer(payment.customerId);
    if (known) return known;
    // The attempt is part of the key: a replayed 5xx must not bar this person from paying for a day.
    const made = await this.cards.createCustomer(
      payment.customerId,
      `pay:customer:${payment.customerId}:${operation.attempt}`,
    );
    return this.payments.rememberCustomer(payment.customerId, made, this.clock.now());
  }
}
