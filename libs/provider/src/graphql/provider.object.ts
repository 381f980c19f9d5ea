import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { CredentialType } from '../domain/credential-type.js';
import type { CancellationPolicy, ProviderKind } from '../domain/profile.js';
import type { ProviderSummary } from '../provider-summary.js';
import { CredentialTypeEnum, ProviderCancellationPolicyEnum, ProviderKindEnum } from './provider.enums.js';

@ObjectType({ description: 'A service with its price.' })
export class ProviderOffer {
  @Field(() => String, { description: 'Code of the service in the catalogue.' })
  serviceCode: string;

  @Field(() => Int, { description: 'What an hour costs before the customer fee, in cents, all taxes included.' })
  hourlyRateCents: number;
}

@ObjectType({ description: 'What has been checked about a provider, and until when that holds.' })
export class ProviderBadge {
  @Field(() => CredentialTypeEnum)
  type: CredentialType;

  @Field(() => String, { nullable: true, description: 'Set for a skill.' })
  serviceCode: string | null;

  @Field(() => Date)
  checkedAt: Date;

  @Field(() => Date, { nullable: true })
  validUntil: Date | null;
}

@ObjectType('Provider', { description: 'A provider as everybody may see them.' })
export class ProviderObject {
  readonly __typename = 'Provider';

  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'The name they chose to be known by.' })
  publicName: string;

  @Field(() => ProviderKindEnum)
  kind: ProviderKind;

  @Field(() => String)
  bio: string;

  @Field(() => [String], { description: 'ISO 639-1 codes.' })
  languages: string[];

  @Field(() => String, { description: 'Where they start from.' })
  municipality: string;

  @Field(() => Int)
  radiusMetres: number;

  @Field(() => [ProviderOffer])
  services: ProviderOffer[];

  @Field(() => Boolean, { description: 'True: a booking is confirmed as soon as payment is secured.' })
  instantBook: boolean;

  @Field(() => ProviderCancellationPolicyEnum)
  cancellationPolicy: CancellationPolicy;

  @Field(() => Float, {
    nullable: true,
    description: '1 to 5 to one decimal, from published reviews; null without one.',
  })
  ratingAverage: number | null;

  @Field(() => Int)
  ratingCount: number;

  @Field(() => Boolean, {
    description: 'Declared for services à la personne and exclusive: the customer may have a tax credit.',
  })
  taxCreditEligible: boolean;

  @Field(() => Boolean)
  listed: boolean;

  @Field(() => Date)
  memberSince: Date;

  static from(summary: ProviderSummary): ProviderObject {
    const { providerId, base, taxProfile, ratingAverage, createdAt } = summary;
    const { publicName, kind, bio, radiusMetres, instantBook, cancellationPolicy, ratingCount, listed } = summary;
    return Object.assign(new ProviderObject(), {
      ...{ id: providerId, publicName, kind, bio, radiusMetres, instantBook, cancellationPolicy, ratingCount, listed },
      languages: [...summary.languages],
      services: [...summary.services],
      municipality: base.municipality,
      ratingAverage: ratingAverage === null ? null : Math.round(ratingAverage * 10) / 10,
      taxCreditEligible: taxProfile.sapDeclarationNumber !== null && taxProfile.sapExclusive,
      memberSince: createdAt,
    });
  }
}
