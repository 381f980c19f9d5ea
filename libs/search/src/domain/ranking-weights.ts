/**
 * Every number behind the order of search results. The public page on ranking explains them and each provider sees
 * their own inputs (regulation 2019/1150 art. 5, directive 2024/2831 art. 9). Nothing here can be bought.
 */
export const RANKING_WEIGHTS = {
  /** Someone who never did this service yet starts at this share; experience with it closes the gap. */
  relevanceFloor: 0.9,
  /** Visits of the service after which half of the gap is closed. */
  relevanceHalfVisits: 5,

  /** What a provider without reviews is taken for, out of 5: about the market's mean. */
  ratingPriorMean: 4.3,
  /** How many reviews that assumption weighs; real ones outweigh it soon. */
  ratingPriorCount: 8,

  /** Kept visits that every provider is credited with, so that one mishap does not end a beginning. */
  reliabilityPriorKept: 20,
  /** A visit that the provider cancelled or missed weighs as much as this many kept ones. */
  reliabilityBrokenWeight: 3,

  /** Score left far away from the provider's base, as a share of the score next door. */
  distanceFloor: 0.6,
  /** Metres after which the part above the floor has fallen to 37 % (1/e). */
  distanceScaleMetres: 8_000,

  /** The cheapest allowed rate scores this much above the middle one, the dearest as much below. */
  priceSpread: 0.08,

  /** A provider listed today scores this much more, so that newcomers get a first review. */
  freshnessBonus: 0.1,
  /** The bonus melts in a straight line over these days. */
  freshnessDays: 60,
} as const;

export type RankingWeights = { readonly [Weight in keyof typeof RANKING_WEIGHTS]: number };
