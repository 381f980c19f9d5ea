import { Injectable } from '@nestjs/common';
import { newId, type Locale, type UserId } from '#kernel';
import { hashToken, randomToken } from '#platform/crypto';
import { Database, txExecute, txQuery, type Tx } from '#platform/prisma';
import type { Session, SessionClient } from '../domain/account.js';
import type { Permission, Role } from '../domain/roles.js';
import type { SessionExpiry } from '../domain/session-policy.js';

export interface NewSession extends SessionExpiry {
  readonly userId: UserId;
  /** The hash that was verified: when it is no longer the account's, no session is made. */
  readonly passwordHash: string;
  readonly client: SessionClient;
  readonly secondFactor: boolean;
  readonly now: Date;
}

/** One row by token: the session and the rights its account has now. */
export interface AuthenticationRow {
  readonly sessionId: string;
  readonly userId: UserId;
  readonly secondFactor: boolean;
  readonly authenticatedAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly roles: Role[];
  readonly permissions: Permission[];
  readonly locale: Locale;
}

@Injectable()
export class SessionStore {
  constructor(private readonly database: Database) {}

  /**
   * Starts a session and answers its token, which is not stored. Null when the password was changed or the account
   * suspended since it was checked: the account is locked against both, so that neither can miss this session.
   */
  async start(tx: Tx, session: NewSession): Promise<{ id: string; token: string } | null> {
    const id = newId();
    const token = randomToken();
    const started = await txExecute(
      tx,
      `INSERT INTO user_session (id, user_id, token_hash, client, second_factor, created_at, authenticated_at, last_seen_at, idle_expires_at, expires_at)
       SELECT $1::uuid, account.id, $2, $3::session_client, $4, $5::timestamptz, $5::timestamptz, $5::timestamptz, $6::timestamptz, $7::timestamptz
       FROM user_account AS account WHERE account.id = $8::uuid AND account.password_hash = $9 AND account.standing = 'GOOD' FOR SHARE`,
      [
        id,
        hashToken(token),
        session.client,
        session.secondFactor,
        session.now.toISOString(),
        session.idleExpiresAt.toISOString(),
        session.expiresAt.toISOString(),
        session.userId,
        session.passwordHash,
      ],
    );
    return started === 1 ? { id, token } : null;
  }

  /** The live session of a token; the whole of authentication is this one indexed read. */
  async findByToken(token: string, now: Date): Promise<AuthenticationRow | null> {
    const rows = await this.database.query<AuthenticationRow>(
      'identity.authenticate',
      `SELECT session.id AS "sessionId", session.user_id AS "userId", session.second_factor AS "secondFactor",
         session.authenticated_at AS "authenticatedAt", session.last_seen_at AS "lastSeenAt", session.expires_at AS "expiresAt",
         lower(account.roles::text)::text[] AS roles, lower(account.permissions::text)::text[] AS permissions, account.locale
       FROM user_session AS session JOIN user_account AS account ON account.id = session.user_id
       WHERE session.token_hash = $1 AND session.idle_expires_at > $2::timestamptz AND account.standing = 'GOOD'`,
      [hashToken(token), now.toISOString()],
    );
    return rows[0] ?? null;
  }

  async touch(sessionId: string, now: Date, idleExpiresAt: Date): Promise<void> {
    await this.database.query(
      'identity.touch-session',
      'UPDATE user_session SET last_seen_at = $2::timestamptz, idle_expires_at = $3::timestamptz WHERE id = $1::uuid',
      [sessionId, now.toISOString(), idleExpiresAt.toISOString()],
    );
  }

  /** Gives a session a new token after more was proven in it; the old one is worth nothing from then on. */
  async rotate(
    tx: Tx,
    sessionId: string,
    change: { secondFactor: boolean; now: Date },
  ): Promise<{ token: string; client: SessionClient; expiresAt: Date }> {
    const token = randomToken();
    const session = await tx.userSession.update({
      where: { id: sessionId },
      data: { tokenHash: hashToken(token), secondFactor: change.secondFactor, authenticatedAt: change.now },
      select: { client: true, expiresAt: true },
    });
    return { token, ...session };
  }

  /** Ends one session of this person; false when they have none with this id. */
  async end(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
    const rows = await txQuery<{ client: SessionClient }>(
      tx,
      'DELETE FROM user_session WHERE id = $1::uuid AND user_id = $2::uuid RETURNING client::text',
      [sessionId, userId],
    );
    return rows.length === 1;
  }

  /** Ends all sessions of a person, except one when given, and every sign-in that still waits for a code. */
  async endAll(tx: Tx, userId: string, exceptSessionId?: string): Promise<number> {
    await tx.signInChallenge.deleteMany({ where: { userId } });
    const { count } = await tx.userSession.deleteMany({
      where: { userId, ...(exceptSessionId ? { id: { not: exceptSessionId } } : {}) },
    });
    return count;
  }

  /** Live sessions, last used first. */
  async list(userId: string, now: Date): Promise<Session[]> {
    return this.database.query<Session>(
      'identity.sessions',
      `SELECT id, client::text AS client, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt",
         second_factor AS "secondFactor"
       FROM user_session WHERE user_id = $1::uuid AND idle_expires_at > $2::timestamptz ORDER BY last_seen_at DESC LIMIT 100`,
      [userId, now.toISOString()],
    );
  }
}
