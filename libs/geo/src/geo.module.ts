import { Module } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { EmbeddedGeocoder } from './adapters/embedded-geocoder.js';
import { NationalAddressGeocoder } from './adapters/national-address-geocoder.js';
import { Addresses } from './addresses.js';
import { GEOCODER, type Geocoder } from './domain/geocoder.js';
import { AddressResolver } from './graphql/address.resolver.js';
import { PlaceResolver } from './graphql/place.resolver.js';
import { Places } from './places.js';
import { AddressStore } from './store/address.store.js';
import { AddAddress } from './use-cases/add-address.js';
import { ChangeAddress } from './use-cases/change-address.js';
import { LocateAddress } from './use-cases/locate-address.js';
import { RemoveAddress } from './use-cases/remove-address.js';

@Module({
  providers: [
    Places,
    Addresses,
    AddressStore,
    LocateAddress,
    AddAddress,
    ChangeAddress,
    RemoveAddress,
    AddressResolver,
    PlaceResolver,
    {
      provide: GEOCODER,
      inject: [CONFIG, CLOCK],
      useFactory: ({ geocoder }: Config, clock: Clock): Geocoder =>
        geocoder.kind === 'ban' ? new NationalAddressGeocoder(clock, { url: geocoder.url }) : new EmbeddedGeocoder(),
    },
  ],
  exports: [Places, Addresses],
})
export class GeoModule {}
