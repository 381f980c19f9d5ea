import { err, ok, type Failure, type Result } from '#kernel';

/** MISSING is the state of a credential that was never submitted; it has no row. */
export const CREDENTIAL_STATES = [
  'MISSING',
  'SUBMITTED',
  'IN_REVIEW',
  'VERIFIED',
  'REJECTED',
  'EXPIRED',
  'REVOKED',
] as const;
export type CredentialState = (typeof CREDENTIAL_STATES)[number];

export const CREDENTIAL_COMMANDS = ['SUBMIT', 'START_REVIEW', 'VERIFY', 'REJECT', 'EXPIRE', 'REVOKE'] as const;
export type CredentialCommand = (typeof CREDENTIAL_COMMANDS)[number];

/**
 * What may happen to a credential. A submitted one can be replaced until somebody looks at it; a rejected, expired or
 * revoked one can be submitted again. A verified one is renewed beside it, by a credential of its own, so that a
 * provider never has to give up the old proof before the new one has been checked.
 */
export const CREDENTIAL_TRANSITIONS: Readonly<
  Record<CredentialState, Readonly<Partial<Record<CredentialCommand, CredentialState>>>>
> = {
  MISSING: { SUBMIT: 'SUBMITTED' },
  SUBMITTED: { SUBMIT: 'SUBMITTED', START_REVIEW: 'IN_REVIEW' },
  IN_REVIEW: { VERIFY: 'VERIFIED', REJECT: 'REJECTED' },
  VERIFIED: { EXPIRE: 'EXPIRED', REVOKE: 'REVOKED' },
  REJECTED: { SUBMIT: 'SUBMITTED' },
  EXPIRED: { SUBMIT: 'SUBMITTED' },
  REVOKED: { SUBMIT: 'SUBMITTED' },
};

/** The credential is in a state from which this can't be done, usually because somebody else was faster. */
export interface CredentialStateConflict extends Failure<'CredentialStateConflict'> {
  readonly state: CredentialState;
}

/** The state after a command, or why it can't be done from here. */
export function nextCredentialState(
  state: CredentialState,
  command: CredentialCommand,
): Result<CredentialState, CredentialStateConflict> {
  const next = CREDENTIAL_TRANSITIONS[state][command];
  return next ? ok(next) : err({ kind: 'CredentialStateConflict', state });
}
