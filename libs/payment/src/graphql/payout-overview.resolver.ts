import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isFreshlyAuthenticated } from '#identity';
import { PARIS, type Clock } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { notFound, PageArgs, toConnection, toUserError } from '#platform/graphql';
import { RateLimiter } from '#platform/rate-limit';
import { BankGateway } from '../adapters/bank-gateway.js';
import { StripeUnreachable } from '../adapters/stripe-answers.js';
import type { FreshSignInNeeded } from '../domain/payment.errors.js';
import { nextWeeklyPayout, type SeenBalance } from '../domain/payout.js';
import { PayoutOwners } from '../payout-owners.js';
import { LedgerStore } from '../store/ledger.store.js';
import { PayoutAccountStore, type PayoutAccount } from '../store/payout-account.store.js';
import { PayoutStore } from '../store/payout.store.js';
import { RequestInstantPayout } from '../use-cases/request-instant-payout.js';
import {
  InstantPayoutInput,
  PayoutConnection,
  PayoutObject,
  PayoutOverview,
  RequestInstantPayoutResult,
} from './payout-overview.object.js';
import { rowAfter } from './row-after.js';

/** Each asks Stripe: nobody needs it more often. */
const LOOKS = { points: 120, seconds: 3600 };
const REQUESTS = { points: 10, seconds: 3600 };
const CURRENCY = 'eur';

/** A provider's money on its way to their bank. */
@Resolver()
export class PayoutOverviewResolver {
  constructor(
    private readonly owners: PayoutOwners,
    private readonly accounts: PayoutAccountStore,
    private readonly payouts: PayoutStore,
    private readonly ledger: LedgerStore,
    private readonly bank: BankGateway,
    private readonly requesting: RequestInstantPayout,
    private readonly limiter: RateLimiter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('user')
  @Query(() => PayoutOverview, { description: 'Your balance at Stripe, your next payout, and what you owe.' })
  async payoutOverview(@CurrentActor() actor: UserActor): Promise<PayoutOverview> {
    const providerId = await this.#provider(actor);
    await this.limiter.consume('payout-overview', actor.userId, LOOKS);
    const account = await this.accounts.find(providerId);
    const [seen, owed, failed] = await Promise.all([
      this.#balance(account),
      this.ledger.balanceNow(providerId, 'PROVIDER_DEBT'),
      this.payouts.lastFailed(providerId),
    ]);
    return {
      balance: seen && {
        availableCents: seen.availableCents,
        pendingCents: seen.pendingCents,
        instantCents: seen.instantNetCents,
        instantFeeCents: seen.instantFeeCents,
      },
      debtCents: Math.max(0, owed),
      nextPayoutAt: account?.ready ? nextWeeklyPayout(this.clock.now(), PARIS) : null,
      failed: failed && PayoutObject.from(failed, actor.locale),
    };
  }

  @Access('user')
  @Query(() => PayoutConnection, { description: 'Your payouts, newest first, with what is inside each.' })
  async myPayouts(@CurrentActor() actor: UserActor, @Args() page: PageArgs): Promise<PayoutConnection> {
    const rows = await this.payouts.ofProvider(await this.#provider(actor), page.first, rowAfter(page.after));
    const payouts = rows.map((row) => PayoutObject.from(row, actor.locale));
    return toConnection(payouts, page.first, (one) => [one.createdAt.toISOString(), one.id]);
  }

  @Access('user')
  @Mutation(() => RequestInstantPayoutResult, {
    description: 'Sends what is available to your bank at once, for a fee; within ten minutes of signing in.',
  })
  async requestInstantPayout(@CurrentActor() actor: UserActor, @Args('input') input: InstantPayoutInput) {
    const providerId = await this.#provider(actor);
    if (!isFreshlyAuthenticated(actor.authenticatedAt, this.clock.now()))
      return toUserError<FreshSignInNeeded>({ kind: 'FreshSignInNeeded' });
    await this.limiter.consume('instant-payout', actor.userId, REQUESTS);
    const { requestId, amountCents } = input;
    const requested = await this.requesting.request(actor, { providerId, requestId, amountCents });
    return requested.ok ? PayoutObject.from(requested.value, actor.locale) : toUserError(requested.error);
  }

  /** Null when Stripe gives no answer: the rest of the page is still of use. */
  async #balance(account: PayoutAccount | null): Promise<SeenBalance | null> {
    if (!account?.stripeAccountId) return null;
    try {
      return await this.bank.balance(account.stripeAccountId, CURRENCY);
    } catch (error) {
      if (error instanceof StripeUnreachable) return null;
      throw error;
    }
  }

  async #provider(actor: UserActor): Promise<string> {
    const owner = await this.owners.find(actor.userId);
    if (!owner) throw notFound();
    return owner.providerId;
  }
}
