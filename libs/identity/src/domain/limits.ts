/** Tries in a window of seconds. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
}

/**
 * How often one account (by the blind index of its address) and one network address may try. Accounts are limited
 * whether or not they exist, so that a refusal tells nothing. A success forgets the account's tries, never the network
 * address's: whoever owns one account can't use it to go on guessing others.
 */
export const LIMITS = {
  signInAccount: { points: 10, seconds: 600 },
  signInAddress: { points: 200, seconds: 600 },
  signUpAccount: { points: 5, seconds: 3600 },
  signUpAddress: { points: 60, seconds: 3600 },
  resetAccount: { points: 5, seconds: 3600 },
  resetAddress: { points: 60, seconds: 3600 },
  linkAddress: { points: 100, seconds: 600 },
  secondFactorAccount: { points: 10, seconds: 600 },
  passwordCheck: { points: 10, seconds: 600 },
} as const satisfies Record<string, Limit>;

/** Milliseconds that mailed links and challenges live. */
export const LIFETIMES = {
  verificationLink: 24 * 3_600_000,
  resetLink: 10 * 60_000,
  challenge: 5 * 60_000,
} as const;

/** Wrong codes that one challenge survives. */
export const CHALLENGE_TRIES = 5;
