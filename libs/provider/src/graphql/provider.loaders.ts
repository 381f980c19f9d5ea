import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { inOrder, loader } from '#platform/graphql';
import { ProviderDirectory } from '../provider-directory.js';
import type { ProviderSummary } from '../provider-summary.js';
import { ProviderReads, type Badge } from '../store/provider.reads.js';

/** Providers and their badges for lists: one statement a request for each, however many rows ask. */
@Injectable()
export class ProviderLoader {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly reads: ProviderReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  load(providerId: string): Promise<ProviderSummary | null> {
    return loader<string, ProviderSummary | null>('provider.summary', async (ids) =>
      inOrder(ids, await this.directory.get(ids), (summary) => summary.providerId),
    ).load(providerId);
  }

  badges(providerId: string): Promise<Badge[]> {
    return loader<string, Badge[]>('provider.badges', async (ids) => {
      const badges = Map.groupBy(await this.reads.badges(ids, this.clock.now()), (badge) => badge.providerId);
      return ids.map((id) => badges.get(id) ?? []);
    }).load(providerId);
  }
}
