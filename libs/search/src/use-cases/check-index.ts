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
    for (
      let ids = await this.facts.idsAfter(NIL, BATCH);
      ids.length > 0;
      ids = await this.facts.idsAfter(ids.at(-1)!, BATCH)
    ) {
      repaired += (await this.refresh.execute(ids)).length;
      checked += ids.length;
      onBatch(checked);
    }
    return { checked, repaired };
  }
}
