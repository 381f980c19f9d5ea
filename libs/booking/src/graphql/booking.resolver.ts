import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { isId, type Clock } from '#kernel';
import { PaymentSummaries, PaymentSummary } from '#payment';
import { QuoteObject } from '#pricing';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { badUserInput, decodeCursor, notFound, PageArgs, toConnection } from '#platform/graphql';
import { translate } from '#platform/i18n';
import { ProviderLoader, ProviderObject } from '#provider';
import { maySee, partyOf, showsArrivalCode } from '../domain/booking.policy.js';
import { checklistOf } from '../domain/checklist.js';
import { BookingReads, type BookingPeriod } from '../store/booking.reads.js';
import { ListAddressViews } from '../use-cases/list-address-views.js';
import { SealedFields } from '../use-cases/sealed-fields.js';
import { ViewAddress } from '../use-cases/view-address.js';
import { BookingPeriodEnum } from './booking.enums.js';
import { BookingLoader } from './booking.loaders.js';
import {
  AddressLook,
  BookingAddress,
  BookingConnection,
  BookingObject,
  BookingStepObject,
  ChecklistPoint,
  toBookingObject,
} from './booking.object.js';

@ArgsType()
class BookingListArgs extends PageArgs {
  @Field(() => BookingPeriodEnum, {
    defaultValue: 'ALL',
    description: 'Upcoming ones begin with the nearest, others with the latest.',
  })
  @IsIn(['UPCOMING', 'PAST', 'ALL'])
  period: BookingPeriod = 'ALL';
}

@Resolver(() => BookingObject)
export class BookingResolver {
  constructor(
    private readonly reads: BookingReads,
    private readonly loader: BookingLoader,
    private readonly addresses: ViewAddress,
    private readonly looks: ListAddressViews,
    private readonly sealed: SealedFields,
    private readonly payments: PaymentSummaries,
    private readonly providers: ProviderLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('user')
  @Query(() => BookingObject, { description: 'A booking of yours, as its customer or its provider.' })
  async booking(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: UserActor): Promise<BookingObject> {
    const booking = await this.reads.find(id);
    const party = booking && partyOf(actor, booking);
    if (!party) throw notFound();
    return toBookingObject(booking, party, this.clock.now());
  }

  @Access('user')
  @Query(() => BookingConnection, { description: 'What you have booked.' })
  myBookings(@Args() args: BookingListArgs, @CurrentActor() actor: UserActor): Promise<BookingConnection> {
    return this.page('customer', actor, args);
  }

  @Access('provider')
  @Query(() => BookingConnection, { description: 'What you are booked for.' })
  myJobs(@Args() args: BookingListArgs, @CurrentActor() actor: UserActor): Promise<BookingConnection> {
    return this.page('provider', actor, args);
  }

  private async page(
    side: 'customer' | 'provider',
    actor: UserActor,
    { first, after, period }: BookingListArgs,
  ): Promise<BookingConnection> {
    const now = this.clock.now();
    const bookings = await this.reads.page(side, actor.userId, period, { first, after: pageAfter(after), now });
    const party = side === 'customer' ? 'CUSTOMER' : 'PROVIDER';
    const nodes = bookings.map((booking) => toBookingObject(booking, party, now));
    return toConnection(nodes, first, (node) => [node.start.toISOString(), node.id]);
  }

  @ResolveField(() => BookingAddress, {
    description: 'In stages for the provider, whose every look is logged; in full for the customer.',
  })
  address(@Parent() { booking, viewer }: BookingObject, @CurrentActor() actor: UserActor): Promise<BookingAddress> {
    return this.addresses.execute(actor, viewer, booking);
  }

  @ResolveField(() => [AddressLook], {
    description: 'Who looked at the address, newest first; empty for the provider.',
  })
  addressViews(@Parent() { booking, viewer }: BookingObject): Promise<AddressLook[]> {
    return this.looks.execute(viewer, booking) as Promise<AddressLook[]>;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The 4 digits to give at the door; for the customer, once confirmed.',
  })
  arrivalCode(@Parent() { booking, viewer }: BookingObject): string | null {
    return maySee(viewer, 'ARRIVAL_CODE') && showsArrivalCode(booking.state)
      ? this.sealed.openArrivalCode(booking)
      : null;
  }

  @ResolveField(() => QuoteObject, {
    nullable: true,
    description: 'What was agreed, for ever as it was; null for the provider.',
  })
  async quote(@Parent() { booking, viewer }: BookingObject): Promise<QuoteObject | null> {
    if (!maySee(viewer, 'PRICE')) return null;
    const { quoteSealed } = await this.loader.details(booking.id);
    return QuoteObject.from(this.sealed.openQuote(booking, quoteSealed), booking.quoteHash, currentLocale());
  }

  @ResolveField(() => [ChecklistPoint], { description: 'What is gone through before check-out.' })
  async checklist(@Parent() { booking }: BookingObject): Promise<ChecklistPoint[]> {
    const answers = new Map((await this.loader.details(booking.id)).checklist?.map((answer) => [answer.point, answer]));
    return checklistOf(booking.serviceCode).map((point) => ({
      point,
      label: translate(currentLocale(), `checklist.${point}`),
      done: answers.get(point)?.done ?? null,
      note: answers.get(point)?.note ?? null,
    }));
  }

  @ResolveField(() => [BookingStepObject], { description: 'Its life so far, oldest first.' })
  async history(@Parent() { booking }: BookingObject): Promise<BookingStepObject[]> {
    return [...(await this.loader.details(booking.id)).history];
  }

  @ResolveField(() => PaymentSummary, { nullable: true })
  payment(@Parent() { booking, viewer }: BookingObject): Promise<PaymentSummary | null> {
    return this.payments.forBooking(booking.id, viewer === 'CUSTOMER' || viewer === 'PROVIDER' ? viewer : 'ADMIN');
  }

  @ResolveField(() => ProviderObject)
  async provider(@Parent() { booking }: BookingObject): Promise<ProviderObject> {
    const provider = await this.providers.load(booking.providerId);
    if (!provider) throw new Error(`No provider ${booking.providerId}`);
    return ProviderObject.from(provider);
  }
}

function pageAfter(cursor: string | null | undefined) {
  const key = decodeCursor(cursor, 2);
  if (!key) return null;
  const [start, id] = key.map(String);
  if (!start || !id || !isId(id) || Number.isNaN(Date.parse(start))) throw badUserInput('after');
  return { start, id };
}
