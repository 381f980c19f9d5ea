import { DAY, HOUR, MINUTE, plus } from '#kernel';
import { expiryFromSignIn, idleExpiryAfterUse, isFreshlyAuthenticated } from './session-policy.js';

const now = new Date('2026-11-22T10:00:00Z');

describe('a session', () => {
  it('of a member ends after 14 days unused and 90 days in all', () => {
    expect(expiryFromSignIn(now, false)).toEqual({
      idleExpiresAt: plus(now, 14 * DAY),
      expiresAt: plus(now, 90 * DAY),
    });
  });

  it('of an admin ends after half an hour unused and 12 hours in all', () => {
    expect(expiryFromSignIn(now, true)).toEqual({
      idleExpiresAt: plus(now, 30 * MINUTE),
      expiresAt: plus(now, 12 * HOUR),
    });
  });

  it('is kept alive by use, at most once in five minutes, never past its end', () => {
    const session = { lastSeenAt: now, expiresAt: plus(now, 90 * DAY) };
    expect(idleExpiryAfterUse(session, plus(now, 5 * MINUTE - 1), false)).toBeNull();
    expect(idleExpiryAfterUse(session, plus(now, 5 * MINUTE), false)).toEqual(plus(now, 5 * MINUTE + 14 * DAY));
    expect(idleExpiryAfterUse(session, plus(now, 80 * DAY), false)).toEqual(session.expiresAt);
  });

  it('counts as fresh for ten minutes', () => {
    expect(isFreshlyAuthenticated(now, plus(now, 10 * MINUTE))).toBe(true);
    expect(isFreshlyAuthenticated(now, plus(now, 10 * MINUTE + 1))).toBe(false);
  });
});
