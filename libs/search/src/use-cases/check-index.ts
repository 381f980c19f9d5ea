import { Injectable } from '@nestjs/common';
import { ProviderFactsReads } from '../store/provider-facts.reads.js';
import { RefreshProviders } from './refresh-providers.js';

/** What a pass over all providers found. */
export interface IndexCheck {
  readonly checked: number;
  /** Providers whose rows were not right, and now are. */
  readonly repaired: number;
}

/** How many ids are held at once, and how many providers one transaction refreshes. */
const PAGE = 20_000;
const BATCH = 1_000;
const NIL = '00000000-0000-0000-0000-000000000000';

/**
 * Compares search's rows with what they are made from, provider by provider, and repairs what differs. An empty index
 * is built this way too. Memory is bounded by the page.
 */
@Injectable()
export class CheckIndex {
  constructor(
    private readonly facts: ProviderFactsReads,
    private readonly refresh: RefreshProviders,
  ) {}

  /** `onBatch` is told how many providers have been looked at so far. */
  async execute(onBatch: (checked: number) => void = () => undefined): Promise<IndexCheck> {
    let checked = 0;
    let repaired = 0;
    for (let page = await this.pageAfter(NIL); page.length > 0; page = await this.pageAfter(page.at(-1)!.id)) {
      for (const [first, second] of pairsOf(neighboursTogether(page))) {
        // Two at a time: one is worked out here while the database writes the other.
        const changed = await Promise.all([this.refresh.execute(first), second ? this.refresh.execute(second) : []]);
        repaired += changed.flat().length;
        checked += first.length + (second?.length ?? 0);
        onBatch(checked);
      }
    }
    return { checked, repaired };
  }

  private pageAfter(id: string): Promise<{ id: string; cell: number }[]> {
    return this.facts.providersAfter(id, PAGE);
  }
}

/**
 * Batches of providers who live near each other: their postings lie on the same pages of the index, which the database
 * then writes once rather than for every provider.
 */
function neighboursTogether(page: readonly { id: string; cell: number }[]): string[][] {
  const ids = [...page].sort((a, b) => a.cell - b.cell).map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
    ids.slice(index * BATCH, (index + 1) * BATCH),
  );
}

const pairsOf = <T>(all: readonly T[]): [T, T | undefined][] =>
  all.flatMap((one, index) => (index % 2 === 0 ? [[one, all[index + 1]] as [T, T | undefined]] : []));
