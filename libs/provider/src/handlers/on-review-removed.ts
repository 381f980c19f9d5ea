import { Injectable } from '@nestjs/common';
import type { EventNamed } from '#events';
import { ok } from '#kernel';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { ProviderStore } from '../store/provider.store.js';

/** Takes a review that a moderator removed out of its provider's average, once. */
@Injectable()
export class OnReviewRemoved {
  constructor(
    private readonly events: EventBus,
    private readonly store: ProviderStore,
    private readonly transactor: Transactor,
  ) {
    events.subscribe('ReviewRemoved', 'provider.on-review-removed', (event) => this.run(event));
  }

  async run({ data: { reviewId, providerId, overall } }: EventNamed<'ReviewRemoved'>): Promise<void> {
    if (!providerId) return;
    await this.transactor.run(async (tx) => {
      if (!(await this.store.lock(tx, providerId))) return ok(undefined);
      const counted = await this.store.removeRating(tx, { reviewId, providerId, overall });
      if (counted) await this.events.publish(tx, { type: 'ProviderProfileChanged', data: { providerId } });
      return ok(undefined);
    });
  }
}
