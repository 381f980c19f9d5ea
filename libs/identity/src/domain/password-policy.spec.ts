import fc from 'fast-check';
import { normalisePassword, PASSWORD_LENGTH, refuseLength, refuseStrength } from './password-policy.js';

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
    expect(refuseLength('x'.repeat(length), hasSecondFactor)?.hints ?? null).toEqual(hints);
  });

  it('is counted in characters, not in bytes or halves of them', () => {
    expect(refuseLength('🧽'.repeat(14), false)?.hints).toEqual(['tooShort']);
    expect(refuseLength('🧽'.repeat(15), false)).toBeNull();
  });

  it.each([
    [false, [true, true, true, false, false]],
    [true, [true, true, false, false, false]],
  ])('with a second factor %s is refused by its score, 0 to 4: %j', (hasSecondFactor, refused) => {
    const scores = [0, 1, 2, 3, 4];
    expect(scores.map((score) => refuseStrength({ score, hints: [] }, hasSecondFactor) !== null)).toEqual(refused);
  });

  it('that is easy to guess is refused with the reasons', () => {
    expect(refuseStrength({ score: 2, hints: ['common'] }, false)).toEqual({
      kind: 'PasswordTooWeak',
      score: 2,
      hints: ['common'],
      minimumLength: 15,
    });
  });

  it('needs no kind of character', () => {
    for (const text of ['aaaaaaaaaaaaaaa', '111111111111111', '               ', 'ééééééééééééééé']) {
      expect(refuseLength(text, false)).toBeNull();
    }
  });

  it.each(['broken \uD800 surrogate', 'a NUL \0 in the middle'])('with an unreadable character is refused', (text) => {
    expect(refuseLength(text, false)?.hints).toEqual(['unreadable']);
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
