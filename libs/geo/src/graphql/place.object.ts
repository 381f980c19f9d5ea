import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { timeZoneOf, type Place } from '../domain/place.js';

@ObjectType('Place', { description: 'A French municipality, or a district of Paris, Lyon or Marseille.' })
export class PlaceObject {
  @Field(() => ID, { description: 'Its INSEE code.' })
  id: string;

  @Field()
  name: string;

  @Field(() => [String])
  postalCodes: string[];

  @Field(() => Float)
  lat: number;

  @Field(() => Float)
  lng: number;

  @Field({ description: 'IANA time zone of visits there.' })
  timeZone: string;

  static from(place: Place): PlaceObject {
    const { id, name, postalCodes, lat, lng } = place;
    return Object.assign(new PlaceObject(), {
      id,
      name,
      postalCodes: [...postalCodes],
      lat,
      lng,
      timeZone: timeZoneOf(id),
    });
  }
}
