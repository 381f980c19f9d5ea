import type { Locale, UserId } from '#kernel';

export type Role = 'customer' | 'provider' | 'admin';
export type Permission = 'vetting' | 'support' | 'finance' | 'privacy' | 'content' | 'security';

/** A person who proved who they are. An admin without a second factor does not carry the admin role. */
export interface UserActor {
  readonly kind: 'user';
  readonly userId: UserId;
  readonly sessionId: string;
  readonly roles: ReadonlySet<Role>;
  readonly permissions: ReadonlySet<Permission>;
  readonly locale: Locale;
  /** When the password (and second factor) was last given in this session. */
  readonly authenticatedAt: Date;
}

export interface AnonymousActor {
  readonly kind: 'anonymous';
  readonly locale: Locale;
}

/** A job or handler of ours, by its name. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: string;
}

export type Actor = UserActor | AnonymousActor | SystemActor;

export const systemActor = (name: string): SystemActor => ({ kind: 'system', name });

/** What identity provides: who holds this session token now, or null. */
export interface SessionAuthenticator {
  authenticate(token: string): Promise<UserActor | null>;
}
/** Injection token of the SessionAuthenticator. */
export const SESSION_AUTHENTICATOR = Symbol('SESSION_AUTHENTICATOR');
