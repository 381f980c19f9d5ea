import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type AddressId, type Clock, type Result, type UserId } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import type { Address, AddressDraft, AddressFailure } from '../domain/address.js';
import { AddressStore } from '../store/address.store.js';
import { LocateAddress } from './locate-address.js';

/** A person rewrites one of their addresses. Bookings keep the address they were made for. */
@Injectable()
export class ChangeAddress {
  constructor(
    private readonly locate: LocateAddress,
    private readonly transactor: Transactor,
    private readonly store: AddressStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(ownerId: UserId, id: AddressId, typed: AddressDraft): Promise<Result<Address, AddressFailure>> {
    if (!(await this.store.find(id, ownerId))) return err({ kind: 'AddressNotFound' });
    const located = await this.locate.execute(typed);
    if (!located.ok) return located;
    return this.transactor.run<Address, AddressFailure>(async (tx) => {
      const changed = await this.store.update(tx, id, ownerId, located.value, this.clock.now());
      return changed ? ok(changed) : err({ kind: 'AddressNotFound' });
    });
  }
}
