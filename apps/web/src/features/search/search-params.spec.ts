import fc from 'fast-check';
import { today } from '../../lib/dates';
import { defaultSearch, readSearch, searchInput, writeSearch, type SearchParams } from './search-params';

const read = (query: string): SearchParams => readSearch(new URLSearchParams(query));
const home = fc.record({
  rooms: fc.integer({ min: 1, max: 20 }),
  bathrooms: fc.integer({ min: 0, max: 10 }),
  surface: fc.integer({ min: 9, max: 500 }),
});
const search: fc.Arbitrary<SearchParams> = fc
  .record({
    placeId: fc.string(),
    placeName: fc.string(),
    service: fc.string({ minLength: 1 }),
    date: fc.constant('2199-01-31'),
    minutes: fc.integer({ min: 60, max: 720 }),
    home: fc.option(home),
    instantOnly: fc.boolean(),
    minimumRating: fc.option(fc.integer({ min: 1, max: 5 })),
    maximumTotalCents: fc.option(fc.integer({ min: 1_000, max: 1_000_000 })),
  })
  .map((one) => ({ ...one, minutes: one.home ? null : one.minutes }));

describe('a search in the address bar', () => {
  it('comes back as it was written', () => {
    fc.assert(fc.property(search, (wish) => expect(read(writeSearch(wish))).toEqual(wish)));
  });

  it('an empty address is the usual search', () => expect(read('')).toEqual(defaultSearch()));

  it.each([
    ['date=2020-01-01', 'a day that has passed'],
    ['date=tomorrow', 'a day that is none'],
    ['minutes=59', 'a visit too short'],
    ['minutes=1000', 'a visit too long'],
    ['minutes=ninety', 'a length that is no number'],
    ['rating=6', 'more stars than there are'],
    ['upTo=5', 'a price that nobody asks'],
    ['rooms=3&bathrooms=1', 'a home without a surface'],
  ])('%s: %s makes no sense, so it gets its default', (query) => expect(read(query)).toEqual(defaultSearch()));

  it('whatever stands there, the day is not in the past and the length is one that can be booked', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (date, minutes) => {
        const wish = readSearch(new URLSearchParams({ date, minutes }));
        expect(wish.date >= today()).toBe(true);
        expect(wish.minutes).toBeGreaterThanOrEqual(60);
        expect(wish.minutes).toBeLessThanOrEqual(720);
      }),
    );
  });

  it('the API is asked by the home or by the length, never by both', () => {
    fc.assert(
      fc.property(search, (wish) => {
        const input = searchInput(wish);
        expect((input.home === null) !== (input.durationMinutes === null)).toBe(true);
      }),
    );
  });
});
