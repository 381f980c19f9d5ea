import type { Failure } from '#kernel';

/** E-mail or password is wrong, or there is no such account: one answer for all three. */
export type InvalidCredentials = Failure<'InvalidCredentials'>;
/** The password was right, and the account may not be used. */
export type AccountSuspended = Failure<'AccountSuspended'>;
/** The link was used, has expired, was replaced or never existed: one answer for all four. */
export type LinkExpired = Failure<'LinkExpired'>;
/** The code is not the one that is shown now, or was used before. */
export type InvalidCode = Failure<'InvalidCode'>;
/** Too late or too many wrong codes: sign in again. */
export type ChallengeExpired = Failure<'ChallengeExpired'>;
/** The account has a second factor in force; it is turned off before another is set up. */
export type SecondFactorAlreadyOn = Failure<'SecondFactorAlreadyOn'>;
/** There is no second factor in force, or none is being set up. */
export type SecondFactorOff = Failure<'SecondFactorOff'>;

export const invalidCredentials: InvalidCredentials = { kind: 'InvalidCredentials' };
export const accountSuspended: AccountSuspended = { kind: 'AccountSuspended' };
export const linkExpired: LinkExpired = { kind: 'LinkExpired' };
export const invalidCode: InvalidCode = { kind: 'InvalidCode' };
export const challengeExpired: ChallengeExpired = { kind: 'ChallengeExpired' };
export const secondFactorAlreadyOn: SecondFactorAlreadyOn = { kind: 'SecondFactorAlreadyOn' };
export const secondFactorOff: SecondFactorOff = { kind: 'SecondFactorOff' };
