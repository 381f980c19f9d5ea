import { Inject, Injectable } from '@nestjs/common';
import { DAY, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { PayoutStore } from '../store/payout.store.js';
import { AskInstantPayout } from '../use-cases/ask-instant-payout.js';
import { SET_PAYOUT_SCHEDULES, SetPayoutSchedule } from '../use-cases/set-payout-schedule.js';
import { SyncPayout } from '../use-cases/sync-payout.js';

const BATCH = 100;

/** Accounts without a schedule, instant payouts without an answer, and payouts of which nothing was heard for a day. */
@Injectable()
export class PayoutsJob {
  constructor(
    jobs: Jobs,
    schedule: SetPayoutSchedule,
    private readonly payouts: PayoutStore,
    private readonly asking: AskInstantPayout,
    private readonly syncPayout: SyncPayout,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    jobs.register({ name: SET_PAYOUT_SCHEDULES, cron: '*/10 * * * *', run: () => schedule.setAll() });
    jobs.register({ name: 'payment.ask-payouts', cron: '* * * * *', run: () => this.#ask() });
    jobs.register({ name: 'payment.look-at-payouts', cron: '35 * * * *', run: () => this.#look() });
  }

  async #ask(): Promise<void> {
    for (const id of await this.payouts.due(this.clock.now(), BATCH)) await this.asking.ask(id);
  }

  async #look(): Promise<void> {
    const unheardOf = await this.payouts.unheardOf(plus(this.clock.now(), -DAY), BATCH);
    for (const { accountId, stripeId } of unheardOf) await this.syncPayout.sync(accountId, stripeId);
  }
}
