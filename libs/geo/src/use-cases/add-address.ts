import { Inject, Injectable } from '@nestjs/common';
import { err, newId, ok, type AddressId, type Clock, type Result, type UserId } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { MOST_ADDRESSES, type Address, type AddressDraft, type AddressFailure } from '../domain/address.js';
import { AddressStore } from '../store/address.store.js';
import { LocateAddress } from './locate-address.js';

/** A person adds an address of their own. */
@Injectable()
export class AddAddress {
  constructor(
    private readonly locate: LocateAddress,
    private readonly transactor: Transactor,
    private readonly store: AddressStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(ownerId: UserId, typed: AddressDraft): Promise<Result<Address, AddressFailure>> {
    const located = await this.locate.execute(typed);
    if (!located.ok) return located;
    return this.transactor.run<Address, AddressFailure>(async (tx) => {
      if ((await this.store.countLocked(tx, ownerId)) >= MOST_ADDRESSES) return err({ kind: 'TooManyAddresses' });
      return ok(await this.store.insert(tx, newId<AddressId>(), ownerId, located.value, this.clock.now()));
    });
  }
}
