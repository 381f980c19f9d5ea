import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isId } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { badUserInput, decodeCursor, inOrder, loader, notFound, PageArgs, toConnection } from '#platform/graphql';
import { RateLimiter } from '#platform/rate-limit';
import type { Rescue } from '../domain/rescue.js';
import type { QueueAfter } from '../store/rescue.reads.js';
import { RescueStore } from '../store/rescue.store.js';
import { FindReplacements } from '../use-cases/find-replacements.js';
import { ListRescues } from '../use-cases/list-rescues.js';
import { SettleRescue } from '../use-cases/settle-rescue.js';
import { BookingObject } from './booking.object.js';
import { BookingRescue, ReplacementOffer, RescueInQueue, RescueQueueConnection } from './rescue.object.js';

/** Visits whose provider may no longer come: for the customer who chooses, and for staff who watch over them. */
@Resolver(() => BookingObject)
export class RescueResolver {
  constructor(
    private readonly rescues: RescueStore,
    private readonly finding: FindReplacements,
    private readonly list: ListRescues,
    private readonly settle: SettleRescue,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  @ResolveField(() => BookingRescue, { nullable: true, description: 'The last time its provider could not come.' })
  async rescue(@Parent() { booking, viewer }: BookingObject): Promise<BookingRescue | null> {
    const rescues = loader<string, Rescue | null>('booking.rescue', async (ids) =>
      inOrder(ids, await this.rescues.latestOf(ids), ({ bookingId }) => bookingId),
    );
    const found = await rescues.load(booking.id);
    return found && BookingRescue.from(found, viewer);
  }

  @Access('customer')
  @Query(() => ReplacementOffer, {
    nullable: true,
    description: 'Who could come instead; null when the provider of your visit may come.',
  })
  async replacements(
    @Args('bookingId', { type: () => ID }) bookingId: string,
    @CurrentActor() actor: UserActor,
  ): Promise<ReplacementOffer | null> {
    const limit = { points: this.config.rules.searchesPerMinute, seconds: 60, inMemory: true };
    await this.limiter.consume('booking.replacements', actor.userId, limit);
    const found = await this.finding.execute(actor, bookingId);
    if (!found.ok) throw notFound();
    return found.value && Object.assign(new ReplacementOffer(), found.value);
  }

  @Access('admin:support')
  @Query(() => RescueQueueConnection, {
    description: 'Confirmed visits whose provider may not come, the most urgent first; each look is recorded.',
  })
  async rescueQueue(
    @Args() { first, after }: PageArgs,
    @CurrentActor() actor: UserActor,
  ): Promise<RescueQueueConnection> {
    const found = (await this.list.execute(actor, first, queueAfter(after))).map((one) => RescueInQueue.from(one));
    return toConnection(found, first, ({ decideBy, id }) => [decideBy.toISOString(), id]);
  }

  @Access('admin:support')
  @Mutation(() => Boolean, {
    description: 'Looks at once at whether the provider may come again, and does what follows. Harmless at any time.',
  })
  async lookAgainAtRescue(@Args('bookingId', { type: () => ID }) bookingId: string): Promise<boolean> {
    if (!isId(bookingId)) throw notFound();
    await this.settle.execute(bookingId);
    return true;
  }
}

function queueAfter(cursor: string | null | undefined): QueueAfter | null {
  const key = decodeCursor(cursor, 2);
  if (!key) return null;
  const [decideBy, id] = key.map(String);
  if (!decideBy || !id || !isId(id) || Number.isNaN(Date.parse(decideBy))) throw badUserInput('after');
  return { decideBy, id };
}
