import { Module } from '@nestjs/common';
import { ProviderModule } from '#provider';
import { AvailabilityCoreModule } from './availability-core.module.js';
import { FreeSlotsResolver } from './graphql/free-slots.resolver.js';
import { MyAvailabilityResolver } from './graphql/my-availability.resolver.js';
import { OnProviderProfileChanged } from './handlers/on-provider-profile-changed.js';

@Module({
  imports: [AvailabilityCoreModule, ProviderModule],
  providers: [OnProviderProfileChanged, MyAvailabilityResolver, FreeSlotsResolver],
  exports: [AvailabilityCoreModule],
})
export class AvailabilityModule {}
