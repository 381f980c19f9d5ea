import type { Locale, UserId } from '#kernel';
import type { Permission, Role, SignUpIntent } from './roles.js';

export type Standing = 'GOOD' | 'BANNED';
export type SessionClient = 'BROWSER' | 'API';

/** A person with a verified address, as the person and the platform see them. Instants are UTC. */
export interface Account {
  readonly id: UserId;
  /** Normalised, see `normaliseEmail`. */
  readonly email: string;
  readonly locale: Locale;
  readonly publicName: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly standing: Standing;
  readonly secondFactorOn: boolean;
  readonly createdAt: Date;
}

/** What a password check needs to know. */
export interface Credentials {
  readonly userId: UserId;
  /** Argon2id in PHC format. */
  readonly passwordHash: string;
  readonly standing: Standing;
  readonly roles: readonly Role[];
  readonly secondFactorOn: boolean;
  /** Decrypts the rest; called after the password was right, so that it takes no time for a guess. */
  readonly readAccount: () => Account;
}

/** A sign-up whose address is not proven yet. */
export interface SignUp {
  readonly id: string;
  readonly email: string;
  readonly emailIndex: string;
  readonly passwordHash: string;
  readonly publicName: string;
  readonly locale: Locale;
  readonly intent: SignUpIntent;
}

export interface Session {
  readonly id: string;
  readonly client: SessionClient;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly secondFactor: boolean;
}
