import { Injectable } from '@nestjs/common';
import type { UserId } from '#kernel';
import { notFound } from '#platform/graphql';
import type { Address } from './domain/address.js';
import { AddressStore } from './store/address.store.js';

/** A person's own addresses, decrypted, for whoever acts on their behalf. */
@Injectable()
export class Addresses {
  constructor(private readonly store: AddressStore) {}

  /** Null when there is none with this id, or it is someone else's: the two are indistinguishable. */
  find(addressId: string, ownerId: UserId): Promise<Address | null> {
    return this.store.find(addressId, ownerId);
  }

  /** Like `find`, but throws NOT_FOUND. */
  async get(addressId: string, ownerId: UserId): Promise<Address> {
    const address = await this.store.find(addressId, ownerId);
    if (!address) throw notFound();
    return address;
  }

  /** Oldest first, thirty at most. */
  list(ownerId: UserId): Promise<Address[]> {
    return this.store.list(ownerId);
  }
}
