import { Injectable } from '@nestjs/common';
import { ProviderFactsReads } from '../store/provider-facts.reads.js';
import { RefreshProviders } from './refresh-providers.js';

/** What a pass over all providers found. */
export interface IndexCheck {
  readonly checked: number;
  /** Providers whose rows were not right, and now are. */
  readonly repaired: number;
}

const BATCH = 250;
const NIL = '00000000-0000-0000-0000-000000000000';

/**
 * Compares search's rows with what they are made from, provider by provider, and repairs what differs. An empty index
 * is built this way too. Memory is bounded by the batch.
 */
@Injectable()
export class CheckIndex {
  constructor(
    private readonly facts: ProviderFactsReads,
    private readonly refresh: RefreshProviders,
  ) {}

  async execute(onBatch: (checked: number) => void = () => undefined): Promise<IndexCheck> {
    let checked = 0;
    let repaired = 0;
    let underWay: Promise<string[]> = Promise.resolve([]);
    for (
      let ids = await this.facts.idsAfter(NIL, BATCH);
      ids.length > 0;
      ids = await this.facts.idsAfter(ids.at(-1)!, BATCH)
    ) {
      const before = underWay;
      underWay = this.refresh.execute(ids);
      // Two batches at a time: one is worked out here while the database writes the other.
      repaired += (await firstOf(before, underWay)).length;
      checked += ids.length;
      onBatch(checked);
    }
    return { checked, repaired: repaired + (await underWay).length };
  }
}

/** Waits for the first; if it fails, for the second too, so that no failure goes unseen. */
async function firstOf<T>(first: Promise<T>, second: Promise<T>): Promise<T> {
  try {
    return await first;
  } catch (error) {
    await second.catch(() => undefined);
    throw error;
  }
}
