import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { AddressId, Result } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { notFound, toUserError } from '#platform/graphql';
import { Addresses } from '../addresses.js';
import type { Address, AddressFailure } from '../domain/address.js';
import { AddAddress } from '../use-cases/add-address.js';
import { ChangeAddress } from '../use-cases/change-address.js';
import { RemoveAddress } from '../use-cases/remove-address.js';
import { AddressInput, toDraft } from './address.inputs.js';
import { AddressObject } from './address.object.js';
import { SaveAddressResult } from './address.results.js';

@Resolver()
export class AddressResolver {
  constructor(
    private readonly addresses: Addresses,
    private readonly add: AddAddress,
    private readonly change: ChangeAddress,
    private readonly remove: RemoveAddress,
  ) {}

  @Access('user')
  @Query(() => [AddressObject], { description: 'Your addresses, oldest first; thirty at most.' })
  async myAddresses(@CurrentActor() actor: UserActor): Promise<AddressObject[]> {
    return (await this.addresses.list(actor.userId)).map((address) => AddressObject.from(address));
  }

  @Access('user')
  @Mutation(() => SaveAddressResult)
  async addAddress(@Args('input') input: AddressInput, @CurrentActor() actor: UserActor) {
    return toResult(await this.add.execute(actor.userId, toDraft(input)));
  }

  @Access('user')
  @Mutation(() => SaveAddressResult, { description: 'Bookings already made keep the address they were made for.' })
  async changeAddress(
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: AddressInput,
    @CurrentActor() actor: UserActor,
  ) {
    return toResult(await this.change.execute(actor.userId, id as AddressId, toDraft(input)));
  }

  @Access('user')
  @Mutation(() => ID, { description: 'The id of the address that is gone. Bookings already made keep theirs.' })
  async removeAddress(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: UserActor): Promise<string> {
    const removed = await this.remove.execute(actor.userId, id as AddressId);
    if (!removed.ok) throw notFound();
    return removed.value;
  }
}

function toResult(saved: Result<Address, AddressFailure>) {
  if (saved.ok) return AddressObject.from(saved.value);
  if (saved.error.kind === 'AddressNotFound') throw notFound();
  return toUserError(saved.error);
}
