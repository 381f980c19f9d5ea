import { createHash } from 'node:crypto';
import type { Stripe } from 'stripe';
import { ask, StripeRejected } from './stripe-answers.js';

/** How our configuration of the portal is found again among others of the account. */
const PURPOSE = { purpose: 'saved-cards' };
/** A page for cards and nothing else: everything about a booking is said and changed on our own pages. */
const CARDS_ONLY: Stripe.BillingPortal.ConfigurationCreateParams = {
  features: {
    payment_method_update: { enabled: true },
    customer_update: { enabled: false },
    invoice_history: { enabled: false },
  },
  metadata: PURPOSE,
};

export interface PortalRequest {
  /** Stripe's id of the customer. */
  readonly customer: string;
  readonly returnUrl: string;
  readonly locale: 'fr' | 'en';
}

/** The cards that a customer keeps at Stripe, and Stripe's own page to look after them. Throws as CardGateway does. */
export class SavedCardGateway {
  #configuration: string | null = null;

  constructor(private readonly stripe: Stripe) {}

  /** Stripe's page on which a customer sees, adds, removes and chooses their cards; for them alone, and for a short time. */
  async openPortal({ customer, returnUrl, locale }: PortalRequest): Promise<string> {
    const configuration = await this.#findConfiguration();
    const parameters = { customer, configuration, return_url: returnUrl, locale };
    try {
      return (await ask(() => this.stripe.billingPortal.sessions.create(parameters))).url;
    } catch (error) {
      // Somebody may have switched the configuration off at Stripe: the next visitor gets a new one.
      if (error instanceof StripeRejected) this.#configuration = null;
      throw error;
    }
  }

  /** Whether a card is still this customer's. A card that was removed belongs to nobody and can't be charged any more. */
  async belongsTo(customer: string, paymentMethodId: string): Promise<boolean> {
    try {
      const method = await ask(() => this.stripe.paymentMethods.retrieve(paymentMethodId));
      return idOf(method.customer) === customer;
    } catch (error) {
      if (error instanceof StripeRejected) return false;
      throw error;
    }
  }

  /** The card that the customer has made their default; null when none is. */
  async defaultOf(customer: string): Promise<string | null> {
    const found = await ask(() => this.stripe.customers.retrieve(customer));
    return found.deleted ? null : idOf(found.invoice_settings.default_payment_method);
  }

  /**
   * Made once for the account; afterwards found by its purpose. Processes that miss it at the same time make one all the same:
   * they ask with one key.
   */
  async #findConfiguration(): Promise<string> {
    if (this.#configuration) return this.#configuration;
    const page = await ask(() => this.stripe.billingPortal.configurations.list({ limit: 100 }));
    const ours = page.data.filter(({ metadata }) => metadata?.['purpose'] === PURPOSE.purpose);
    const idempotencyKey = keyOf(ours.map(({ id }) => id));
    const found =
      ours.find(({ active }) => active) ??
      (await ask(() => this.stripe.billingPortal.configurations.create(CARDS_ONLY, { idempotencyKey })));
    this.#configuration = found.id;
    return found.id;
  }
}

/**
 * Made of what is asked for, so that whoever asks for it has the same key; and of the configurations that were switched off
 * since, because Stripe would answer the same key with one of those.
 */
const keyOf = (switchedOff: readonly string[]): string => {
  const content = JSON.stringify([CARDS_ONLY, switchedOff.toSorted()]);
  return `portal:${createHash('sha256').update(content).digest('hex')}`;
};

const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);
