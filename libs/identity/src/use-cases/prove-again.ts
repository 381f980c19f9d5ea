import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import type { SessionClient } from '../domain/account.js';
import {
  invalidCode,
  invalidCredentials,
  type InvalidCode,
  type InvalidCredentials,
} from '../domain/identity.errors.js';
import { SessionStore } from '../store/session.store.js';
import { CheckOwnPassword } from './check-own-password.js';
import { CheckSecondFactor } from './check-second-factor.js';
import { TryLimiter } from './try-limiter.js';

export interface FreshSession {
  readonly token: string;
  readonly client: SessionClient;
  readonly expiresAt: Date;
}

/** Makes a session fresh for what an open screen may not do alone: password again, and a code where one is in force. */
@Injectable()
export class ProveAgain {
  constructor(
    private readonly transactor: Transactor,
    private readonly sessions: SessionStore,
    private readonly checkPassword: CheckOwnPassword,
    private readonly checkCode: CheckSecondFactor,
    private readonly limits: TryLimiter,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Like every proof it brings a new token; a session stays without a second factor unless a code was given. */
  async run(
    actor: UserActor,
    password: string,
    code: string | null,
  ): Promise<Result<FreshSession, InvalidCredentials | InvalidCode>> {
    const credentials = await this.checkPassword.run(actor, password);
    if (!credentials) return err(invalidCredentials);
    const { secondFactorOn } = credentials;
    if (secondFactorOn) await this.limits.countAccount('secondFactorAccount', actor.userId);
    const { userId, sessionId } = actor;
    return this.transactor.run(async (tx) => {
      if (secondFactorOn && !(await this.checkCode.run(tx, userId, code ?? ''))) return err(invalidCode);
      await this.audit.append(tx, {
        actor,
        action: 'session.proven-again',
        subject: { type: 'user', id: userId },
        data: { sessionId },
      });
      return ok(await this.sessions.rotate(tx, sessionId, { secondFactor: secondFactorOn, now: this.clock.now() }));
    });
  }
}
