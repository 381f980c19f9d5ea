import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/prisma';
import { CheckIndex, type IndexCheck } from './use-cases/check-index.js';
import { RefreshProviders } from './use-cases/refresh-providers.js';

/** The copy that search reads, for seeds and checks. */
@Injectable()
export class SearchIndex {
  constructor(
    private readonly check: CheckIndex,
    private readonly refresh: RefreshProviders,
  ) {}

  /** Writes the rows of providers whom search does not know yet, within a transaction that loads many of them. */
  add(tx: Tx, providerIds: readonly string[]): Promise<void> {
    return this.refresh.add(tx, providerIds);
  }

  /**
   * Compares every provider's rows with what they are made from and writes those that differ: builds an empty index,
   * finds and repairs drift in a full one. `onBatch` is told how many providers have been looked at so far.
   */
  checkAndRepair(onBatch?: (checked: number) => void): Promise<IndexCheck> {
    return this.check.execute(onBatch);
  }
}
