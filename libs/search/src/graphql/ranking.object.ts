import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('RankingFactors', { description: 'Each factor multiplies into the score; 1 is neutral.' })
export class RankingFactorsObject {
  @Field(() => Float, { description: 'Experience with this very service, 0.9 to 1.' })
  relevance: number;

  @Field(() => Float, {
    description: 'Average of reviews, weighed against the market’s mean while there are few, out of 1.',
  })
  rating: number;

  @Field(() => Float, { description: 'Share of visits kept; those you cancelled or missed count three times.' })
  reliability: number;

  @Field(() => Float, { description: 'Your rate between the lowest and highest allowed, 0.92 to 1.08.' })
  price: number;

  @Field(() => Float, { description: 'A bonus for newcomers that melts over sixty days, 1 to 1.1.' })
  freshness: number;
}

@ObjectType('RankingOfService')
export class RankingOfServiceObject {
  @Field()
  serviceCode: string;

  @Field(() => Int)
  hourlyRateCents: number;

  @Field(() => Int)
  lowestRateCents: number;

  @Field(() => Int)
  highestRateCents: number;

  @Field(() => Int, { description: 'Visits of this service that took place.' })
  completedVisits: number;

  @Field(() => RankingFactorsObject)
  factors: RankingFactorsObject;

  @Field(() => Float, {
    description: 'The product of the factors; distance to the customer then takes off up to 40 %.',
  })
  score: number;
}

@ObjectType('MyRankingInputs', { description: 'What your place in search results is made of. It cannot be bought.' })
export class MyRankingInputsObject {
  @Field(() => Boolean, { description: 'Whether you are in search results at all.' })
  listed: boolean;

  @Field(() => Int)
  ratingCount: number;

  @Field(() => Float, { nullable: true })
  ratingAverage: number | null;

  @Field(() => Int)
  keptVisits: number;

  @Field(() => Int, { description: 'Visits that you cancelled or missed.' })
  brokenVisits: number;

  @Field(() => Date, { nullable: true })
  firstListedAt: Date | null;

  @Field(() => [RankingOfServiceObject])
  services: RankingOfServiceObject[];
}
