import { Inject, Injectable } from '@nestjs/common';
import { DAY, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventGateway } from '../adapters/event-gateway.js';
import { InboxStore } from '../store/inbox.store.js';
import { ApplyInbox } from './apply-inbox.js';

/** Stripe tries for three days to deliver an event (https://docs.stripe.com/webhooks#retries). */
const LOOKED_BACK = 3 * DAY;

/** Brings in what Stripe could not deliver while we were away: the inbox keeps each event once, so nothing is done twice. */
@Injectable()
export class FetchMissedEvents {
  constructor(
    private readonly events: EventGateway,
    private readonly inbox: InboxStore,
    private readonly applyInbox: ApplyInbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async fetch(): Promise<void> {
    const now = this.clock.now();
    for (const event of await this.events.findUndelivered(plus(now, -LOOKED_BACK))) {
      await this.inbox.insert('PLATFORM', event, now);
    }
    await this.applyInbox.run();
  }
}
