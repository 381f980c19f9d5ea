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

/** Below it an attacker with the hash needs hours, not years (zxcvbn: 3 is "safely unguessable", 10^10 guesses by 4). */
export const MINIMUM_SCORE = 3;

/**
 * The password as it is hashed: Unicode NFC, so that the same keys give the same bytes on every device. Nothing is
 * trimmed, cut or folded.
 */
export const normalisePassword = (password: string): string => password.normalize('NFC');

/** The length a password needs. */
export const minimumLength = (hasSecondFactor: boolean): number =>
  hasSecondFactor ? PASSWORD_LENGTH.withSecondFactor : PASSWORD_LENGTH.alone;

/**
 * Why a (normalised) password can't be used, or null. Length and likelihood only: no composition rules, no forced change
 * (NIST SP 800-63B-4 section 3.1.1.2; CNIL 2022-100).
 */
export function refusePassword(
  password: string,
  hasSecondFactor: boolean,
  estimate: (password: string) => PasswordStrength,
): PasswordTooWeak | null {
  const minimum = minimumLength(hasSecondFactor);
  const refuse = (score: number, hints: readonly string[]): PasswordTooWeak => ({
    kind: 'PasswordTooWeak',
    score,
    hints,
    minimumLength: minimum,
  });
  if (!password.isWellFormed() || password.includes('\0')) return refuse(0, ['unreadable']);
  const length = [...password].length;
  if (length > PASSWORD_LENGTH.maximum) return refuse(0, ['tooLong']);
  if (length < minimum) return refuse(0, ['tooShort']);
  const strength = estimate(password);
  return strength.score < MINIMUM_SCORE ? refuse(strength.score, strength.hints) : null;
}
