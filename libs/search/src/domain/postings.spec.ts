import fc from 'fast-check';
import { cellOf, distanceMetres } from '#geo';
import { postingsOf, type ServiceTerms } from './postings.js';
import type { ProviderFacts } from './provider-facts.js';

const now = new Date('2026-11-22T10:00:00Z');
const terms: ReadonlyMap<string, ServiceTerms> = new Map([
  ['regular-cleaning', { number: 1, lowestRateCents: 2_200, highestRateCents: 5_000 }],
  ['windows', { number: 4, lowestRateCents: 2_500, highestRateCents: 5_600 }],
]);
const termsOf = (code: string) => terms.get(code) ?? null;
const facts: ProviderFacts = {
  providerId: '01890000-0000-7000-8000-000000000001',
  listed: true,
  basePlaceId: '75118',
  base: { lat: 48.892, lng: 2.345 },
  radiusMetres: 8_000,
  firstListedAt: null,
  ratingSum: 0,
  ratingCount: 0,
  keptVisits: 0,
  brokenVisits: 0,
  offers: [
    { serviceCode: 'regular-cleaning', hourlyRateCents: 2_600, completedVisits: 0 },
    { serviceCode: 'windows', hourlyRateCents: 3_000, completedVisits: 0 },
  ],
};

describe('where a provider is found', () => {
  it('is nowhere while not listed', () => {
    expect(postingsOf({ ...facts, listed: false }, termsOf, now)).toEqual([]);
  });

  it('is in each cell of the area once per service, each at its own rate', () => {
    const postings = postingsOf(facts, termsOf, now);
    expect(postings.map(({ service, hourlyRateCents }) => [service, hourlyRateCents])).toEqual([
      [1, 2_600],
      [4, 3_000],
    ]);
    for (const { cells, ranks } of postings) {
      expect(new Set(cells).size).toBe(cells.length);
      expect(ranks).toHaveLength(cells.length);
    }
  });

  it('leaves out a service that the catalogue no longer has', () => {
    const offers = [{ serviceCode: 'gone', hourlyRateCents: 2_600, completedVisits: 3 }];
    expect(postingsOf({ ...facts, offers }, termsOf, now)).toEqual([]);
  });

  it('ranks highest in the cell of the base', () => {
    for (const { cells, ranks } of postingsOf(facts, termsOf, now)) {
      expect(cells[ranks.indexOf(Math.max(...ranks))]).toBe(cellOf(facts.base));
    }
  });

  it('misses no customer within the radius', () => {
    const offset = fc.double({ min: -0.6, max: 0.6, noNaN: true });
    fc.assert(
      fc.property(offset, offset, fc.integer({ min: 1_000, max: 50_000 }), (north, east, radiusMetres) => {
        const customer = { lat: facts.base.lat + north, lng: facts.base.lng + east };
        fc.pre(distanceMetres(facts.base, customer) <= radiusMetres);
        for (const { cells } of postingsOf({ ...facts, radiusMetres }, termsOf, now)) {
          expect(cells).toContain(cellOf(customer));
        }
      }),
    );
  });
});
