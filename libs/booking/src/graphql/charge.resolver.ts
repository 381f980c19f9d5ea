import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Clock } from '#kernel';
import { FurtherCharge, PaymentSummaries } from '#payment';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { notFound } from '#platform/graphql';
import { GiveTip } from '../use-cases/give-tip.js';
import { FindUsableCredit } from '../use-cases/find-usable-credit.js';
import { OpenChargePage } from '../use-cases/open-charge-page.js';
import { answer } from './booking.answers.js';
import { FurtherChargePageInput, GiveTipInput } from './booking.inputs.js';
import { BookingObject, toBookingObject } from './booking.object.js';
import { BookingCheckout, FurtherChargePageResult, GiveTipResult } from './booking.results.js';

/** What is paid beside the visit. */
@Resolver(() => BookingObject)
export class ChargeResolver {
  constructor(
    private readonly tip: GiveTip,
    private readonly page: OpenChargePage,
    private readonly credit: FindUsableCredit,
    private readonly payments: PaymentSummaries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('customer')
  @Mutation(() => GiveTipResult, {
    description:
      'Charges the saved card at once; the tip goes whole to the provider. One per visit, until 14 days after.',
  })
  async giveTip(@Args('input') input: GiveTipInput, @CurrentActor() actor: UserActor) {
    return answer(await this.tip.execute(actor, input), (booking) =>
      toBookingObject(booking, 'CUSTOMER', this.clock.now()),
    );
  }

  @Access('customer')
  @Mutation(() => FurtherChargePageResult, {
    description: 'Opens the page on which to pay a tip or overtime that your bank did not let through.',
  })
  async furtherChargePage(@Args('input') input: FurtherChargePageInput, @CurrentActor() actor: UserActor) {
    return answer(await this.page.execute(actor, input), (page) =>
      Object.assign(new BookingCheckout(), page, { bookingId: input.bookingId }),
    );
  }

  @Access('customer')
  @Query(() => Int, {
    description:
      'How much of a quote your credit could pay, in cents. It never goes beyond the platform’s own part: the provider is paid out of what your card is charged.',
  })
  async usableCredit(@Args('quoteId', { type: () => ID }) quoteId: string, @CurrentActor() actor: UserActor) {
    const usableCents = await this.credit.execute(actor, quoteId);
    if (usableCents === null) throw notFound();
    return usableCents;
  }

  @ResolveField(() => [FurtherCharge], { description: 'The tip and the overtime, if there are.' })
  furtherCharges(@Parent() { booking, viewer }: BookingObject): Promise<FurtherCharge[]> {
    const eyes = viewer === 'CUSTOMER' || viewer === 'PROVIDER' ? viewer : 'ADMIN';
    return this.payments.furtherCharges(booking.id, eyes);
  }
}
