import { Args, Query, Resolver } from '@nestjs/graphql';
import { daysBetween } from '#kernel';
import { CurrentActor, Public, unauthenticated, type Actor } from '#platform/access';
import { badUserInput, notFound } from '#platform/graphql';
import { ProviderDirectory } from '#provider';
import type { Point } from '../domain/travel-time.js';
import { SlotPlaces } from '../slot-places.js';
import { FindFreeSlots } from '../use-cases/find-free-slots.js';
import { FreeSlotsArgs } from './availability.inputs.js';
import { FreeSlotObject } from './availability.object.js';

const LONGEST_WINDOW_DAYS = 31;

@Resolver()
export class FreeSlotsResolver {
  constructor(
    private readonly providers: ProviderDirectory,
    private readonly places: SlotPlaces,
    private readonly finder: FindFreeSlots,
  ) {}

  @Public()
  @Query(() => [FreeSlotObject], {
    description: 'The visits of this length that could be booked with a provider, in order of start.',
  })
  async freeSlots(@CurrentActor() actor: Actor, @Args() asked: FreeSlotsArgs): Promise<FreeSlotObject[]> {
    const { providerId, from, to, durationMinutes } = asked;
    const days = daysBetween(from, to) + 1;
    if (days < 1 || days > LONGEST_WINDOW_DAYS) throw badUserInput('to');
    const place = await this.whereOf(actor, asked);
    const provider = await this.providers.find(providerId);
    const own = actor.kind === 'user' && provider?.userId === actor.userId;
    if (!provider || !(provider.listed || own)) throw notFound();
    return this.finder.between(providerId, from, to, durationMinutes, place);
  }

  /** Undefined when the client does not say. Throws NOT_FOUND for a place nobody knows, or an address of someone else. */
  private async whereOf(actor: Actor, { place, placeId, addressId }: FreeSlotsArgs): Promise<Point | undefined> {
    if ([place, placeId, addressId].filter(Boolean).length > 1) throw badUserInput('placeId');
    if (addressId) {
      if (actor.kind !== 'user') throw unauthenticated();
      return orNotFound(await this.places.ofAddress(addressId, actor.userId));
    }
    return placeId ? orNotFound(this.places.ofPlace(placeId)) : (place ?? undefined);
  }
}

function orNotFound(point: Point | null): Point {
  if (!point) throw notFound();
  return point;
}
