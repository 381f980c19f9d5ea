import fc from 'fast-check';
import { DAY, plus } from '#kernel';
import {
  bayesianRating,
  distanceDecay,
  freshness,
  pricePosition,
  rankingFactors,
  rankNear,
  relevance,
  reliability,
  score,
  type RankingInputs,
} from './ranking.js';

const now = new Date('2026-11-22T10:00:00Z');
const usual: RankingInputs = {
  completedVisitsOfService: 20,
  ratingSum: 90,
  ratingCount: 20,
  keptVisits: 30,
  brokenVisits: 0,
  hourlyRateCents: 2_800,
  lowestRateCents: 2_200,
  highestRateCents: 5_000,
  firstListedAt: new Date('2025-11-22T10:00:00Z'),
};
const rank = (inputs: Partial<RankingInputs>, metres = 2_000) =>
  rankNear(score(rankingFactors({ ...usual, ...inputs }, now)), metres);

describe('who comes first', () => {
  it.each<[string, Partial<RankingInputs>, Partial<RankingInputs>]>([
    ['better reviews', { ratingSum: 96 }, { ratingSum: 84 }],
    ['more reviews, equally good', { ratingSum: 480, ratingCount: 100 }, { ratingSum: 9.6, ratingCount: 2 }],
    ['nobody left waiting', { brokenVisits: 0 }, { brokenVisits: 2 }],
    ['experience with the very service', { completedVisitsOfService: 40 }, { completedVisitsOfService: 0 }],
    ['a lower rate', { hourlyRateCents: 2_400 }, { hourlyRateCents: 4_000 }],
    ['a newcomer', { firstListedAt: now }, {}],
  ])('%s', (_, first, second) => {
    expect(rank(first)).toBeGreaterThan(rank(second));
  });

  it('the nearer of two alike', () => {
    expect(rank({}, 1_000)).toBeGreaterThan(rank({}, 9_000));
  });

  it('a few reviews of five do not beat many of almost five', () => {
    expect(bayesianRating(15, 3)).toBeLessThan(bayesianRating(480, 100));
  });
});

describe('each factor', () => {
  const counts = fc.nat(10_000);

  it('stays within what the public page says, whatever the inputs', () => {
    fc.assert(
      fc.property(counts, counts, fc.nat(100_000), fc.nat(4_000), (some, others, metres, days) => {
        const between = (value: number, low: number, high: number) => value >= low && value <= high;
        const mark = 1 + (some % 5);
        return (
          between(relevance(some), 0.9, 1) &&
          between(bayesianRating(some * mark, some), 1, 5) &&
          between(reliability(some, others), 0, 1) &&
          between(distanceDecay(metres), 0.6, 1) &&
          between(pricePosition(some, 2_200, 5_000), 0.92, 1.08) &&
          between(freshness(plus(now, -days * DAY), now), 1, 1.1)
        );
      }),
    );
  });

  it('never rewards a worse record', () => {
    fc.assert(fc.property(counts, counts, (kept, broken) => reliability(kept, broken + 1) < reliability(kept, broken)));
    fc.assert(fc.property(fc.nat(60_000), (metres) => distanceDecay(metres + 1) <= distanceDecay(metres)));
  });

  it('gives a newcomer sixty days', () => {
    expect(freshness(null, now)).toBeCloseTo(1.1);
    expect(freshness(plus(now, -30 * DAY), now)).toBeCloseTo(1.05);
    expect(freshness(plus(now, -60 * DAY), now)).toBe(1);
  });

  it('is neutral on price when the area allows one rate only', () => {
    expect(pricePosition(2_500, 2_500, 2_500)).toBe(1);
  });
});
