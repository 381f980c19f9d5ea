import { Args, Query, Resolver } from '@nestjs/graphql';
import { daysBetween } from '#kernel';
import { CurrentActor, Public, type Actor } from '#platform/access';
import { badUserInput, notFound } from '#platform/graphql';
import { ProviderDirectory } from '#provider';
import { FindFreeSlots } from '../use-cases/find-free-slots.js';
import { FreeSlotsArgs } from './availability.inputs.js';
import { FreeSlotObject } from './availability.object.js';

const LONGEST_WINDOW_DAYS = 31;

@Resolver()
export class FreeSlotsResolver {
  constructor(
    private readonly providers: ProviderDirectory,
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
    const provider = await this.providers.find(providerId);
    const own = actor.kind === 'user' && provider?.userId === actor.userId;
    if (!provider || !(provider.listed || own)) throw notFound();
    return this.finder.between(providerId, from, to, durationMinutes, asked.place ?? undefined);
  }
}
