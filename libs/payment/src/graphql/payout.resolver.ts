import { Inject } from '@nestjs/common';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { isFreshlyAuthenticated } from '#identity';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { notFound, toUserError } from '#platform/graphql';
import { RateLimiter } from '#platform/rate-limit';
import { StripeUnreachable } from '../adapters/stripe-answers.js';
import type { FreshSignInNeeded } from '../domain/payment.errors.js';
import { PayoutOwners, type PayoutOwner } from '../payout-owners.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import { RefreshPayoutAccount } from '../use-cases/refresh-payout-account.js';
import { StartPayoutOnboarding } from '../use-cases/start-payout-onboarding.js';
import { PaymentPage, StartPayoutOnboardingResult } from './payment.results.js';
import { PayoutAccountObject } from './payout.object.js';

/** Each of these asks Stripe: nobody needs it more often. */
const LIMIT = { points: 30, seconds: 3600 };
const RETURN_PATH = '/provider/payouts';

@Resolver()
export class PayoutResolver {
  constructor(
    private readonly owners: PayoutOwners,
    private readonly accounts: PayoutAccountStore,
    private readonly onboarding: StartPayoutOnboarding,
    private readonly refreshing: RefreshPayoutAccount,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('user')
  @Query(() => PayoutAccountObject, { description: 'Your payout account as last seen, and what it still misses.' })
  async payoutAccount(@CurrentActor() actor: UserActor): Promise<PayoutAccountObject> {
    const { providerId } = await this.#owner(actor);
    return PayoutAccountObject.from(await this.accounts.find(providerId), actor.locale);
  }

  @Access('user')
  @Mutation(() => StartPayoutOnboardingResult, {
    description:
      'A page of Stripe on which you open or complete your payout account; within ten minutes of signing in.',
  })
  async startPayoutOnboarding(@CurrentActor() actor: UserActor) {
    const { providerId, email } = await this.#owner(actor);
    if (!isFreshlyAuthenticated(actor.authenticatedAt, this.clock.now()))
      return toUserError<FreshSignInNeeded>({ kind: 'FreshSignInNeeded' });
    await this.limiter.consume('payout-onboarding', actor.userId, LIMIT);
    const back = `${this.config.http.publicUrl}${RETURN_PATH}`;
    const link = await this.onboarding.start({
      providerId,
      email,
      returnUrl: `${back}?from=stripe`,
      refreshUrl: `${back}?restart=1`,
    });
    return link.ok ? PaymentPage.from(link.value) : toUserError(link.error);
  }

  @Access('user')
  @Mutation(() => PayoutAccountObject, {
    description: 'Asks Stripe again: for a browser that comes back from its page.',
  })
  async refreshPayoutAccount(@CurrentActor() actor: UserActor): Promise<PayoutAccountObject> {
    const { providerId } = await this.#owner(actor);
    await this.limiter.consume('payout-refresh', actor.userId, LIMIT);
    return PayoutAccountObject.from(await this.#refresh(providerId), actor.locale);
  }

  /** As last seen when Stripe gives no answer: an event will tell. */
  async #refresh(providerId: string) {
    try {
      return await this.refreshing.refresh(providerId);
    } catch (error) {
      if (error instanceof StripeUnreachable) return this.accounts.find(providerId);
      throw error;
    }
  }

  async #owner(actor: UserActor): Promise<PayoutOwner> {
    const owner = await this.owners.find(actor.userId);
    if (!owner) throw notFound();
    return owner;
  }
}
