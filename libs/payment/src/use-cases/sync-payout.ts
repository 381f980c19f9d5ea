import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { BankGateway } from '../adapters/bank-gateway.js';
import { askIfThere } from '../adapters/stripe-answers.js';
import { payoutFailureOf, type SeenPayout } from '../domain/payout.js';
import type { Refetched } from '../domain/refetched.js';
import { PayoutOwners } from '../payout-owners.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import { PayoutStore, type Payout } from '../store/payout.store.js';

/** Looks at a provider's payout at Stripe and writes what it shows. */
@Injectable()
export class SyncPayout {
  constructor(
    private readonly payouts: PayoutStore,
    private readonly accounts: PayoutAccountStore,
    private readonly bank: BankGateway,
    private readonly owners: PayoutOwners,
    private readonly events: EventBus,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Runs outside any transaction. */
  async sync(accountId: string, stripeId: string): Promise<Refetched> {
    const account = await this.accounts.findByStripeId(accountId);
    if (!account) return 'FOREIGN_ACCOUNT';
    const seen = await askIfThere(() => this.bank.getPayout(accountId, stripeId));
    if (!seen) return 'NOT_AT_STRIPE';
    await this.record(account.providerId, accountId, seen);
    return 'APPLIED';
  }

  /** Writes one payout as Stripe shows it; tells the others when its bank has sent it back or has it. */
  async record(providerId: string, accountId: string, seen: SeenPayout): Promise<Payout> {
    const lines = seen.automatic ? await this.bank.insideOf(accountId, seen.id) : [];
    const userId = seen.state === 'FAILED' ? await this.owners.findUser(providerId) : null;
    const written = await this.transactor.run(async (tx) => {
      const { before, after } = await this.payouts.see(tx, providerId, seen, this.clock.now());
      await this.payouts.keepLines(tx, after.id, lines);
      if (after.status === 'FAILED' && before?.status !== 'FAILED' && userId) {
        const { id: payoutId, amountCents, automatic } = after;
        const failure = payoutFailureOf(after.failureCode);
        await this.events.publish(tx, {
          type: 'PayoutFailed',
          data: { payoutId, providerId, userId, amountCents, failure, automatic },
        });
      }
      return ok(after);
    });
    return written.value;
  }
}
