import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import { readAddress, type AddressDraft, type AddressFailure } from '../domain/address.js';
import { GEOCODER, type Geocoder } from '../domain/geocoder.js';
import { Places } from '../places.js';
import type { LocatedAddress } from '../store/address.store.js';

/** Checks what a person typed and finds where it is. Talks to the geocoder, so it never runs in a transaction. */
@Injectable()
export class LocateAddress {
  constructor(
    private readonly places: Places,
    @Inject(GEOCODER) private readonly geocoder: Geocoder,
  ) {}

  async execute(typed: AddressDraft): Promise<Result<LocatedAddress, AddressFailure>> {
    const read = readAddress(typed);
    if (!read.ok) return read;
    const draft = read.value;
    const place = this.places.get(draft.placeId);
    if (!place) return err({ kind: 'UnknownPlace' });
    if (!place.postalCodes.includes(draft.postalCode)) return err({ kind: 'PostalCodeElsewhere' });
    return ok({ draft, place, located: await this.geocoder.locate(draft, place) });
  }
}
