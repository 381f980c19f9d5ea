import { cellCentre, coverOfCircle, distanceMetres, type Cell } from '#geo';
import type { Offer, ProviderFacts } from './provider-facts.js';
import { rankingFactors, rankNear, score, type RankingInputs } from './ranking.js';

/** The postings of a provider for one service: one in each cell of their area. */
export interface Postings {
  readonly providerId: string;
  /** The service's number in the catalogue. */
  readonly service: number;
  readonly hourlyRateCents: number;
  readonly lat: number;
  readonly lng: number;
  readonly radiusMetres: number;
  /** Ascending. */
  readonly cells: readonly Cell[];
  /** The rank in each of the cells, in their order. */
  readonly ranks: readonly number[];
}

/** What the catalogue says about a service where the provider is based. */
export interface ServiceTerms {
  readonly number: number;
  readonly lowestRateCents: number;
  readonly highestRateCents: number;
}

/**
 * Where a provider is to be found: in each cell that their circle touches, for each service they sell; nowhere when they
 * are not listed. The distance that counts for the rank is from the base to the middle of the cell.
 */
export function postingsOf(
  facts: ProviderFacts,
  termsOf: (serviceCode: string) => ServiceTerms | null,
  now: Date,
): Postings[] {
  if (!facts.listed) return [];
  const { providerId, base, radiusMetres } = facts;
  const cells = coverOfCircle(base, radiusMetres);
  const metres = cells.map((cell) => distanceMetres(base, cellCentre(cell)));
  return facts.offers.flatMap((offer) => {
    const terms = termsOf(offer.serviceCode);
    if (!terms) return [];
    const offerScore = score(rankingFactors(rankingInputs(facts, offer, terms), now));
    return {
      ...{ providerId, service: terms.number, hourlyRateCents: offer.hourlyRateCents },
      ...{ lat: base.lat, lng: base.lng, radiusMetres },
      ...{ cells, ranks: metres.map((away) => rankNear(offerScore, away)) },
    };
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
