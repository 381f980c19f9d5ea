import { Inject, Injectable, Logger } from '@nestjs/common';
import { MINUTE, plus, SECOND, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { subjectOf } from '../domain/stripe-event.js';
import { InboxStore, type ClaimedEvent } from '../store/inbox.store.js';
import { RefetchObject } from './refetch-object.js';

const BATCH = 50;
const MOST_TRIES = 12;
const LONGEST_DELAY = 10 * MINUTE;

/** An object that Stripe has just told of and does not show is looked for a few times before it counts as not there. */
const LOOKS_FOR_THE_MISSING = 3;

/** What is to be done again later, and what an admin reads about it. */
class Postponed extends Error {
  constructor(override readonly name: 'NotWrittenYet' | 'NotAtStripe') {
    super(name);
  }
}

/** Works off the webhook inbox: for each object that events spoke of, fetches it once and applies what it shows. */
@Injectable()
export class ApplyInbox {
  readonly #logger = new Logger('Payment');
  #running: Promise<number> = Promise.resolve(0);

  constructor(
    private readonly inbox: InboxStore,
    private readonly objects: RefetchObject,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Until nothing is due. Calls in one process follow each other, so that when it resolves what was stored before is done. How many events. */
  run(): Promise<number> {
    this.#running = this.#running.then(
      () => this.#drain(),
      () => this.#drain(),
    );
    return this.#running;
  }

  /** Resolves when no event is being worked on. */
  async idle(): Promise<void> {
    await this.#running.catch(() => 0);
  }

  async #drain(): Promise<number> {
    let count = 0;
    for (;;) {
      const events = await this.inbox.claim(this.clock.now(), BATCH);
      if (events.length === 0) return count;
      count += events.length;
      const byObject = Map.groupBy(events, ({ objectId, accountId }) => `${accountId ?? ''} ${objectId}`);
      for (const group of byObject.values()) await this.#applyOne(group);
    }
  }

  /** All that is due about one object. */
  async #applyOne(events: readonly ClaimedEvent[]): Promise<void> {
    const telling = events.filter(({ type }) => subjectOf(type) !== null);
    const others = events.filter((event) => !telling.includes(event)).map(({ eventId }) => eventId);
    if (others.length > 0) await this.inbox.ignore(others, 'TYPE_NOT_ACTED_ON', this.clock.now());
    const [longest] = telling.toSorted((a, b) => b.tries - a.tries);
    if (longest) await this.#apply(longest, telling);
  }

  async #apply(event: ClaimedEvent, all: readonly ClaimedEvent[]): Promise<void> {
    const ids = all.map(({ eventId }) => eventId);
    try {
      const outcome = await this.objects.refetch(event);
      if (outcome === 'APPLIED') return await this.inbox.applied(ids, this.clock.now());
      if (outcome === 'NOT_YET') throw new Postponed('NotWrittenYet');
      if (outcome === 'NOT_AT_STRIPE' && event.tries < LOOKS_FOR_THE_MISSING) throw new Postponed('NotAtStripe');
      await this.inbox.ignore(ids, outcome, this.clock.now());
    } catch (error) {
      await this.#postpone(event, ids, error);
    }
  }

  async #postpone({ type, tries }: ClaimedEvent, eventIds: readonly string[], error: unknown): Promise<void> {
    const name = error instanceof Error ? error.name : 'unknown';
    const delay = Math.min(SECOND * 2 ** tries, LONGEST_DELAY);
    this.#logger.warn({ eventIds, type, tries, error: name }, 'Stripe event postponed');
    await this.inbox.fail(eventIds, { runAt: plus(this.clock.now(), delay), error: name, park: tries >= MOST_TRIES });
  }
}
