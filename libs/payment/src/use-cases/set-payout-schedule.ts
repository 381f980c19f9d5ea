import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { BankGateway } from '../adapters/bank-gateway.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';

/** The job that tells Stripe when to pay out the accounts that have become ready. */
export const SET_PAYOUT_SCHEDULES = 'payment.set-payout-schedules';

const BATCH = 100;

/** Tells Stripe once for each ready account to pay it out every Monday. What it could not tell is told by the next sweep. */
@Injectable()
export class SetPayoutSchedule {
  readonly #logger = new Logger('Payment');

  constructor(
    private readonly accounts: PayoutAccountStore,
    private readonly bank: BankGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async setAll(): Promise<void> {
    for (const { providerId, stripeAccountId } of await this.accounts.withoutSchedule(BATCH)) {
      try {
        await this.bank.payOutWeekly(stripeAccountId);
        await this.accounts.rememberSchedule(providerId, this.clock.now());
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown';
        this.#logger.warn({ providerId, error: name }, 'Payout schedule could not be set');
      }
    }
  }
}
