import fc from 'fast-check';
import { compactNumber, isSiren, isSiret } from './company-number.js';

describe('a SIREN', () => {
  it.each(['732829320', '552100554', '356000000', '542065479'])('%s is accepted', (siren) =>
    expect(isSiren(siren)).toBe(true),
  );
  it.each(['732829321', '000000000', '12345678', '1234567890', '73282932A', ''])('%s is refused', (text) =>
    expect(isSiren(text)).toBe(false),
  );
});

describe('a SIRET', () => {
  it.each([
    ['73282932000074', 'a usual business'],
    ['35600000000048', "La Poste's seat, which passes Luhn"],
    ['35600000049837', 'a post office, whose plain digit sum is 45'],
  ])('%s is accepted: %s', (siret) => expect(isSiret(siret)).toBe(true));

  it.each([
    ['73282932000075', 'one digit off'],
    ['35600000049838', 'La Poste with a digit sum of 46'],
    ['73282932100009', 'a good number under a SIREN that is not one'],
    ['7328293200007', 'thirteen digits'],
    ['732829320000741', 'fifteen digits'],
    ['', 'nothing'],
  ])('%s is refused: %s', (siret) => expect(isSiret(siret)).toBe(false));

  it('is the plain sum rule for La Poste alone', () => {
    const digits = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('732829320', '552100554'));
    fc.assert(
      fc.property(digits, ([site, siren]) => {
        const siret = `${siren}${String(site).padStart(5, '0')}`;
        return isSiret(siret) === (luhn(siret) % 10 === 0);
      }),
    );
  });

  it('catches every single wrong digit of a usual business', () => {
    const good = '73282932000074';
    fc.assert(
      fc.property(fc.nat(13), fc.integer({ min: 1, max: 9 }), (index, shift) => {
        const wrong = [...good];
        wrong[index] = String((Number(wrong[index]) + shift) % 10);
        return !isSiret(wrong.join(''));
      }),
    );
  });

  it('may be written with spaces and dots', () => expect(compactNumber('732 829 320 000.74')).toBe('73282932000074'));
});

/** Luhn by its definition, written another way than in the rule. */
function luhn(text: string): number {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  return [...text].reduce(
    (sum, digit, index) => sum + ((text.length - index) % 2 === 0 ? doubled[Number(digit)]! : Number(digit)),
    0,
  );
}
