import { Injectable } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { RefreshProviders } from '../use-cases/refresh-providers.js';

/** A review of a provider became public: their rating and rank follow. */
@Injectable()
export class OnReviewPublished {
  constructor(bus: EventBus, refresh: RefreshProviders) {
    bus.subscribe('ReviewPublished', 'search.refresh-on-review-published', async ({ data }) => {
      const { providerId, reviewId, overall } = data;
      if (providerId) await refresh.execute([providerId], { providerId, reviewId, overall });
    });
  }
}
