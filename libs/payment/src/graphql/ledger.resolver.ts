import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isId, type BookingId } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { badUserInput, decodeCursor, MAXIMUM_PAGE, notFound, toConnection } from '#platform/graphql';
import { InboxStore } from '../store/inbox.store.js';
import { OperationStore } from '../store/operation.store.js';
import { LedgerStore } from '../store/ledger.store.js';
import { TryAgain } from '../use-cases/try-again.js';
import { StripeEventArgs, StripeEventConnection, StripeEventObject } from './inbox.object.js';
import { LedgerTransaction, ParkedPaymentOperation, ParkedStripeEvent } from './ledger.object.js';

const STRIPE_EVENT_ID = /^\w{1,255}$/;

/** What finance staff read and repair. */
@Resolver()
export class LedgerResolver {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly inbox: InboxStore,
    private readonly operations: OperationStore,
    private readonly again: TryAgain,
  ) {}

  @Access('admin:finance')
  @Query(() => [LedgerTransaction], { description: 'Everything that happened to a booking’s money, oldest first.' })
  ledgerOfBooking(@Args('bookingId', { type: () => ID }) bookingId: string): Promise<LedgerTransaction[]> {
    if (!isId(bookingId)) throw badUserInput('bookingId');
    return this.ledger.ofBooking(bookingId as BookingId) as Promise<LedgerTransaction[]>;
  }

  @Access('admin:finance')
  @Query(() => [ParkedStripeEvent], { description: 'Newest first; 50 at most.' })
  parkedStripeEvents(
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ): Promise<ParkedStripeEvent[]> {
    if (first < 1 || first > MAXIMUM_PAGE) throw badUserInput('first');
    return this.inbox.parked(first);
  }

  @Access('admin:finance')
  @Query(() => StripeEventConnection, { description: 'Every webhook event that came in, newest first.' })
  async stripeEvents(@Args() { first, after, ...asked }: StripeEventArgs): Promise<StripeEventConnection> {
    const filter = {
      ...(asked.status ? { status: asked.status } : {}),
      ...(asked.type ? { type: asked.type } : {}),
      ...(asked.objectId ? { objectId: asked.objectId } : {}),
    };
    const rows = await this.inbox.list(filter, first, eventAfter(after));
    const events = rows.map((row) => StripeEventObject.from(row));
    return toConnection(events, first, (event) => [event.receivedAt.toISOString(), event.eventId]);
  }

  @Access('admin:finance')
  @Mutation(() => ID, { description: 'Looks again at the object of an event, whatever became of it.' })
  async replayStripeEvent(
    @Args('eventId', { type: () => ID }) eventId: string,
    @CurrentActor() actor: UserActor,
  ): Promise<string> {
    if (!STRIPE_EVENT_ID.test(eventId) || !(await this.again.event(actor, eventId)).ok) throw notFound();
    return eventId;
  }

  @Access('admin:finance')
  @Query(() => [ParkedPaymentOperation], { description: 'Newest first; 50 at most.' })
  parkedPaymentOperations(
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
  ): Promise<ParkedPaymentOperation[]> {
    if (first < 1 || first > MAXIMUM_PAGE) throw badUserInput('first');
    return this.operations.parked(first);
  }

  @Access('admin:finance')
  @Mutation(() => ID, { description: 'Asks Stripe again, after looking whether it has acted already.' })
  async retryPaymentOperation(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: UserActor,
  ): Promise<string> {
    if (!isId(id) || !(await this.again.operation(actor, id)).ok) throw notFound();
    return id;
  }
}

/** The event that a cursor names. A made-up one is a BAD_USER_INPUT. */
function eventAfter(cursor: string | null | undefined): readonly [Date, string] | null {
  const key = decodeCursor(cursor, 2);
  if (!key) return null;
  const [at, id] = [new Date(String(key[0])), String(key[1])];
  if (Number.isNaN(at.getTime()) || !STRIPE_EVENT_ID.test(id)) throw badUserInput('after');
  return [at, id];
}
