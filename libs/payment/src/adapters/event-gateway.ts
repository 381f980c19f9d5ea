import type { Stripe } from 'stripe';
import { eventFacts, type StripeEventFacts } from '../domain/stripe-event.js';
import { ask } from './stripe-answers.js';

/** What one page of a list holds; Stripe gives 100 at most. */
const PAGE = 100;

/** What happens in a provider's account and concerns us. */
const PAYOUT_EVENTS = ['payout.created', 'payout.updated', 'payout.paid', 'payout.failed', 'payout.canceled'];

/** The thin events that tell of a provider's account (https://docs.stripe.com/api/v2/core/events). */
const ACCOUNT_EVENTS = [
  'v2.core.account.created',
  'v2.core.account.updated',
  'v2.core.account.closed',
  'v2.core.account[requirements].updated',
  'v2.core.account[identity].updated',
  'v2.core.account[defaults].updated',
  'v2.core.account[configuration.recipient].updated',
  'v2.core.account[configuration.recipient].capability_status_updated',
];

/**
 * Events at Stripe, for those that never reached us: newest first, a page at a time, back to an instant; Stripe keeps them for 30
 * days. Throws as CardGateway does.
 */
export class EventGateway {
  constructor(private readonly stripe: Stripe) {}

  /** Events of the platform's own account that Stripe could not deliver. */
  undelivered(since: Date): AsyncGenerator<StripeEventFacts[]> {
    const parameters = { delivery_success: false, created: { gte: seconds(since) }, limit: PAGE };
    return pages(this.stripe.events.list(parameters), null);
  }

  /**
   * Payout events of one connected account, delivered or not: whether a platform's address for its accounts' events was reached
   * is not told with the account's own list.
   */
  ofAccount(accountId: string, since: Date): AsyncGenerator<StripeEventFacts[]> {
    const parameters = { types: PAYOUT_EVENTS, created: { gte: seconds(since) }, limit: PAGE };
    return pages(this.stripe.events.list(parameters, { stripeAccount: accountId }), accountId);
  }

  /** Thin events about connected accounts, delivered or not: Stripe lists them without saying which. */
  thin(since: Date): AsyncGenerator<StripeEventFacts[]> {
    const list = this.stripe.v2.core.events.list({ types: ACCOUNT_EVENTS, limit: PAGE });
    return pages(
      until(list, (event) => new Date(event.created) < since),
      null,
    );
  }
}

const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);

async function* until<T>(items: AsyncIterable<T>, over: (item: T) => boolean): AsyncGenerator<T> {
  for await (const item of items) {
    if (over(item)) return;
    yield item;
  }
}

async function* pages(events: AsyncIterable<unknown>, accountId: string | null): AsyncGenerator<StripeEventFacts[]> {
  const walk = events[Symbol.asyncIterator]();
  let page: StripeEventFacts[] = [];
  for (let next = await ask(() => walk.next()); next.done !== true; next = await ask(() => walk.next())) {
    const facts = eventFacts(next.value);
    if (facts) page.push(accountId === null ? facts : { ...facts, accountId });
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
