import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Clock } from '#kernel';
import { QuoteObject, type Quote } from '#pricing';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { badUserInput } from '#platform/graphql';
import { translate } from '#platform/i18n';
import { RateLimiter } from '#platform/rate-limit';
import type { Booking } from '../domain/booking.js';
import type { BookingParty } from '../domain/booking-state.js';
import { partyOf } from '../domain/booking.policy.js';
import type { CancellationStep } from '../domain/cancellation.js';
import { AcceptBooking } from '../use-cases/accept-booking.js';
import { CancelBooking } from '../use-cases/cancel-booking.js';
import { DeclineBooking, type DeclineReason } from '../use-cases/decline-booking.js';
import { HoldBooking } from '../use-cases/hold-booking.js';
import { OpenCheckout } from '../use-cases/open-checkout.js';
import { RequestQuote } from '../use-cases/request-quote.js';
import { ShowCancellationTerms } from '../use-cases/show-cancellation-terms.js';
import { answer } from './booking.answers.js';
import { DeclineReasonEnum } from './booking.enums.js';
import { BookingActionInput, CancelBookingInput, HoldBookingInput, RequestQuoteInput } from './booking.inputs.js';
import { toBookingObject } from './booking.object.js';
import * as results from './booking.results.js';

/** From a price to a contract, and out of it. */
@Resolver()
export class BookingMakingResolver {
  constructor(
    private readonly quote: RequestQuote,
    private readonly hold: HoldBooking,
    private readonly checkout: OpenCheckout,
    private readonly accept: AcceptBooking,
    private readonly decline: DeclineBooking,
    private readonly terms: ShowCancellationTerms,
    private readonly cancel: CancelBooking,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('customer')
  @Mutation(() => results.RequestQuoteResult, {
    description: 'A priced, dated offer with its terms, valid 30 minutes.',
  })
  async requestQuote(@Args('input') input: RequestQuoteInput, @CurrentActor() actor: UserActor) {
    const { addressId, placeId, ...rest } = input;
    if (Boolean(addressId) === Boolean(placeId)) throw badUserInput('addressId');
    if (Boolean(input.home) === Boolean(input.durationMinutes)) throw badUserInput('durationMinutes');
    await this.limiter.consume('booking.quote', actor.userId, inTenMinutes(this.config.rules.quotesPerTenMinutes));
    return answer(await this.quote.execute(actor, { ...rest, place: { addressId, placeId } }), toQuote);
  }

  @Access('customer')
  @Mutation(() => results.HoldBookingResult, {
    description: 'Keeps the quote’s slot for you for 15 minutes while you pay.',
  })
  async holdBooking(@Args('input') input: HoldBookingInput, @CurrentActor() actor: UserActor) {
    await this.limiter.consume('booking.hold', actor.userId, inTenMinutes(this.config.rules.holdsPerTenMinutes));
    return answer(await this.hold.execute(actor, input), this.as('CUSTOMER'));
  }

  @Access('customer')
  @Mutation(() => results.BookingCheckoutResult, { description: 'Opens the page on which the money is secured.' })
  async bookingCheckout(@Args('input') input: BookingActionInput, @CurrentActor() actor: UserActor) {
    return answer(await this.checkout.execute(actor, input), (page) =>
      Object.assign(new results.BookingCheckout(), page, { bookingId: input.bookingId }),
    );
  }

  @Access('provider')
  @Mutation(() => results.AnswerBookingResult, { description: 'Makes the contract: the street address opens.' })
  async acceptBooking(@Args('bookingId', { type: () => ID }) bookingId: string, @CurrentActor() actor: UserActor) {
    const accepted = await this.accept.execute(actor, bookingId);
    const shown = answer(accepted, this.as('PROVIDER'));
    const isTheirs = !accepted.ok && accepted.error.kind === 'ProviderNotBookable';
    return isTheirs ? { ...shown, message: translate(currentLocale(), 'ProviderNotBookable.you') } : shown;
  }

  @Access('provider')
  @Mutation(() => results.AnswerBookingResult)
  async declineBooking(
    @Args('bookingId', { type: () => ID }) bookingId: string,
    @Args('reason', { type: () => DeclineReasonEnum }) reason: DeclineReason,
    @CurrentActor() actor: UserActor,
  ) {
    return answer(await this.decline.execute(actor, bookingId, reason), this.as('PROVIDER'));
  }

  @Access('user')
  @Query(() => results.CancellationTermsResult, {
    description: 'What cancelling would cost you; shown before anyone confirms.',
  })
  async cancellationTerms(@Args('bookingId', { type: () => ID }) bookingId: string, @CurrentActor() actor: UserActor) {
    return answer(await this.terms.execute(actor, bookingId), (steps) =>
      Object.assign(new results.CancellationTerms(), {
        bookingId,
        feeCents: steps[0]?.outcome.feeCents ?? 0,
        steps: steps.map(toStep),
      }),
    );
  }

  @Access('user')
  @Mutation(() => results.CancelBookingResult)
  async cancelBooking(@Args('input') input: CancelBookingInput, @CurrentActor() actor: UserActor) {
    return answer(await this.cancel.execute(actor, input), (booking) =>
      this.as(partyOf(actor, booking) ?? 'PLATFORM')(booking),
    );
  }

  private as(party: BookingParty) {
    return (booking: Booking) => toBookingObject(booking, party, this.clock.now());
  }
}

const inTenMinutes = (points: number) => ({ points, seconds: 600 });

const toQuote = ({ document, hash }: Quote) =>
  Object.assign(QuoteObject.from(document, hash, currentLocale()), { __typename: 'Quote' as const });

const toStep = ({ from, outcome }: CancellationStep): results.CancellationStepObject => ({
  from,
  basis: outcome.basis,
  explanation: translate(currentLocale(), `cancellation.${outcome.basis}`),
  feeCents: outcome.feeCents,
  refundCents: outcome.refundCents,
});
