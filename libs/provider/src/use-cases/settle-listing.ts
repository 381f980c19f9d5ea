import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Clock } from '#kernel';
import type { Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { EventBus } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import { listable, requiredUntil, type ListingGap } from '../domain/listable.js';
import { settle, type Listing } from '../domain/listing-state.js';
import { fileOf, gapCode, listingOf, ProviderStore, type ProviderRecord } from '../store/provider.store.js';

/**
 * Applies the rule about listing after anything it depends on has changed, in the transaction of that change: shows the
 * provider, hides them, and tells everyone else.
 */
@Injectable()
export class SettleListing {
  constructor(
    private readonly store: ProviderStore,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  /** `commanded`: the listing after what a person has just decided; left out when only facts changed. */
  async run(tx: Tx, providerId: string, actor: Actor, commanded?: Listing): Promise<void> {
    const record = await this.store.lock(tx, providerId);
    if (!record) throw new Error('A listing was settled for a provider that does not exist');
    const at = this.clock.now();
    const file = fileOf(record);
    const gaps = listable(file, at, this.config.rules);
    const listing = settle(commanded ?? listingOf(record), gaps.length === 0);
    const until = requiredUntil(file, at, this.config.rules);
    const firstListedAt = record.firstListedAt ?? (listing.state === 'LISTED' ? at : null);
    await this.store.setListing(tx, providerId, listing, { requiredUntil: until, firstListedAt, at });
    await this.#tell(tx, record, listing, gaps, until);
    if (listing.state !== record.listingState || listing.pausedBy !== record.pausedBy) {
      const data = {
        from: record.listingState,
        to: listing.state,
        pausedBy: listing.pausedBy,
        reasons: gaps.map(gapCode),
      };
      await this.audit.append(tx, {
        actor,
        action: 'listing.changed',
        subject: { type: 'provider', id: providerId },
        data,
      });
    }
  }

  async #tell(
    tx: Tx,
    before: ProviderRecord,
    listing: Listing,
    gaps: readonly ListingGap[],
    until: Date | null,
  ): Promise<void> {
    const was = before.listingState === 'LISTED';
    const listed = listing.state === 'LISTED';
    const moved = listed && was && before.requiredUntil?.getTime() !== until?.getTime();
    const closed = listing.state === 'CLOSED' && before.listingState !== 'CLOSED';
    const { id: providerId, userId } = before;
    // Who closes while paused was invisible already; those who wait for a visit of theirs must hear of it all the same.
    if (was !== listed || moved || closed) {
      await this.events.publish(tx, {
        type: 'ProviderListingChanged',
        data: { providerId, listed, reason: reasonOf(listing, gaps) },
      });
    }
    if (listed && before.firstListedAt === null) {
      await this.events.publish(tx, { type: 'ProviderApplicationDecided', data: { providerId, userId, listed } });
    }
  }
}

function reasonOf(listing: Listing, gaps: readonly ListingGap[]): string {
  if (listing.state === 'LISTED') return 'COMPLETE';
  if (listing.state === 'PAUSED' && listing.pausedBy === 'RULE' && gaps[0]) return gapCode(gaps[0]);
  return listing.pausedBy === 'PROVIDER' && listing.state === 'PAUSED' ? 'PAUSED_BY_PROVIDER' : listing.state;
}
