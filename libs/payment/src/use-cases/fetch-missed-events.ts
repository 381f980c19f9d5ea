import { Inject, Injectable, Logger } from '@nestjs/common';
import { DAY, HOUR, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventGateway } from '../adapters/event-gateway.js';
import { StripeRejected } from '../adapters/stripe-answers.js';
import type { StripeEventFacts } from '../domain/stripe-event.js';
import { InboxStore, type EventSource } from '../store/inbox.store.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import { ApplyInbox } from './apply-inbox.js';

/** Stripe tries for three days to deliver an event (https://docs.stripe.com/webhooks#retries). */
const LOOKED_BACK = 3 * DAY;

/** How long Stripe lists events (https://docs.stripe.com/api/events/list). */
const KEPT_AT_STRIPE = 30 * DAY;

/** Each connected account is asked once a day; the time between two questions is covered twice for this long. */
const ACCOUNT_EVERY = 20 * HOUR;
const OVERLAP = 2 * HOUR;

/** Accounts in one run. Every hour: 24 times as many a day. */
const ACCOUNTS_IN_A_RUN = 500;

/** Pages of 100 in one list. More than that is no longer a gap, and a person should know. */
const MOST_PAGES = 100;

/**
 * Brings in what Stripe could not deliver while we were away: events of the platform, of connected accounts, and thin ones.
 * The inbox keeps each event once, so nothing is done twice.
 */
@Injectable()
export class FetchMissedEvents {
  readonly #logger = new Logger('Payment');

  constructor(
    private readonly events: EventGateway,
    private readonly inbox: InboxStore,
    private readonly accounts: PayoutAccountStore,
    private readonly applyInbox: ApplyInbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async fetch(): Promise<void> {
    const since = plus(this.clock.now(), -LOOKED_BACK);
    await this.#keep('PLATFORM', this.events.undelivered(since));
    await this.#keep('THIN', this.events.thin(since));
    await this.#ofAccounts();
    await this.applyInbox.run();
  }

  /** The accounts that nobody asked for longest, one after another; one that refuses does not hold up the others. */
  async #ofAccounts(): Promise<void> {
    const now = this.clock.now();
    for (const account of await this.accounts.dueForEvents(plus(now, -ACCOUNT_EVERY), ACCOUNTS_IN_A_RUN)) {
      const known = account.eventsFetchedTo ?? account.createdAt;
      const since = new Date(Math.max(plus(known, -OVERLAP).getTime(), plus(now, -KEPT_AT_STRIPE).getTime()));
      try {
        await this.#keep('CONNECT', this.events.ofAccount(account.stripeAccountId, since));
      } catch (error) {
        if (!(error instanceof StripeRejected)) throw error;
        this.#logger.warn(
          { accountId: account.stripeAccountId, code: error.code },
          'Stripe gives no events of an account',
        );
      }
      await this.accounts.rememberEventsFetched(account.providerId, now);
    }
  }

  async #keep(source: EventSource, pages: AsyncIterable<StripeEventFacts[]>): Promise<void> {
    let [read, added] = [0, 0];
    for await (const page of pages) {
      added += await this.inbox.insertAll(source, page, this.clock.now());
      read += 1;
      if (read < MOST_PAGES) continue;
      this.#logger.error({ source, read }, 'More events at Stripe than one run fetches');
      break;
    }
    if (added > 0) this.#logger.warn({ source, added }, 'Events that had not reached us');
  }
}
