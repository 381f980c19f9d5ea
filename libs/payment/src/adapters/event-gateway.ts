import type { Stripe } from 'stripe';
import { eventFacts, type StripeEventFacts } from '../domain/stripe-event.js';
import { ask } from './stripe-answers.js';

const MOST = 500;

/** Events at Stripe, for those that never reached us. Throws as CardGateway does. */
export class EventGateway {
  constructor(private readonly stripe: Stripe) {}

  /** Events since an instant that Stripe could not deliver, newest first, 500 at most. */
  async findUndelivered(since: Date): Promise<StripeEventFacts[]> {
    const created = { gte: Math.floor(since.getTime() / 1000) };
    const list = this.stripe.events.list({ delivery_success: false, created, limit: 100 });
    const events = await ask(() => list.autoPagingToArray({ limit: MOST }));
    return events.flatMap((event) => eventFacts(event) ?? []);
  }
}
