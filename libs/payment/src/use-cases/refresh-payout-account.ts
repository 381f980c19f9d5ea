import { Inject, Injectable } from '@nestjs/common';
import { isId, ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus, Jobs } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { askIfThere } from '../adapters/stripe-answers.js';
import type { Refetched } from '../domain/refetched.js';
import { PayoutAccountStore, type PayoutAccount } from '../store/payout-account.store.js';
import { SET_PAYOUT_SCHEDULES } from './set-payout-schedule.js';

/** Fetches a provider's account from Stripe: the return from the onboarding page proves nothing, only the account does. */
@Injectable()
export class RefreshPayoutAccount {
  constructor(
    private readonly accounts: PayoutAccountStore,
    private readonly payouts: PayoutGateway,
    private readonly events: EventBus,
    private readonly jobs: Jobs,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The account as it is now; null when the provider has none. Tells the others when readiness changed. */
  async refresh(providerId: string): Promise<PayoutAccount | null> {
    const known = await this.accounts.find(providerId);
    if (!known?.stripeAccountId) return known;
    const seen = await this.payouts.getAccount(known.stripeAccountId);
    const saved = await this.transactor.run(async (tx) => {
      const before = await this.accounts.lock(tx, providerId);
      const after = await this.accounts.save(tx, providerId, seen, this.clock.now());
      if (before?.ready !== after.ready) {
        await this.events.publish(tx, { type: 'PayoutReadinessChanged', data: { providerId, ready: after.ready } });
        if (after.ready && !after.scheduleSetAt) await this.jobs.send(tx, SET_PAYOUT_SCHEDULES, {});
      }
      return ok(after);
    });
    return saved.value;
  }

  /** The same by Stripe's id of the account. Runs outside any transaction. */
  async refreshByStripeId(stripeAccountId: string): Promise<Refetched> {
    const account = await this.accounts.findByStripeId(stripeAccountId);
    if (!account) return this.#whose(stripeAccountId);
    await this.refresh(account.providerId);
    return 'APPLIED';
  }

  /** Of an account that no row of ours knows: a provider whose account is being made does not know its id yet. */
  async #whose(stripeAccountId: string): Promise<Refetched> {
    const seen = await askIfThere(() => this.payouts.getAccount(stripeAccountId));
    if (!seen) return 'NOT_AT_STRIPE';
    if (!seen.providerId) return 'FOREIGN_ACCOUNT';
    const begun = isId(seen.providerId) ? await this.accounts.find(seen.providerId) : null;
    return begun && !begun.stripeAccountId ? 'NOT_YET' : 'OTHER_APPLICATION';
  }
}
