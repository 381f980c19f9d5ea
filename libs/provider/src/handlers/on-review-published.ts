import { Injectable } from '@nestjs/common';
import type { EventNamed } from '#events';
import { ok } from '#kernel';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { ProviderStore } from '../store/provider.store.js';

/** Counts a published review into its provider's average, once. */
@Injectable()
export class OnReviewPublished {
  constructor(
    private readonly events: EventBus,
    private readonly store: ProviderStore,
    private readonly transactor: Transactor,
  ) {
    events.subscribe('ReviewPublished', 'provider.on-review-published', (event) => this.run(event));
  }

  async run({ data: { reviewId, providerId, overall } }: EventNamed<'ReviewPublished'>): Promise<void> {
    if (!providerId) return;
    await this.transactor.run(async (tx) => {
      if (!(await this.store.lock(tx, providerId))) return ok(undefined);
      const isNew = await this.store.addRating(tx, { reviewId, providerId, overall });
      if (isNew) await this.events.publish(tx, { type: 'ProviderProfileChanged', data: { providerId } });
      return ok(undefined);
    });
  }
}
