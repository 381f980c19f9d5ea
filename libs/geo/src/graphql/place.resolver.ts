import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { CurrentActor, currentRequest, Public, type Actor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { callerKey, RateLimiter } from '#platform/rate-limit';
import { Places } from '../places.js';
import { PlaceObject } from './place.object.js';

@ArgsType()
class PlacesArgs {
  @Field({ description: 'A name, a postal code, their beginning, or both.' })
  @IsString()
  @MaxLength(100)
  text: string;

  @Field(() => Int, { defaultValue: 8, description: 'How many to answer, 1 to 20.' })
  @IsInt()
  @Min(1)
  @Max(20)
  first: number = 8;
}

@Resolver()
export class PlaceResolver {
  constructor(
    private readonly places: Places,
    private readonly limiter: RateLimiter,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  @Public()
  @Query(() => [PlaceObject], { name: 'places', description: 'The places that a text may mean, best first.' })
  async find(@Args() { text, first }: PlacesArgs, @CurrentActor() actor: Actor): Promise<PlaceObject[]> {
    const limit = { points: this.config.rules.placeLookupsPerMinute, seconds: 60, inMemory: true };
    await this.limiter.consume('geo.places', callerKey(actor, currentRequest()?.ip ?? ''), limit);
    return this.places.search(text, first).map((place) => PlaceObject.from(place));
  }
}
