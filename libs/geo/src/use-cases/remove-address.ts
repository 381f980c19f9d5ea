import { Injectable } from '@nestjs/common';
import { err, isId, ok, type AddressId, type Result, type UserId } from '#kernel';
import { Transactor } from '#platform/prisma';
import type { AddressFailure } from '../domain/address.js';
import { AddressStore } from '../store/address.store.js';

/** A person removes one of their addresses: the row is gone, nothing is kept of it here. */
@Injectable()
export class RemoveAddress {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: AddressStore,
  ) {}

  async execute(ownerId: UserId, id: AddressId): Promise<Result<AddressId, AddressFailure>> {
    if (!isId(id)) return err({ kind: 'AddressNotFound' });
    return this.transactor.run<AddressId, AddressFailure>(async (tx) =>
      (await this.store.delete(tx, id, ownerId)) ? ok(id) : err({ kind: 'AddressNotFound' }),
    );
  }
}
