import { DAY, HOUR, MINUTE, plus } from '#kernel';

export interface SessionLifetime {
  /** Milliseconds without any request after which a session ends. */
  readonly idle: number;
  /** Milliseconds after sign-in when a session ends whatever happens. */
  readonly absolute: number;
}

const MEMBER: SessionLifetime = { idle: 14 * DAY, absolute: 90 * DAY };
/** Admins see other people's data: half an hour idle, one working day (NIST SP 800-63B-4 section 2.2.3, AAL2). */
const ADMIN: SessionLifetime = { idle: 30 * MINUTE, absolute: 12 * HOUR };
/** A session's last use is written at most this often, so that reads stay reads. */
const TOUCH_EVERY = 5 * MINUTE;

export const lifetimeFor = (isAdmin: boolean): SessionLifetime => (isAdmin ? ADMIN : MEMBER);

export interface SessionExpiry {
  readonly idleExpiresAt: Date;
  readonly expiresAt: Date;
}

/** When a session that starts now ends. */
export function expiryFromSignIn(now: Date, isAdmin: boolean): SessionExpiry {
  const { idle, absolute } = lifetimeFor(isAdmin);
  return { idleExpiresAt: plus(now, idle), expiresAt: plus(now, absolute) };
}

/** The new idle end after a use, or null when the last use is too recent to be worth a write. */
export function idleExpiryAfterUse(
  session: { lastSeenAt: Date; expiresAt: Date },
  now: Date,
  isAdmin: boolean,
): Date | null {
  if (now.getTime() - session.lastSeenAt.getTime() < TOUCH_EVERY) return null;
  const idleEnd = plus(now, lifetimeFor(isAdmin).idle);
  return idleEnd < session.expiresAt ? idleEnd : session.expiresAt;
}

/** Minutes that a password or code just given counts as fresh for what needs it (ASVS 5.0 V7.5). */
const FRESH = 10 * MINUTE;
export const isFreshlyAuthenticated = (authenticatedAt: Date, now: Date): boolean =>
  now.getTime() - authenticatedAt.getTime() <= FRESH;
