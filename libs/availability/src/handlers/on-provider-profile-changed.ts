import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { ProviderDirectory } from '#provider';
import { FollowTimeZone } from '../use-cases/follow-time-zone.js';

@Injectable()
export class OnProviderProfileChanged implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly providers: ProviderDirectory,
    private readonly zone: FollowTimeZone,
  ) {}

  onModuleInit(): void {
    this.events.subscribe('ProviderProfileChanged', 'availability.follow-time-zone', async ({ data }) => {
      const provider = await this.providers.find(data.providerId);
      if (provider) await this.zone.execute(provider);
    });
  }
}
