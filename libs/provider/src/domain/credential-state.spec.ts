import {
  CREDENTIAL_COMMANDS,
  CREDENTIAL_STATES,
  nextCredentialState,
  type CredentialCommand,
  type CredentialState,
} from './credential-state.js';

const ALLOWED: readonly [CredentialState, CredentialCommand, CredentialState][] = [
  ['MISSING', 'SUBMIT', 'SUBMITTED'],
  ['SUBMITTED', 'SUBMIT', 'SUBMITTED'],
  ['SUBMITTED', 'START_REVIEW', 'IN_REVIEW'],
  ['IN_REVIEW', 'VERIFY', 'VERIFIED'],
  ['IN_REVIEW', 'REJECT', 'REJECTED'],
  ['VERIFIED', 'EXPIRE', 'EXPIRED'],
  ['VERIFIED', 'REVOKE', 'REVOKED'],
  ['REJECTED', 'SUBMIT', 'SUBMITTED'],
  ['EXPIRED', 'SUBMIT', 'SUBMITTED'],
  ['REVOKED', 'SUBMIT', 'SUBMITTED'],
];
const MATRIX = CREDENTIAL_STATES.flatMap((state) =>
  CREDENTIAL_COMMANDS.map((command) => {
    const target = ALLOWED.find(([from, by]) => from === state && by === command)?.[2] ?? null;
    return { state, command, target };
  }),
);

describe('a credential', () => {
  it.each(MATRIX.filter(({ target }) => target !== null))(
    'in $state goes to $target by $command',
    ({ state, command, target }) => {
      expect(nextCredentialState(state, command)).toEqual({ ok: true, value: target });
    },
  );

  it.each(MATRIX.filter(({ target }) => target === null))(
    'in $state can do nothing by $command',
    ({ state, command }) => {
      expect(nextCredentialState(state, command)).toEqual({
        ok: false,
        error: { kind: 'CredentialStateConflict', state },
      });
    },
  );

  it('is never verified without having been in review', () => {
    const waysIn = MATRIX.filter(({ target }) => target === 'VERIFIED');
    expect(waysIn.map(({ state }) => state)).toEqual(['IN_REVIEW']);
  });
});
