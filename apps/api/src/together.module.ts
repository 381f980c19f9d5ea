import { Module } from '@nestjs/common';
import { AvailabilityModule } from '#availability';
import { BookingModule } from '#booking';
import { GeoModule } from '#geo';
import { SearchModule } from '#search';
import { FindSlotPlaces } from './find-slot-places.js';
import { OfferReplacements } from './offer-replacements.js';

/** What features need of each other and may not import: ports that only the application can fill. */
@Module({
  imports: [AvailabilityModule, BookingModule, GeoModule, SearchModule],
  providers: [FindSlotPlaces, OfferReplacements],
})
export class TogetherModule {}
