import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/prisma';
import type { Newcomer } from './domain/newcomer.js';
import { CheckIndex, type IndexCheck } from './use-cases/check-index.js';
import { RefreshProviders } from './use-cases/refresh-providers.js';

/** The copy that search reads, for seeds and checks. */
@Injectable()
export class SearchIndex {
  constructor(
    private readonly check: CheckIndex,
    private readonly refresh: RefreshProviders,
  ) {}

  /**
   * Writes the rows of providers whom search does not know yet, within a transaction that loads many of them; the caller
   * says what it has written of them, so that nothing is read back.
   */
  add(tx: Tx, newcomers: readonly Newcomer[]): Promise<void> {
    return this.refresh.add(tx, newcomers);
  }

  /**
   * Compares every provider's rows with what they are made from and writes those that differ: builds an empty index,
   * finds and repairs drift in a full one. `onBatch` is told how many providers have been looked at so far.
   */
  checkAndRepair(onBatch?: (checked: number) => void): Promise<IndexCheck> {
    return this.check.execute(onBatch);
  }
}
