import { Inject, Injectable } from '@nestjs/common';
import { err, ok, plus, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { PasswordHasher } from '../adapters/password-hasher.js';
import type { Credentials, SessionClient } from '../domain/account.js';
import {
  accountSuspended,
  invalidCredentials,
  type AccountSuspended,
  type InvalidCredentials,
} from '../domain/identity.errors.js';
import { LIFETIMES } from '../domain/limits.js';
import { normalisePassword } from '../domain/password-policy.js';
import { AccountReads } from '../store/account.reads.js';
import { SecondFactorStore } from '../store/second-factor.store.js';
import type { Caller } from './caller.js';
import { StartSession, type StartedSession } from './start-session.js';
import { TryLimiter } from './try-limiter.js';

export interface SignInRequest {
  /** Normalised, or as typed when it is no address: nobody has it, and it is treated like any unknown one. */
  readonly email: string;
  readonly password: string;
  readonly client: SessionClient;
}

/** The password was right; send the code with this challenge. */
export interface SecondFactorDue {
  readonly kind: 'SecondFactorRequired';
  readonly challenge: string;
  readonly expiresAt: Date;
}

/** Known or unknown, right or wrong: the same queries, the same hash, one answer. */
@Injectable()
export class SignIn {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly hasher: PasswordHasher,
    private readonly limits: TryLimiter,
    private readonly secondFactors: SecondFactorStore,
    private readonly startSession: StartSession,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    request: SignInRequest,
    caller: Caller,
  ): Promise<Result<StartedSession | SecondFactorDue, InvalidCredentials | AccountSuspended>> {
    const emailIndex = this.accounts.indexOf(request.email);
    const [credentials] = await Promise.all([
      this.accounts.findCredentialsByEmail(emailIndex),
      this.limits.countAddress('signInAddress', caller.ip),
      this.limits.countAccount('signInAccount', emailIndex),
    ]);
    const right = await this.hasher.verify(credentials?.passwordHash ?? null, normalisePassword(request.password));
    if (!credentials || !right) return err(invalidCredentials);
    if (credentials.standing !== 'GOOD') return err(accountSuspended);
    const [outcome] = await Promise.all([
      credentials.secondFactorOn
        ? this.#challenge(credentials, request.client)
        : this.#start(credentials, request, caller),
      this.limits.forget('signInAccount', emailIndex),
    ]);
    return outcome;
  }

  #start(
    credentials: Credentials,
    { client }: SignInRequest,
    { actor }: Caller,
  ): Promise<Result<StartedSession, InvalidCredentials>> {
    const session = { client, secondFactor: false, replaces: actor };
    return this.transactor.run((tx) => this.startSession.run(tx, credentials, session));
  }

  #challenge({ userId }: Credentials, client: SessionClient): Promise<Result<SecondFactorDue, never>> {
    const now = this.clock.now();
    const expiresAt = plus(now, LIFETIMES.challenge);
    return this.transactor.run(async (tx) => {
      const challenge = await this.secondFactors.startChallenge(tx, userId, client, now, expiresAt);
      return ok({ kind: 'SecondFactorRequired', challenge, expiresAt });
    });
  }
}
