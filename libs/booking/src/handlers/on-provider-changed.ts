import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { ReconsiderProvider } from '../use-cases/reconsider-provider.js';

/** Whatever may keep a provider from their visits, or lets them come again. What is told matters less than how things are. */
@Injectable()
export class OnProviderChanged implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly reconsider: ReconsiderProvider,
  ) {}

  onModuleInit(): void {
    for (const type of ['ProviderListingChanged', 'ProviderSuspensionChanged', 'CredentialDecided'] as const) {
      this.events.subscribe(type, `booking.reconsider-on-${type}`, ({ data }: { data: { providerId: string } }) =>
        this.reconsider.execute(data.providerId),
      );
    }
  }
}
