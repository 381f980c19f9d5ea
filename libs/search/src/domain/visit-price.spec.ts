import { defaultRules } from '#platform/config';
import type { SearchPlace, VisitSought } from './search-request.js';
import { UNLIMITED_RATE_CENTS } from './price-ceiling.js';
import { VisitPricing } from './visit-price.js';

const texts = { fr: 'x', en: 'x' };
const duration = {
  baseMinutes: 30,
  minutesPerTenSquareMetres: 10,
  minutesPerRoom: 10,
  minutesPerBathroom: 15,
  minimumMinutes: 120,
  maximumMinutes: 480,
};
const visit: VisitSought = {
  service: {
    ...{ code: 'regular-cleaning', number: 1, name: texts, description: texts },
    ...{ housekeeping: true, duration, extras: [] },
  },
  extras: [],
  durationMinutes: 120,
};
const place: SearchPlace = {
  placeId: '75118',
  municipality: 'Paris 18e Arrondissement',
  point: { lat: 48.89, lng: 2.34 },
  timeZone: 'Europe/Paris',
};
const now = new Date('2026-11-23T08:00:00Z');
const pricing = new VisitPricing(visit, place, now, defaultRules);
const thursday = new Date('2026-11-26T08:00:00Z');
const sunday = new Date('2026-11-29T08:00:00Z');
const tomorrow = new Date('2026-11-24T07:00:00Z');

describe('the price on a search result', () => {
  it.each([
    ['an ordinary day', thursday, 5_880],
    ['a Sunday', sunday, 7_350],
    ['a start within a day', tomorrow, 6_762],
  ])('on %s', (_, start, totalCents) => {
    expect(pricing.price(start, 2_800).totalCents).toBe(totalCents);
  });

  it('turns a budget into the rate that just fits at each start', () => {
    const starts = [thursday, sunday, tomorrow];
    const rates = pricing.highestRates(starts, 6_000);
    for (const [index, start] of starts.entries()) {
      expect(pricing.price(start, rates[index]!).totalCents).toBeLessThanOrEqual(6_000);
      expect(pricing.price(start, rates[index]! + 1).totalCents).toBeGreaterThan(6_000);
    }
    expect(Math.max(...rates)).toBe(pricing.highestRateEver(6_000));
  });

  it('does not limit rates without a budget', () => {
    expect(pricing.highestRates([thursday], null)).toEqual([UNLIMITED_RATE_CENTS]);
    expect(pricing.highestRateEver(null)).toBe(UNLIMITED_RATE_CENTS);
  });
});
