import { Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { notFound } from '#platform/graphql';
import { ExplainRanking, type ExplainedRanking } from '../use-cases/explain-ranking.js';
import { MyRankingInputsObject } from './ranking.object.js';

@Resolver()
export class RankingResolver {
  constructor(private readonly explain: ExplainRanking) {}

  @Access('provider')
  @Query(() => MyRankingInputsObject, { description: 'What your own place in search results is made of.' })
  async myRankingInputs(@CurrentActor() actor: UserActor): Promise<MyRankingInputsObject> {
    const explained = await this.explain.execute(actor.userId);
    if (!explained) throw notFound();
    return toObject(explained);
  }
}

function toObject({ facts, services }: ExplainedRanking): MyRankingInputsObject {
  const { listed, ratingSum, ratingCount, keptVisits, brokenVisits, firstListedAt } = facts;
  return {
    ...{ listed, ratingCount, keptVisits, brokenVisits, firstListedAt },
    ratingAverage: ratingCount > 0 ? Math.round((ratingSum / ratingCount) * 100) / 100 : null,
    services: services.map(({ serviceCode, inputs, factors, score }) => ({
      ...{ serviceCode, factors, score },
      hourlyRateCents: inputs.hourlyRateCents,
      lowestRateCents: inputs.lowestRateCents,
      highestRateCents: inputs.highestRateCents,
      completedVisits: inputs.completedVisitsOfService,
    })),
  };
}
