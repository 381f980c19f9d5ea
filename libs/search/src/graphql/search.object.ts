import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { roundedKilometres } from '#geo';
import { Connection, neverChanges } from '#platform/graphql';
import {
  CredentialTypeEnum,
  ProviderCancellationPolicyEnum,
  type CancellationPolicy,
  type CredentialType,
} from '#provider';
import type { Badge } from '../domain/provider-facts.js';
import type { ShownProvider } from '../store/search.reads.js';
import type { SearchHit } from '../use-cases/search-providers.js';

@ObjectType('SearchBadge', { description: 'One thing that was checked about a provider.' })
export class SearchBadgeObject {
  @Field(() => CredentialTypeEnum)
  type: CredentialType;

  @Field(() => String, { nullable: true, description: 'For a skill: the service it is about.' })
  serviceCode: string | null;

  @Field(() => Date)
  checkedAt: Date;

  @Field(() => Date, { nullable: true, description: 'Null: it does not end.' })
  validUntil: Date | null;

  @Field(() => Int, { description: 'How many of the kind, for references.' })
  count: number;
}

@ObjectType('ListedProvider', { description: 'What search shows of a provider.' })
export class ListedProviderObject {
  @Field(() => ID)
  id: string;

  @Field()
  publicName: string;

  @Field()
  municipality: string;

  @Field(() => [String], { description: 'ISO 639-1 codes.' })
  languages: string[];

  @Field({ description: 'Confirms at once.' })
  instantBook: boolean;

  @Field(() => ProviderCancellationPolicyEnum)
  cancellationPolicy: CancellationPolicy;

  @Field(() => [SearchBadgeObject], { description: 'Those that still hold at the end of the visit.' })
  badges: SearchBadgeObject[];
}

@ObjectType('AverageRating', { description: 'From published reviews of visits that took place.' })
export class AverageRatingObject {
  @Field(() => Float, { description: '1 to 5, one decimal.' })
  average: number;

  @Field(() => Int)
  count: number;
}

@ObjectType('SearchSlot')
export class SearchSlotObject {
  @Field(() => Date)
  start: Date;

  @Field(() => Date)
  end: Date;
}

@ObjectType('SearchPrice', { description: 'For this visit, all taxes included; the quote shows each line.' })
export class SearchPriceObject {
  @Field(() => Int, { description: 'What the customer pays.' })
  totalCents: number;

  @Field(() => Int, { description: 'Part of the total that is the customer fee.' })
  customerFeeCents: number;

  @Field(() => Int)
  hourlyRateCents: number;
}

@ObjectType('SearchHit')
export class SearchHitObject {
  @Field(() => ListedProviderObject)
  provider: ListedProviderObject;

  @Field(() => SearchPriceObject)
  price: SearchPriceObject;

  @Field(() => AverageRatingObject, { nullable: true, description: 'Null before the first review.' })
  rating: AverageRatingObject | null;

  @Field(() => Float, { description: 'From the provider’s base, to the nearest half kilometre.' })
  distanceKm: number;

  @Field(() => SearchSlotObject, {
    description: 'The first free slot that fits what was asked; for later hits, the next one.',
  })
  nextFreeSlot: SearchSlotObject;

  static from({ found, price, slot }: SearchHit): SearchHitObject {
    const { shown, ratingSum, ratingCount } = found;
    return {
      provider: holding(shown, slot.end),
      price,
      rating: ratingCount > 0 ? { average: Math.round((ratingSum / ratingCount) * 10) / 10, count: ratingCount } : null,
      distanceKm: roundedKilometres(found.distanceMetres),
      nextFreeSlot: slot,
    };
  }
}

/** The provider with the badges that still hold then. */
function holding(shown: ShownProvider, at: Date): ListedProviderObject {
  // Both are ISO 8601 in UTC with milliseconds, which sorts as text and is how it goes out.
  const end = at.toISOString();
  const holds = ({ validUntil }: Badge): boolean => validUntil === null || validUntil > end;
  const object = shown.badges.every(holds) ? neverChanges(shown) : { ...shown, badges: shown.badges.filter(holds) };
  return object as object as ListedProviderObject;
}

@ObjectType()
export class SearchHitConnection extends Connection<SearchHitObject>(SearchHitObject) {
  readonly __typename = 'SearchHitConnection';

  @Field(() => Int, { description: 'Length of the visit that was searched for, in minutes.' })
  durationMinutes: number;

  /** Resolved only when asked for. */
  later: () => Promise<readonly SearchHit[]>;
}
