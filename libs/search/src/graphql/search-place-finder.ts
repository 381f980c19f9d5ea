import { Injectable } from '@nestjs/common';
import { Addresses, Places, timeZoneOf } from '#geo';
import { unauthenticated, type Actor } from '#platform/access';
import { badUserInput, notFound } from '#platform/graphql';
import type { SearchPlace } from '../domain/search-request.js';
import type { SearchInput } from './search.inputs.js';

/** Turns the place or the address of a request into where the visit is to be. */
@Injectable()
export class SearchPlaceFinder {
  constructor(
    private readonly places: Places,
    private readonly addresses: Addresses,
  ) {}

  /** Null for a place we do not know. Throws NOT_FOUND for an address that is not the actor's own. */
  async find({ placeId, addressId }: SearchInput, actor: Actor): Promise<SearchPlace | null> {
    if (!placeId === !addressId) throw badUserInput('input.placeId');
    if (addressId) return this.ofAddress(addressId, actor);
    const place = this.places.get(placeId!);
    return place && { placeId: place.id, municipality: place.name, point: place, timeZone: timeZoneOf(place.id) };
  }

  private async ofAddress(addressId: string, actor: Actor): Promise<SearchPlace> {
    if (actor.kind !== 'user') throw unauthenticated();
    const address = await this.addresses.find(addressId, actor.userId);
    if (!address) throw notFound();
    return address;
  }
}
