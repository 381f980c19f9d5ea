import fc from 'fast-check';
import { arrivalCode, checkArrivalCode } from './arrival-code.js';

describe('the arrival code', () => {
  it('is always 4 digits', () => {
    expect(arrivalCode(7)).toBe('0007');
    expect(arrivalCode(9_999)).toBe('9999');
    expect(() => arrivalCode(10_000)).toThrow(RangeError);
    expect(() => arrivalCode(1.5)).toThrow(RangeError);
  });

  it('lets the provider in with the right code, up to the fifth try', () => {
    expect(checkArrivalCode('0420', '0420', 0)).toEqual({ outcome: 'MATCHES' });
    expect(checkArrivalCode('0420', '0420', 4)).toEqual({ outcome: 'MATCHES' });
  });

  it('counts wrong codes down and then locks, even for the right one', () => {
    expect(checkArrivalCode('0420', '0421', 0)).toEqual({ outcome: 'WRONG', triesLeft: 4 });
    expect(checkArrivalCode('0420', '0421', 4)).toEqual({ outcome: 'WRONG', triesLeft: 0 });
    expect(checkArrivalCode('0420', '0420', 5)).toEqual({ outcome: 'LOCKED' });
  });

  it('matches nothing but itself', () => {
    fc.assert(
      fc.property(fc.nat(9_999), fc.string(), (drawn, given) => {
        const code = arrivalCode(drawn);
        expect(checkArrivalCode(code, given, 0).outcome).toBe(given === code ? 'MATCHES' : 'WRONG');
      }),
    );
  });
});
