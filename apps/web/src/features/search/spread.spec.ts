import fc from 'fast-check';
import { spread } from './spread';

describe('a few starts of a day', () => {
  it('are all of them when there are few', () => {
    expect(spread(['08:00', '08:30'], 5)).toEqual(['08:00', '08:30']);
  });

  it('are the first, the last, and others between', () => {
    expect(spread([8, 9, 10, 11, 12, 13, 14, 15, 16], 5)).toEqual([8, 10, 12, 14, 16]);
  });

  it('are in order, none twice, never more than asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 2, max: 9 }), (length, most) => {
        const all = Array.from({ length }, (_, index) => index);
        const few = spread(all, most);
        expect(few).toEqual([...new Set(few)].sort((a, b) => a - b));
        expect(few.length).toBe(Math.min(length, most));
      }),
    );
  });
});
