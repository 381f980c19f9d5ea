import { Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import { Transactor } from '#platform/prisma';
import { SearchIndexStore } from '../store/search-index.store.js';
import { RefreshProviders } from './refresh-providers.js';

export interface VisitOutcome {
  readonly bookingId: string;
  readonly providerId: string;
  readonly serviceCode: string;
  /** True: the visit took place. False: the provider cancelled or did not come. */
  readonly kept: boolean;
}

/** Counts how a booking ended for its provider, once, and lets the rank follow. */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: SearchIndexStore,
    private readonly refresh: RefreshProviders,
  ) {}

  async execute({ bookingId, providerId, serviceCode, kept }: VisitOutcome): Promise<void> {
    const outcome = { bookingId, providerId, serviceCode, kept };
    await this.transactor.run(async (tx) => ok(await this.store.recordOutcome(tx, outcome)));
    await this.refresh.execute([providerId]);
  }
}
