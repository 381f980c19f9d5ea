import { Injectable } from '@nestjs/common';
import type { UserId } from '#kernel';
import { Addresses, Places, type Address, type Point } from '#geo';

/** Where the visit would be: one of the customer's addresses, or a municipality while they have given none. */
export interface PlaceInput {
  readonly addressId?: string | null;
  readonly placeId?: string | null;
}

export interface VisitPlace {
  readonly addressId: string | null;
  /** INSEE code of the municipality or district. */
  readonly placeId: string;
  readonly municipality: string;
  readonly point: Point;
}

/** Null when the place does not exist, or the address is not the customer's. */
@Injectable()
export class FindVisitPlace {
  constructor(
    private readonly addresses: Addresses,
    private readonly places: Places,
  ) {}

  async execute(customerId: UserId, { addressId, placeId }: PlaceInput): Promise<VisitPlace | null> {
    if (addressId) {
      const address = await this.addresses.find(addressId, customerId);
      return address && placeOf(address);
    }
    const place = placeId ? this.places.get(placeId) : null;
    if (!place) return null;
    const { id, name, lat, lng } = place;
    return { addressId: null, placeId: id, municipality: name, point: { lat, lng } };
  }
}

const placeOf = ({ id, placeId, municipality, point }: Address): VisitPlace => ({
  addressId: id,
  placeId,
  municipality,
  point,
});
