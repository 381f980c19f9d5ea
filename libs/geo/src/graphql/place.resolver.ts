import { Args, ArgsType, Field, Int, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Public } from '#platform/access';
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
  constructor(private readonly places: Places) {}

  @Public()
  @Query(() => [PlaceObject], { name: 'places', description: 'The places that a text may mean, best first.' })
  find(@Args() { text, first }: PlacesArgs): PlaceObject[] {
    return this.places.search(text, first).map((place) => PlaceObject.from(place));
  }
}
