import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { systemActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { ProviderStore, type ProviderRecord } from '../store/provider.store.js';
import { SettleListing } from '../use-cases/settle-listing.js';

type Fact = Partial<Pick<ProviderRecord, 'payoutsReady' | 'hasWorkingHours' | 'inGoodStanding'>>;

/** Facts that other features own and the rule about listing needs: payouts, working hours, the account's standing. */
@Injectable()
export class OnFactsChanged {
  constructor(
    events: EventBus,
    private readonly store: ProviderStore,
    private readonly settleListing: SettleListing,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    events.subscribe('PayoutReadinessChanged', 'provider.on-payout-readiness', ({ data }) =>
      this.#set({ providerId: data.providerId }, { payoutsReady: data.ready }),
    );
    events.subscribe('WorkingHoursChanged', 'provider.on-working-hours', ({ data }) =>
      this.#set({ providerId: data.providerId }, { hasWorkingHours: data.hasWorkingHours }),
    );
    events.subscribe('UserStandingChanged', 'provider.on-standing', ({ data }) =>
      this.#set({ userId: data.userId }, { inGoodStanding: data.standing === 'GOOD' }),
    );
  }

  async #set(of: { providerId: string } | { userId: string }, fact: Fact): Promise<void> {
    await this.transactor.run(async (tx) => {
      const record =
        'userId' in of ? await this.store.lockByUser(tx, of.userId) : await this.store.lock(tx, of.providerId);
      if (!record) return ok(undefined);
      await this.store.update(tx, record.id, fact, this.clock.now());
      await this.settleListing.run(tx, record.id, systemActor('provider.on-facts-changed'));
      return ok(undefined);
    });
  }
}
