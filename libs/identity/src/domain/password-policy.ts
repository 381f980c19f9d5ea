import type { Failure } from '#kernel';

/** What a strength estimator says: 0 (guessed at once) to 4 (strong), and why, as codes that have a message. */
export interface PasswordStrength {
  readonly score: number;
  readonly hints: readonly string[];
}

export interface PasswordTooWeak extends Failure<'PasswordTooWeak'> {
  readonly score: number;
  /** Codes, most useful first: `tooShort`, `tooLong`, `unreadable` or one of the estimator's. */
  readonly hints: readonly string[];
  readonly minimumLength: number;
}

/** Lengths in Unicode code points. NIST SP 800-63B-4 section 3.1.1.2: 15 alone, 8 with a second factor, 64 accepted. */
export const PASSWORD_LENGTH = { alone: 15, withSecondFactor: 8, maximum: 1_024 } as const;

/**
 * The estimator's score a password needs. Alone it must stand against somebody who has the hash (3: 10^8 guesses at
 * least); beside a second factor, against somebody who guesses without limits (2: 10^6).
 */
const MINIMUM_SCORE = { alone: 3, withSecondFactor: 2 } as const;

/**
 * The password as it is hashed: Unicode NFC, so that the same keys give the same bytes on every device. Nothing is
 * trimmed, cut or folded.
 */
export const normalisePassword = (password: string): string => password.normalize('NFC');

/** The length a password needs. */
const minimumLength = (hasSecondFactor: boolean): number =>
  hasSecondFactor ? PASSWORD_LENGTH.withSecondFactor : PASSWORD_LENGTH.alone;

/**
 * Why a (normalised) password can't be used whatever its words, or null. Length only: no composition rules, no forced
 * change (NIST SP 800-63B-4 section 3.1.1.2; CNIL 2022-100).
 */
export function refuseLength(password: string, hasSecondFactor: boolean): PasswordTooWeak | null {
  if (!password.isWellFormed() || password.includes('\0'))
    return tooWeak(hasSecondFactor, { score: 0, hints: ['unreadable'] });
  const length = [...password].length;
  if (length > PASSWORD_LENGTH.maximum) return tooWeak(hasSecondFactor, { score: 0, hints: ['tooLong'] });
  return length < minimumLength(hasSecondFactor) ? tooWeak(hasSecondFactor, { score: 0, hints: ['tooShort'] }) : null;
}

/** Why a password of a good length is too easy to guess, or null. */
export function refuseStrength(strength: PasswordStrength, hasSecondFactor: boolean): PasswordTooWeak | null {
  const needed = hasSecondFactor ? MINIMUM_SCORE.withSecondFactor : MINIMUM_SCORE.alone;
  return strength.score < needed ? tooWeak(hasSecondFactor, strength) : null;
}

/** The failure, with what the estimate said. */
export const tooWeak = (hasSecondFactor: boolean, { score, hints }: PasswordStrength): PasswordTooWeak => ({
  kind: 'PasswordTooWeak',
  score,
  hints,
  minimumLength: minimumLength(hasSecondFactor),
});
