import fc from 'fast-check';
import { fingerprint, isIdempotencyKey, judgeRepeat } from './idempotency.js';

const request = { operation: 'holdBooking', fingerprint: fingerprint({ quoteId: 'a', addressId: 'b' }) };
const remembered = { ...request, resultId: 'booking-1' };

describe('a request that is sent again', () => {
  it('runs when its key is new', () => {
    expect(judgeRepeat(null, request)).toEqual({ ok: true, value: { attempt: 'FIRST' } });
  });

  it('gets the first answer when key and input are the same', () => {
    expect(judgeRepeat(remembered, request)).toEqual({ ok: true, value: { attempt: 'REPEAT', resultId: 'booking-1' } });
  });

  it('is refused when the key was used with another input or for another operation', () => {
    const reused = { ok: false, error: { kind: 'IdempotencyKeyReused' } };
    expect(judgeRepeat(remembered, { ...request, fingerprint: fingerprint({ quoteId: 'c' }) })).toEqual(reused);
    expect(judgeRepeat(remembered, { ...request, operation: 'cancelBooking' })).toEqual(reused);
  });
});

describe('the fingerprint of an input', () => {
  it('does not depend on the order of fields, nor on fields that say nothing', () => {
    expect(fingerprint({ a: 1, b: { c: [1, 2], d: undefined } })).toBe(fingerprint({ b: { c: [1, 2] }, a: 1 }));
  });

  it('differs for different inputs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        const sameButOrdered = fingerprint(a) === fingerprint(b);
        if (sameButOrdered) expect(a).toEqual(b);
      }),
    );
    expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]));
    expect(fingerprint({ a: '1' })).not.toBe(fingerprint({ a: 1 }));
    expect(fingerprint(new Date(0))).toBe(fingerprint('1970-01-01T00:00:00.000Z'));
  });
});

describe('an idempotency key', () => {
  it.each([
    ['01987654-aaaa', true],
    ['short', false],
    ['with space in it', false],
    ['x'.repeat(101), false],
    ['nul\u0000nul\u0000', false],
  ])('%j: %s', (key, valid) => {
    expect(isIdempotencyKey(key)).toBe(valid);
  });
});
