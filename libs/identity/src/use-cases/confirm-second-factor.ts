import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import type { Credentials } from '../domain/account.js';
import { challengeExpired, invalidCode, type ChallengeExpired, type InvalidCode } from '../domain/identity.errors.js';
import { AccountReads } from '../store/account.reads.js';
import { SecondFactorStore, type Challenge } from '../store/second-factor.store.js';
import type { Caller } from './caller.js';
import { CheckSecondFactor } from './check-second-factor.js';
import { StartSession, type StartedSession } from './start-session.js';
import { TryLimiter } from './try-limiter.js';

type Outcome = Result<StartedSession, InvalidCode | ChallengeExpired>;

/** The second step of signing in. Five wrong codes end the challenge, ten tries close the account's door for a while. */
@Injectable()
export class ConfirmSecondFactor {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly store: SecondFactorStore,
    private readonly check: CheckSecondFactor,
    private readonly startSession: StartSession,
    private readonly limits: TryLimiter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(token: string, code: string, caller: Caller): Promise<Outcome> {
    await this.limits.countAddress('linkAddress', caller.ip);
    const challenge = await this.store.findChallenge(token, this.clock.now());
    if (!challenge) return err(challengeExpired);
    await this.limits.countAccount('secondFactorAccount', challenge.userId);
    const credentials = await this.accounts.findCredentials(challenge.userId);
    if (!credentials) return err(challengeExpired);
    // A wrong code is kept as a try: the failure is an outcome of the transaction, not a reason to roll back.
    const judged = await this.transactor.run(async (tx) =>
      ok(await this.#judge(tx, challenge, credentials, code, caller)),
    );
    if (!judged.ok) return err(challengeExpired);
    if (judged.value.ok) await this.limits.forget('secondFactorAccount', challenge.userId);
    return judged.value;
  }

  async #judge(tx: Tx, challenge: Challenge, credentials: Credentials, code: string, caller: Caller): Promise<Outcome> {
    if (!(await this.store.countTry(tx, challenge.id, this.clock.now()))) return err(challengeExpired);
    if (!(await this.check.run(tx, challenge.userId, code))) return err(invalidCode);
    await this.store.endChallenge(tx, challenge.id);
    const session = { client: challenge.client, secondFactor: true, replaces: caller.actor };
    const started = await this.startSession.run(tx, credentials, session);
    return started.ok ? started : err(challengeExpired);
  }
}
