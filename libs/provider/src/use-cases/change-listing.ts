import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { decideListing, type ListingStateConflict } from '../domain/listing-state.js';
import type { ProviderNotFound } from '../domain/provider.errors.js';
import { listingOf, ProviderStore } from '../store/provider.store.js';
import { SettleListing } from './settle-listing.js';

/** The provider's own three decisions about being shown. Publishing means "as soon as everything is in order". */
@Injectable()
export class ChangeListing {
  constructor(
    private readonly store: ProviderStore,
    private readonly settleListing: SettleListing,
    private readonly transactor: Transactor,
  ) {}

  run(
    actor: UserActor,
    command: 'PUBLISH' | 'PAUSE' | 'CLOSE',
  ): Promise<Result<string, ProviderNotFound | ListingStateConflict>> {
    return this.transactor.run(async (tx) => {
      const record = await this.store.lockByUser(tx, actor.userId);
      if (!record) return err({ kind: 'ProviderNotFound' });
      const decided = decideListing(listingOf(record), command);
      if (!decided.ok) return decided;
      await this.settleListing.run(tx, record.id, actor, decided.value);
      return ok(record.id);
    });
  }
}
