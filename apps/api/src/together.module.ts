import { Module } from '@nestjs/common';
import { AvailabilityModule } from '#availability';
import { BookingModule } from '#booking';
import { GeoModule } from '#geo';
import { PaymentModule } from '#payment';
import { SearchModule } from '#search';
import { VaultModule } from '#vault';
import { FindSlotPlaces } from './find-slot-places.js';
import { KeepEvidenceFiles } from './keep-evidence-files.js';
import { OfferReplacements } from './offer-replacements.js';

/** What features need of each other and may not import: ports that only the application can fill. */
@Module({
  imports: [AvailabilityModule, BookingModule, GeoModule, PaymentModule, SearchModule, VaultModule],
  providers: [FindSlotPlaces, KeepEvidenceFiles, OfferReplacements],
})
export class TogetherModule {}
