import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import type { Account, Credentials, SessionClient } from '../domain/account.js';
import { invalidCredentials, type InvalidCredentials } from '../domain/identity.errors.js';
import { expiryFromSignIn } from '../domain/session-policy.js';
import { SessionStore } from '../store/session.store.js';

export interface StartedSession {
  readonly kind: 'SignedIn';
  readonly account: Account;
  readonly secondFactor: boolean;
  readonly sessionId: string;
  readonly client: SessionClient;
  /** The only time it is seen: only its hash is stored. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Starts a session for credentials that were just proven. Always a new token: nothing a caller brought is kept. */
@Injectable()
export class StartSession {
  constructor(
    private readonly sessions: SessionStore,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `replaces`: who asked; a session they were in ends. Fails when the password was changed in the meantime. */
  async run(
    tx: Tx,
    credentials: Credentials,
    session: { client: SessionClient; secondFactor: boolean; replaces: Actor },
  ): Promise<Result<StartedSession, InvalidCredentials>> {
    const { client, secondFactor, replaces } = session;
    const { userId, passwordHash } = credentials;
    const now = this.clock.now();
    const expiry = expiryFromSignIn(now, credentials.roles.includes('admin'));
    const started = await this.sessions.start(tx, { ...expiry, userId, passwordHash, client, secondFactor, now });
    if (!started) return err(invalidCredentials);
    if (replaces.kind === 'user') await this.sessions.end(tx, replaces.userId, replaces.sessionId);
    await this.audit.append(tx, {
      actor: { kind: 'system', name: 'identity.sign-in' },
      action: 'session.started',
      subject: { type: 'user', id: userId },
      data: { sessionId: started.id, client, secondFactor },
    });
    return ok({
      kind: 'SignedIn',
      account: credentials.readAccount(),
      secondFactor,
      sessionId: started.id,
      client,
      token: started.token,
      expiresAt: expiry.expiresAt,
    });
  }
}
