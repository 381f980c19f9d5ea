import type { Stripe } from 'stripe';
import type { SeenCheckout, SeenIntent } from '../domain/seen.js';
import { ask, StripeRejected } from './stripe-answers.js';

/** What travels with every object that we make at Stripe, so that it can be traced back. Ids only. */
export interface Trace {
  readonly paymentId: string;
  readonly bookingId: string;
  readonly operationId: string;
  /** Only on what is charged beside the visit: our row of the tip or overtime. */
  readonly furtherChargeId?: string;
}

export interface CheckoutRequest {
  /** Hold the money, save the card, or take the money at once. */
  readonly mode: 'HOLD' | 'SAVE_CARD' | 'PAY';
  readonly customer: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly description: string;
  /** What the customer agrees to by paying, shown above the button. */
  readonly agreement: string;
  readonly locale: 'fr' | 'en';
  readonly successUrl: string;
  readonly cancelUrl: string;
  readonly expiresAt: Date;
  readonly trace: Trace;
}

export interface OffSessionRequest {
  readonly customer: string;
  readonly paymentMethodId: string;
  readonly amountCents: number;
  readonly currency: string;
  /** Hold the money (taken later) or take it at once. */
  readonly capture: 'LATER' | 'NOW';
  readonly trace: Trace;
}

const LATEST_CHARGE = 'latest_charge.balance_transaction';

/** The customer's side of Stripe: hosted pages, holds, captures. Every method may throw CardRefused, StripeUnreachable or StripeRejected. */
export class CardGateway {
  constructor(private readonly stripe: Stripe) {}

  /** A customer of Stripe for a person of ours: carries our id and nothing else. Stripe's id. */
  async createCustomer(userId: string, idempotencyKey: string): Promise<string> {
    return (await ask(() => this.stripe.customers.create({ metadata: { userId } }, { idempotencyKey }))).id;
  }

  /** Opens a hosted page: a hold, saving the card, or paying at once. */
  async openCheckout(request: CheckoutRequest, idempotencyKey: string): Promise<SeenCheckout> {
    const parameters = request.mode === 'SAVE_CARD' ? this.#setupPage(request) : this.#paymentPage(request);
    return seenCheckout(await ask(() => this.stripe.checkout.sessions.create(parameters, { idempotencyKey })));
  }

  /** Which payment, tip or overtime a charge says it belongs to. */
  async getChargeOwner(chargeId: string): Promise<{ paymentId: string | null; furtherChargeId: string | null }> {
    const { metadata } = await ask(() => this.stripe.charges.retrieve(chargeId));
    return ownerOf(metadata);
  }

  async getCheckout(sessionId: string): Promise<SeenCheckout> {
    const expand = [`payment_intent.${LATEST_CHARGE}`, 'setup_intent'];
    return seenCheckout(await ask(() => this.stripe.checkout.sessions.retrieve(sessionId, { expand })));
  }

  /** Closes an open page; one that is complete or expired stays as it is. The page as it then is. */
  async expireCheckout(sessionId: string): Promise<SeenCheckout> {
    const seen = await this.getCheckout(sessionId);
    if (seen.status !== 'open') return seen;
    try {
      await ask(() => this.stripe.checkout.sessions.expire(sessionId));
    } catch (error) {
      if (!(error instanceof StripeRejected)) throw error;
    }
    return this.getCheckout(sessionId);
  }

  async getIntent(intentId: string): Promise<SeenIntent> {
    return seenIntent(await ask(() => this.stripe.paymentIntents.retrieve(intentId, { expand: [LATEST_CHARGE] })));
  }

  /** The intents that were made for a payment, newest first. */
  async findIntents(customer: string, paymentId: string): Promise<SeenIntent[]> {
    const page = await ask(() =>
      this.stripe.paymentIntents.list({ customer, limit: 100, expand: [`data.${LATEST_CHARGE}`] }),
    );
    return page.data.map(seenIntent).filter((intent) => intent.paymentId === paymentId);
  }

  /** The intents that were made for a tip or overtime, newest first. */
  async findIntentsOfCharge(customer: string, furtherChargeId: string): Promise<SeenIntent[]> {
    const page = await ask(() =>
      this.stripe.paymentIntents.list({ customer, limit: 100, expand: [`data.${LATEST_CHARGE}`] }),
    );
    return page.data.map(seenIntent).filter((intent) => intent.furtherChargeId === furtherChargeId);
  }

  /** Asks the saved card without the customer being there. Throws CardRefused with the intent's id when its bank says no. */
  async payOffSession(request: OffSessionRequest, idempotencyKey: string): Promise<SeenIntent> {
    const parameters: Stripe.PaymentIntentCreateParams = {
      amount: request.amountCents,
      currency: request.currency,
      customer: request.customer,
      payment_method: request.paymentMethodId,
      off_session: true,
      confirm: true,
      capture_method: request.capture === 'LATER' ? 'manual' : 'automatic',
      transfer_group: request.trace.bookingId,
      metadata: { ...request.trace },
      expand: [LATEST_CHARGE],
    };
    return seenIntent(await ask(() => this.stripe.paymentIntents.create(parameters, { idempotencyKey })));
  }

  /** Takes this much of a hold (cents); the rest goes back to the customer. */
  async capture(intentId: string, amountCents: number, idempotencyKey: string): Promise<SeenIntent> {
    const parameters = { amount_to_capture: amountCents, expand: [LATEST_CHARGE] };
    return seenIntent(await ask(() => this.stripe.paymentIntents.capture(intentId, parameters, { idempotencyKey })));
  }

  /** Lets a hold go; an intent that is cancelled or paid already stays as it is. The intent as it then is. */
  async cancelIntent(intentId: string): Promise<SeenIntent> {
    try {
      return seenIntent(await ask(() => this.stripe.paymentIntents.cancel(intentId, { expand: [LATEST_CHARGE] })));
    } catch (error) {
      if (!(error instanceof StripeRejected)) throw error;
      return this.getIntent(intentId);
    }
  }

  /** The payment that a setup intent says it belongs to. */
  async getSetupOwner(setupIntentId: string): Promise<{ paymentId: string | null; furtherChargeId: string | null }> {
    return ownerOf((await ask(() => this.stripe.setupIntents.retrieve(setupIntentId))).metadata);
  }

  #paymentPage(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
    return {
      ...page(request),
      mode: 'payment',
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: request.currency,
            unit_amount: request.amountCents,
            product_data: { name: request.description },
          },
        },
      ],
      payment_intent_data: {
        capture_method: request.mode === 'HOLD' ? 'manual' : 'automatic',
        ...(request.mode === 'HOLD' ? { setup_future_usage: 'off_session' as const } : {}),
        transfer_group: request.trace.bookingId,
        metadata: { ...request.trace },
      },
    };
  }

  #setupPage(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
    return {
      ...page(request),
      mode: 'setup',
      currency: request.currency,
      setup_intent_data: { metadata: { ...request.trace } },
    };
  }
}

function page(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  return {
    customer: request.customer,
    client_reference_id: request.trace.paymentId,
    metadata: { ...request.trace },
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    expires_at: Math.floor(request.expiresAt.getTime() / 1000),
    locale: request.locale,
    custom_text: { submit: { message: request.agreement } },
  };
}

function seenCheckout(session: Stripe.Checkout.Session): SeenCheckout {
  const { payment_intent: intent, setup_intent: setup } = session;
  return {
    id: session.id,
    ...ownerOf(session.metadata),
    url: session.url,
    status: checkoutStatus(session.status),
    expiresAt: new Date(session.expires_at * 1000),
    intent: typeof intent === 'object' && intent !== null ? seenIntent(intent) : null,
    savedPaymentMethodId:
      typeof setup === 'object' && setup !== null && setup.status === 'succeeded' ? idOf(setup.payment_method) : null,
  };
}

const checkoutStatus = (status: string | null): SeenCheckout['status'] =>
  status === 'complete' || status === 'expired' ? status : 'open';

function seenIntent(intent: Stripe.PaymentIntent): SeenIntent {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const movement = charge?.balance_transaction;
  const captureBefore = charge?.payment_method_details?.card?.capture_before;
  return {
    id: intent.id,
    ...ownerOf(intent.metadata),
    operationId: intent.metadata['operationId'] ?? null,
    status: intent.status,
    amountCents: intent.amount,
    receivedCents: intent.amount_received,
    chargeId: idOf(intent.latest_charge),
    paymentMethodId: idOf(intent.payment_method),
    captureBefore: captureBefore ? new Date(captureBefore * 1000) : null,
    stripeFeeCents: typeof movement === 'object' && movement !== null ? movement.fee : null,
    refusal: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? null,
  };
}

/** What was made for a tip or overtime is not the visit's: it names the payment only for whoever reads Stripe's dashboard. */
const ownerOf = (metadata: Stripe.Metadata | null): { paymentId: string | null; furtherChargeId: string | null } => {
  const furtherChargeId = metadata?.['furtherChargeId'] ?? null;
  return { paymentId: furtherChargeId ? null : (metadata?.['paymentId'] ?? null), furtherChargeId };
};

const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);
