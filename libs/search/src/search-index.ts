import { Injectable } from '@nestjs/common';
import { CheckIndex, type IndexCheck } from './use-cases/check-index.js';

/** The copy that search reads, for seeds and checks. */
@Injectable()
export class SearchIndex {
  constructor(private readonly check: CheckIndex) {}

  /**
   * Compares every provider's rows with what they are made from and writes those that differ: builds an empty index,
   * finds and repairs drift in a full one. `onBatch` is told how many providers have been looked at so far.
   */
  checkAndRepair(onBatch?: (checked: number) => void): Promise<IndexCheck> {
    return this.check.execute(onBatch);
  }
}
