import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import type { Clock, Failure, Result } from '#kernel';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { translate } from '#platform/i18n';
import { partyOf } from '../domain/booking.policy.js';
import type { Booking } from '../domain/booking.js';
import { CompleteBooking } from '../use-cases/complete-booking.js';
import { ContestArrival } from '../use-cases/contest-arrival.js';
import { DeclareArrival } from '../use-cases/declare-arrival.js';
import { FinishVisit } from '../use-cases/finish-visit.js';
import { ReportNoShow } from '../use-cases/report-no-show.js';
import { StartVisit } from '../use-cases/start-visit.js';
import { answer } from './booking.answers.js';
import { BookingActionInput, FinishVisitInput, ReportNoShowInput, StartVisitInput } from './booking.inputs.js';
import { toBookingObject } from './booking.object.js';
import { ArrivalResult, CloseBookingResult, FinishVisitResult } from './booking.results.js';

/** The visit itself, from the door to the customer's word that it was done. */
@Resolver()
export class VisitResolver {
  constructor(
    private readonly start: StartVisit,
    private readonly declare: DeclareArrival,
    private readonly contest: ContestArrival,
    private readonly finish: FinishVisit,
    private readonly complete: CompleteBooking,
    private readonly noShow: ReportNoShow,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('provider')
  @Mutation(() => ArrivalResult, { description: 'With the code the customer gives at the door.' })
  async startVisit(@Args('input') { bookingId, code }: StartVisitInput, @CurrentActor() actor: UserActor) {
    return this.atDoor(await this.start.execute(actor, bookingId, code), actor);
  }

  @Access('provider')
  @Mutation(() => ArrivalResult, { description: 'Without a code; the customer can contest it for 24 hours.' })
  async declareArrival(@Args('bookingId', { type: () => ID }) bookingId: string, @CurrentActor() actor: UserActor) {
    return this.atDoor(await this.declare.execute(actor, bookingId), actor);
  }

  @Access('customer')
  @Mutation(() => ArrivalResult, {
    description: 'The provider who declared to be there was not: a person will decide.',
  })
  async contestArrival(@Args('bookingId', { type: () => ID }) bookingId: string, @CurrentActor() actor: UserActor) {
    return answer(await this.contest.execute(actor, bookingId), this.shownTo(actor));
  }

  @Access('provider')
  @Mutation(() => FinishVisitResult, { description: 'Check-out: the guarantee window begins.' })
  async finishVisit(@Args('input') { bookingId, checklist }: FinishVisitInput, @CurrentActor() actor: UserActor) {
    return answer(await this.finish.execute(actor, bookingId, checklist), this.shownTo(actor));
  }

  @Access('customer', 'admin:support')
  @Mutation(() => CloseBookingResult, { description: 'The visit was done: the money is taken now.' })
  async confirmCompletion(@Args('input') input: BookingActionInput, @CurrentActor() actor: UserActor) {
    return answer(await this.complete.execute(actor, input), this.shownTo(actor));
  }

  @Access('user')
  @Mutation(() => CloseBookingResult, { description: 'From 45 minutes after the start without an arrival.' })
  async reportNoShow(@Args('input') input: ReportNoShowInput, @CurrentActor() actor: UserActor) {
    return answer(await this.noShow.execute(actor, input), this.shownTo(actor));
  }

  /** The general words of a refusal are a customer's. */
  private atDoor<E extends Failure>(arrived: Result<Booking, E>, actor: UserActor) {
    const shown = answer(arrived, this.shownTo(actor));
    const isTheirs = !arrived.ok && arrived.error.kind === 'ProviderNotBookable';
    return isTheirs ? { ...shown, message: translate(currentLocale(), 'ProviderNotBookable.atDoor') } : shown;
  }

  private shownTo(actor: UserActor) {
    return (booking: Booking) => toBookingObject(booking, partyOf(actor, booking) ?? 'PLATFORM', this.clock.now());
  }
}
