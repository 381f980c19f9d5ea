import fc from 'fast-check';
import { contains, overlaps, pad, subtract, union, type TimeRange } from './time-range.js';

const range = (start: number, end: number): TimeRange => ({ start: new Date(start), end: new Date(end) });
const anyRange = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => range(start, start + length));
const covers = (ranges: readonly TimeRange[], at: number): boolean =>
  ranges.some((r) => r.start.getTime() <= at && at < r.end.getTime());

describe('time ranges', () => {
  it('are half-open: one may start where another ends', () => {
    expect(overlaps(range(0, 10), range(10, 20))).toBe(false);
    expect(overlaps(range(0, 11), range(10, 20))).toBe(true);
    expect(overlaps(range(10, 20), range(0, 10))).toBe(false);
    expect(overlaps(range(10, 20), range(0, 11))).toBe(true);
    expect(contains(range(0, 10), range(0, 10))).toBe(true);
    expect(contains(range(1, 10), range(0, 10))).toBe(false);
    expect(contains(range(0, 9), range(0, 10))).toBe(false);
    expect(union([range(5, 5), range(9, 3)])).toEqual([]);
    expect(pad(range(10, 20), 3, 4)).toEqual(range(7, 24));
  });

  it('subtract and union agree, instant by instant, with what they mean', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { maxLength: 8 }), fc.array(anyRange, { maxLength: 8 }), (from, holes) => {
        const left = subtract(from, holes);
        const all = union([...from, ...holes]);
        for (let at = 0; at < 270; at += 1) {
          expect(covers(left, at)).toBe(covers(from, at) && !covers(holes, at));
          expect(covers(all, at)).toBe(covers(from, at) || covers(holes, at));
        }
        for (let i = 1; i < all.length; i += 1) expect(all[i - 1]!.end < all[i]!.start).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
