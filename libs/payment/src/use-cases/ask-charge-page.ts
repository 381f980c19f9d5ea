import { Inject, Injectable } from '@nestjs/common';
import { plus, type Clock, type Locale } from '#kernel';
import { CLOCK } from '#platform/clock';
import { translate } from '#platform/i18n';
import { CardGateway } from '../adapters/card-gateway.js';
import { StripeRejected } from '../adapters/stripe-answers.js';
import type { SeenCheckout } from '../domain/seen.js';
import { ChargeStore, type PaymentCharge } from '../store/charge.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { LOOK_AGAIN_AFTER } from './ask-open-checkout.js';
import type { ChargeDetails } from './charge-further.js';
import { idempotencyKey, traceOf, type Answer, type Question } from './question.js';

/** What the request that opened the page has written into the operation; a repetition sends exactly the same. */
export type ChargePageDetails = ChargeDetails & {
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** ISO 8601. */
  readonly expiresAt: string;
};

/** Asks Stripe for a hosted page on which the customer pays a tip or overtime that their bank did not let through. */
@Injectable()
export class AskChargePage implements Question {
  constructor(
    private readonly cards: CardGateway,
    private readonly payments: PaymentStore,
    private readonly charges: ChargeStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation, payment: Payment): Promise<Answer> {
    const { furtherChargeId } = operation.details as ChargePageDetails;
    const charge = await this.charges.find(furtherChargeId);
    const customer = await this.payments.findCustomer(payment.customerId);
    if (!charge || !customer) throw new Error(`Further charge ${furtherChargeId} has no customer at Stripe`);
    try {
      return this.#opened(charge, await this.#open(operation, payment, charge, customer));
    } catch (error) {
      if (error instanceof StripeRejected) return () => Promise.resolve({ status: 'FAILED', failureCode: error.code });
      throw error;
    }
  }

  #open(operation: PaymentOperation, payment: Payment, charge: PaymentCharge, customer: string): Promise<SeenCheckout> {
    const details = operation.details as ChargePageDetails;
    const locale = payment.locale as Locale;
    return this.cards.openCheckout(
      {
        mode: 'PAY',
        customer,
        amountCents: charge.amountCents,
        currency: payment.currency,
        description: `${translate(locale, `charge.${charge.kind}`)} · ${payment.description}`,
        agreement: translate(locale, `charge.agreement.${charge.kind}`),
        locale,
        successUrl: details.successUrl,
        cancelUrl: details.cancelUrl,
        expiresAt: new Date(details.expiresAt),
        trace: { ...traceOf(operation, payment), furtherChargeId: charge.id },
      },
      idempotencyKey(operation),
    );
  }

  #opened(charge: PaymentCharge, page: SeenCheckout): Answer {
    return async (tx) => {
      const now = this.clock.now();
      const write = {
        pageSessionId: page.id,
        pageUrl: page.url,
        pageExpiresAt: page.expiresAt,
        lookAgainAt: plus(now, LOOK_AGAIN_AFTER),
      };
      await this.charges.save(tx, charge, write, now);
      return { status: 'DONE', stripeId: page.id };
    };
  }
}
