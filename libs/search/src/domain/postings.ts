import { cellCentre, coverOfCircle, distanceMetres } from '#geo';
import type { Offer, ProviderFacts } from './provider-facts.js';
import { rankingFactors, rankNear, score, type RankingInputs } from './ranking.js';

/** A provider in one cell of their area, for one service. */
export interface Posting {
  readonly providerId: string;
  readonly cell: number;
  /** The service's number in the catalogue. */
  readonly service: number;
  readonly rank: number;
  readonly lat: number;
  readonly lng: number;
  readonly radiusMetres: number;
  readonly hourlyRateCents: number;
}

/** What the catalogue says about a service where the provider is based. */
export interface ServiceTerms {
  readonly number: number;
  readonly lowestRateCents: number;
  readonly highestRateCents: number;
}

/**
 * Where a provider is to be found: a posting for each cell that their circle touches and each service they sell; none
 * when they are not listed. The distance that counts for the rank is from the base to the middle of the cell.
 */
export function postingsOf(
  facts: ProviderFacts,
  termsOf: (serviceCode: string) => ServiceTerms | null,
  now: Date,
): Posting[] {
  if (!facts.listed) return [];
  const { providerId, base, radiusMetres } = facts;
  const cells = coverOfCircle(base, radiusMetres).map((cell) => ({
    cell,
    metres: distanceMetres(base, cellCentre(cell)),
  }));
  return facts.offers.flatMap((offer) => {
    const terms = termsOf(offer.serviceCode);
    if (!terms) return [];
    const offerScore = score(rankingFactors(rankingInputs(facts, offer, terms), now));
    return cells.map(({ cell, metres }) => ({
      ...{ providerId, cell, service: terms.number, rank: rankNear(offerScore, metres) },
      ...{ lat: base.lat, lng: base.lng, radiusMetres, hourlyRateCents: offer.hourlyRateCents },
    }));
  });
}

/** The inputs of the ranking for one offer: what a provider is shown about themselves. */
export const rankingInputs = (facts: ProviderFacts, offer: Offer, terms: ServiceTerms): RankingInputs => ({
  completedVisitsOfService: offer.completedVisits,
  ratingSum: facts.ratingSum,
  ratingCount: facts.ratingCount,
  keptVisits: facts.keptVisits,
  brokenVisits: facts.brokenVisits,
  hourlyRateCents: offer.hourlyRateCents,
  lowestRateCents: terms.lowestRateCents,
  highestRateCents: terms.highestRateCents,
  firstListedAt: facts.firstListedAt,
});
