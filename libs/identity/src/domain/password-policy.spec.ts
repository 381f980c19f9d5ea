import fc from 'fast-check';
import { normalisePassword, PASSWORD_LENGTH, refusePassword, type PasswordStrength } from './password-policy.js';

const strong = (): PasswordStrength => ({ score: 4, hints: [] });
const weak = (): PasswordStrength => ({ score: 2, hints: ['common'] });

describe('a password', () => {
  it.each([
    [false, 14, ['tooShort']],
    [false, 15, null],
    [true, 7, ['tooShort']],
    [true, 8, null],
    [false, 64, null],
    [false, PASSWORD_LENGTH.maximum, null],
    [false, PASSWORD_LENGTH.maximum + 1, ['tooLong']],
  ])('with a second factor %s and %i characters: %j', (hasSecondFactor, length, hints) => {
    expect(refusePassword('x'.repeat(length), hasSecondFactor, strong)?.hints ?? null).toEqual(hints);
  });

  it('is counted in characters, not in bytes or halves of them', () => {
    expect(refusePassword('🧽'.repeat(14), false, strong)?.hints).toEqual(['tooShort']);
    expect(refusePassword('🧽'.repeat(15), false, strong)).toBeNull();
  });

  it('that is easy to guess is refused with the reasons', () => {
    expect(refusePassword('x'.repeat(15), false, weak)).toEqual({
      kind: 'PasswordTooWeak',
      score: 2,
      hints: ['common'],
      minimumLength: 15,
    });
  });

  it('may be easier to guess beside a second factor, but not common', () => {
    expect(refusePassword('x'.repeat(8), true, weak)).toBeNull();
    expect(refusePassword('x'.repeat(8), true, () => ({ score: 1, hints: [] }))?.score).toBe(1);
  });

  it('needs no kind of character', () => {
    for (const text of ['aaaaaaaaaaaaaaa', '111111111111111', '               ', 'ééééééééééééééé']) {
      expect(refusePassword(text, false, strong)).toBeNull();
    }
  });

  it.each(['broken \uD800 surrogate', 'a NUL \0 in the middle'])('with an unreadable character is refused', (text) => {
    expect(refusePassword(text, false, strong)?.hints).toEqual(['unreadable']);
  });

  it('is the same from every keyboard, and nothing of it is cut or trimmed', () => {
    expect(normalisePassword('me\u0301nage')).toBe('m\u00e9nage');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const once = normalisePassword(text);
        return normalisePassword(once) === once && once.normalize('NFD') === text.normalize('NFD');
      }),
    );
  });
});
