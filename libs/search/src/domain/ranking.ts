import { DAY } from '#kernel';
import { RANKING_WEIGHTS, type RankingWeights } from './ranking-weights.js';

/** What is known about a provider's offer of one service, before the customer's place comes in. */
export interface RankingInputs {
  /** Visits of this very service that took place. */
  readonly completedVisitsOfService: number;
  /** Sum of the overall marks (1 to 5) of published reviews, and how many. */
  readonly ratingSum: number;
  readonly ratingCount: number;
  /** Visits of any service that took place, and those the provider cancelled or missed. */
  readonly keptVisits: number;
  readonly brokenVisits: number;
  readonly hourlyRateCents: number;
  /** The hourly rates that the provider's area allows for the service. */
  readonly lowestRateCents: number;
  readonly highestRateCents: number;
  /** Null: never listed before. */
  readonly firstListedAt: Date | null;
}

/** Each factor multiplies into the score; 1 is neutral. */
export interface RankingFactors {
  readonly relevance: number;
  readonly rating: number;
  readonly reliability: number;
  readonly price: number;
  readonly freshness: number;
}

/** The factors that do not depend on where the customer is. */
export function rankingFactors(
  inputs: RankingInputs,
  now: Date,
  weights: RankingWeights = RANKING_WEIGHTS,
): RankingFactors {
  return {
    relevance: relevance(inputs.completedVisitsOfService, weights),
    rating: bayesianRating(inputs.ratingSum, inputs.ratingCount, weights) / 5,
    reliability: reliability(inputs.keptVisits, inputs.brokenVisits, weights),
    price: pricePosition(inputs.hourlyRateCents, inputs.lowestRateCents, inputs.highestRateCents, weights),
    freshness: freshness(inputs.firstListedAt, now, weights),
  };
}

/** The product of all factors. */
export const score = ({ relevance, rating, reliability, price, freshness }: RankingFactors): number =>
  relevance * rating * reliability * price * freshness;

/** A score near a customer as the integer that postings are ordered by: millionths, higher is better. */
export const rankNear = (
  scoreBefore: number,
  distanceMetres: number,
  weights: RankingWeights = RANKING_WEIGHTS,
): number => Math.round(scoreBefore * distanceDecay(distanceMetres, weights) * 1_000_000);

/** Experience with the very service asked for: from the floor towards 1, half way after a few visits. */
export const relevance = (
  visits: number,
  { relevanceFloor, relevanceHalfVisits }: RankingWeights = RANKING_WEIGHTS,
): number => relevanceFloor + (1 - relevanceFloor) * (visits / (visits + relevanceHalfVisits));

/** Mean mark out of 5, drawn towards the market's mean as long as there are few reviews. */
export const bayesianRating = (
  sum: number,
  count: number,
  { ratingPriorMean, ratingPriorCount }: RankingWeights = RANKING_WEIGHTS,
): number => (sum + ratingPriorMean * ratingPriorCount) / (count + ratingPriorCount);

/** Share of visits kept, broken ones counted several times, after a credit for beginners. */
export function reliability(kept: number, broken: number, weights: RankingWeights = RANKING_WEIGHTS): number {
  const credited = kept + weights.reliabilityPriorKept;
  return credited / (credited + broken * weights.reliabilityBrokenWeight);
}

/** 1 at the provider's base, falling with distance towards the floor, never below it. */
export const distanceDecay = (
  metres: number,
  { distanceFloor, distanceScaleMetres }: RankingWeights = RANKING_WEIGHTS,
): number => distanceFloor + (1 - distanceFloor) * Math.exp(-metres / distanceScaleMetres);

/** Where the rate stands between the lowest and the highest allowed: a little above 1 when cheap, below when dear. */
export function pricePosition(
  rateCents: number,
  lowestCents: number,
  highestCents: number,
  { priceSpread }: RankingWeights = RANKING_WEIGHTS,
): number {
  const span = highestCents - lowestCents;
  const position = span > 0 ? Math.min(1, Math.max(0, (rateCents - lowestCents) / span)) : 0.5;
  return 1 + priceSpread * (1 - 2 * position);
}

/** A bonus for newcomers, by whole days since the first listing, melting to nothing. */
export function freshness(
  firstListedAt: Date | null,
  now: Date,
  { freshnessBonus, freshnessDays }: RankingWeights = RANKING_WEIGHTS,
): number {
  if (!firstListedAt) return 1 + freshnessBonus;
  const days = Math.max(0, Math.floor((now.getTime() - firstListedAt.getTime()) / DAY));
  return 1 + freshnessBonus * Math.max(0, 1 - days / freshnessDays);
}
