import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, UserId } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import { PasswordHasher } from '../adapters/password-hasher.js';
import type { Credentials, SessionClient } from '../domain/account.js';
import { normaliseEmail } from '../domain/email-address.js';
import { normalisePassword } from '../domain/password-policy.js';
import { fromBase32 } from '../domain/totp.js';
import { AccountReads } from '../store/account.reads.js';
import { AccountStore, type NewAccount } from '../store/account.store.js';
import { SecondFactorStore } from '../store/second-factor.store.js';
import { expiryFromSignIn } from '../domain/session-policy.js';
import { SessionStore } from '../store/session.store.js';

export type SeedUser = NewAccount & {
  /** Base 32: puts a second factor in force without enrolment. */
  readonly secondFactorSecret?: string;
};

/** People made without mail, for the demonstration data and for tests. It checks nothing and publishes nothing. */
@Injectable()
export class SeedUsers {
  constructor(
    private readonly accounts: AccountStore,
    private readonly reads: AccountReads,
    private readonly secondFactors: SecondFactorStore,
    private readonly sessions: SessionStore,
    private readonly hasher: PasswordHasher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Hash one password once and give it to many. */
  hash(password: string): Promise<string> {
    return this.hasher.hash(normalisePassword(password));
  }

  /** One statement for all (some thousands at a time); who exists already is left out. Answers the ids written. */
  async seed(tx: Tx, users: readonly SeedUser[]): Promise<UserId[]> {
    const normalised = users.map((user) => ({ ...user, email: normaliseEmail(user.email) ?? user.email }));
    const written = new Set(await this.accounts.insert(tx, normalised));
    for (const user of users) {
      if (!user.secondFactorSecret || !written.has(user.id)) continue;
      const secret = fromBase32(user.secondFactorSecret) ?? randomBytes(20);
      await this.secondFactors.startEnrolment(tx, user.id, secret, user.createdAt);
      await this.secondFactors.confirm(tx, user.id, 0, [], user.createdAt);
    }
    return [...written];
  }

  /** A session without a sign-in; call it after the transaction that seeded the person. */
  async openSession(
    tx: Tx,
    userId: UserId,
    session: { client?: SessionClient; secondFactor?: boolean } = {},
  ): Promise<{ id: string; token: string }> {
    const credentials: Credentials | null = await this.reads.findCredentials(userId);
    if (!credentials) throw new Error('No account has this id');
    const now = this.clock.now();
    const { passwordHash, roles } = credentials;
    const started = await this.sessions.start(tx, {
      ...expiryFromSignIn(now, roles.includes('admin')),
      userId,
      passwordHash,
      client: session.client ?? 'API',
      secondFactor: session.secondFactor ?? credentials.secondFactorOn,
      now,
    });
    if (!started) throw new Error('This account can not sign in');
    return started;
  }
}
