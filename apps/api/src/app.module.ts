import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from '#kernel';
import { AuditModule } from '#audit';
import { AvailabilityModule } from '#availability';
import { BillingModule } from '#billing';
import { BookingModule } from '#booking';
import { CatalogModule } from '#catalog';
import { GeoModule } from '#geo';
import { IdentityModule } from '#identity';
import { NotificationModule } from '#notification';
import { PaymentModule } from '#payment';
import type { Config } from '#platform/config';
import { PlatformModule } from '#platform/module';
import { PricingModule } from '#pricing';
import { ProviderModule } from '#provider';
import { ReviewModule } from '#review';
import { SearchModule } from '#search';
import { VaultModule } from '#vault';
import { LiveUpdates } from './live-updates.js';
import { OperationsResolver } from './operations.resolver.js';
import { TogetherModule } from './together.module.js';

/** Every feature of the product, and what holds them together. */
export const FEATURES = [
  AuditModule,
  IdentityModule,
  CatalogModule,
  GeoModule,
  VaultModule,
  ProviderModule,
  AvailabilityModule,
  PricingModule,
  SearchModule,
  PaymentModule,
  BookingModule,
  BillingModule,
  ReviewModule,
  NotificationModule,
  TogetherModule,
] as const;

@Module({})
export class AppModule {
  static forRoot(config: Config, clock: Clock, development: DynamicModule[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(config, clock), ...FEATURES, ...development],
      providers: [OperationsResolver, LiveUpdates],
    };
  }
}
