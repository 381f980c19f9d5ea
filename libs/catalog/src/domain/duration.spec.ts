import fc from 'fast-check';
import type { Extra, Service } from './catalog-entry.js';
import {
  chooseExtras,
  estimateMinutes,
  isPlausibleHome,
  isSellableDuration,
  LONGEST_VISIT_MINUTES,
} from './duration.js';

const texts = { fr: 'x', en: 'x' };
const extra = (code: string, minutes: number): Extra => ({ code, name: texts, minutes, flatCents: 0 });
const oven = extra('oven', 30);
const linen = extra('linen-change', 20);
const regular: Service = {
  code: 'regular-cleaning',
  number: 1,
  name: texts,
  description: texts,
  housekeeping: true,
  duration: {
    baseMinutes: 30,
    minutesPerTenSquareMetres: 10,
    minutesPerRoom: 10,
    minutesPerBathroom: 15,
    minimumMinutes: 120,
    maximumMinutes: 480,
  },
  extras: [oven, linen],
};
const home = (surfaceSquareMetres: number, rooms: number, bathrooms: number) => ({
  surfaceSquareMetres,
  rooms,
  bathrooms,
});

describe('how long a visit takes', () => {
  it.each([
    ['a studio takes the shortest visit', home(20, 1, 1), [], 120],
    ['a two-room flat of 45 m² takes two hours', home(45, 2, 1), [], 120],
    ['a family flat of 100 m² takes three and a half hours', home(100, 4, 2), [], 210],
    ['an oven adds half an hour', home(100, 4, 2), [oven], 240],
    ['a started half hour counts whole', home(100, 4, 2), [linen], 240],
    ['the largest home is capped by the service', home(500, 20, 10), [], 480],
  ])('%s', (_, described, extras, minutes) => {
    expect(estimateMinutes(regular, described, extras)).toBe(minutes);
  });

  const homes = fc.record({
    surfaceSquareMetres: fc.integer({ min: 9, max: 500 }),
    rooms: fc.integer({ min: 1, max: 20 }),
    bathrooms: fc.integer({ min: 0, max: 10 }),
  });
  const extras = fc.array(
    fc.integer({ min: 0, max: 120 }).map((minutes) => extra(`e${minutes}`, minutes)),
    { maxLength: 8 },
  );

  it('is always a length that can be sold', () => {
    fc.assert(
      fc.property(homes, extras, (described, chosen) => {
        expect(isSellableDuration(estimateMinutes(regular, described, chosen))).toBe(true);
      }),
    );
  });

  it('never takes less time for a larger home or one more extra', () => {
    fc.assert(
      fc.property(homes, extras, fc.nat(50), fc.nat(3), (described, chosen, metres, rooms) => {
        const larger = home(described.surfaceSquareMetres + metres, described.rooms + rooms, described.bathrooms);
        const before = estimateMinutes(regular, described, chosen);
        expect(estimateMinutes(regular, larger, chosen)).toBeGreaterThanOrEqual(before);
        expect(estimateMinutes(regular, described, [...chosen, oven])).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('never passes twelve hours', () => {
    const many = Array.from({ length: 30 }, () => oven);
    expect(estimateMinutes(regular, home(500, 20, 10), many)).toBe(LONGEST_VISIT_MINUTES);
  });
});

describe('a home as described', () => {
  it.each([
    ['the smallest dwelling', home(9, 1, 0), true],
    ['smaller than a dwelling may be', home(8, 1, 1), false],
    ['no room', home(30, 0, 1), false],
    ['half a bathroom', home(30, 1, 0.5), false],
    ['a negative surface', home(-30, 1, 1), false],
    ['not a number', home(Number.NaN, 1, 1), false],
    ['a palace', home(501, 5, 3), false],
  ])('%s', (_, described, plausible) => {
    expect(isPlausibleHome(described)).toBe(plausible);
  });
});

describe('the extras a customer asks for', () => {
  it('come back in the order of the service, each once', () => {
    expect(chooseExtras(regular, ['linen-change', 'oven', 'oven'])).toEqual({ ok: true, value: [oven, linen] });
  });

  it('are refused when the service does not have one of them', () => {
    expect(chooseExtras(regular, ['oven', 'swimming-pool'])).toEqual({ ok: false, error: { kind: 'UnknownExtra' } });
  });
});
