import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { formatEuros, isId, type BookingId, type Clock } from '#kernel';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { notFound, toUserError } from '#platform/graphql';
import { CreditStore } from '../store/credit.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { GrantCredit } from '../use-cases/grant-credit.js';
import { CreditObject, Credits, GrantGoodwillCreditInput, GrantGoodwillCreditResult } from './credit.object.js';

/** What customers can pay part of a visit with, and how support gives it. */
@Resolver()
export class CreditResolver {
  constructor(
    private readonly credits: CreditStore,
    private readonly payments: PaymentStore,
    private readonly granting: GrantCredit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('customer')
  @Query(() => Credits, { description: 'Your credits, and what of them you could use now.' })
  myCredits(@CurrentActor() actor: UserActor): Promise<Credits> {
    return this.#creditsOf(actor.userId);
  }

  @Access('admin:support')
  @Query(() => Credits, { description: 'The credits of a booking’s customer.' })
  async creditsOfBookingCustomer(@Args('bookingId', { type: () => ID }) bookingId: string): Promise<Credits> {
    const payment = isId(bookingId) ? await this.payments.findOfBooking(bookingId as BookingId) : null;
    if (!payment) throw notFound();
    return this.#creditsOf(payment.customerId);
  }

  @Access('admin:support')
  @Mutation(() => GrantGoodwillCreditResult, {
    description:
      'Makes a visit good with a credit to its customer, within a limit per customer; kept in the audit log.',
  })
  async grantGoodwillCredit(@Args('input') input: GrantGoodwillCreditInput, @CurrentActor() actor: UserActor) {
    const granted = await this.granting.goodwill(actor, { ...input, bookingId: input.bookingId as BookingId });
    if (granted.ok) return CreditObject.from(granted.value);
    if (granted.error.kind === 'PaymentNotFound') throw notFound();
    const { limitCents, leftCents } = granted.error;
    const parameters = {
      limit: formatEuros(limitCents, currentLocale()),
      left: formatEuros(leftCents, currentLocale()),
    };
    return toUserError(granted.error, parameters);
  }

  async #creditsOf(customerId: string): Promise<Credits> {
    const [availableCents, credits] = await Promise.all([
      this.credits.availableCents(customerId, this.clock.now()),
      this.credits.ofCustomer(customerId),
    ]);
    return { availableCents, credits: credits.map((credit) => CreditObject.from(credit)) };
  }
}
