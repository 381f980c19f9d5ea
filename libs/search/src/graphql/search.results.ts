import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { UnknownPlace } from '#geo';
import { resultUnion, UserError } from '#platform/graphql';
import { registerMessages } from '#platform/i18n';
import type { InvalidTimeReason } from '../domain/search.errors.js';
import { SearchHitConnection } from './search.object.js';

const InvalidTimeReasons = {
  PAST: 'PAST',
  BEYOND_HORIZON: 'BEYOND_HORIZON',
  OFF_GRID: 'OFF_GRID',
  PAST_MIDNIGHT: 'PAST_MIDNIGHT',
} as const;
registerEnumType(InvalidTimeReasons, { name: 'InvalidTimeReason', description: 'Why no visit can start then.' });

@ObjectType({ implements: () => [UserError], description: 'No visit can start then.' })
export class InvalidTime extends UserError {
  @Field(() => InvalidTimeReasons)
  reason: InvalidTimeReason;
}

@ObjectType({ implements: () => [UserError], description: 'Nobody serves this place with this service yet.' })
export class PlaceNotServed extends UserError {
  @Field()
  municipality: string;
}

export const SearchResult = resultUnion('SearchResult', () => [
  SearchHitConnection,
  PlaceNotServed,
  UnknownPlace,
  InvalidTime,
]);

registerMessages('search', {
  fr: {
    InvalidTime: 'Aucune visite ne peut commencer à ce moment-là. Choisissez un autre jour ou une autre heure.',
    PlaceNotServed: 'Personne ne propose encore ce service à {municipality}.',
  },
  en: {
    InvalidTime: 'No visit can start then. Choose another day or time.',
    PlaceNotServed: 'Nobody offers this service in {municipality} yet.',
  },
});
