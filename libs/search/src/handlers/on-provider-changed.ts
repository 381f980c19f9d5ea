import { Injectable } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { RefreshProviders } from '../use-cases/refresh-providers.js';

/** A provider became visible or invisible, or what search shows of them changed (a new rating too): their rows follow. */
@Injectable()
export class OnProviderChanged {
  constructor(bus: EventBus, refresh: RefreshProviders) {
    const handle = async ({ data }: { data: { providerId: string } }): Promise<void> => {
      await refresh.execute([data.providerId]);
    };
    bus.subscribe('ProviderListingChanged', 'search.refresh-on-listing-changed', handle);
    bus.subscribe('ProviderProfileChanged', 'search.refresh-on-profile-changed', handle);
  }
}
