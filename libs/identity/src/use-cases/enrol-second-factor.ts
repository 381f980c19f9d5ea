import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import type { SessionClient } from '../domain/account.js';
import {
  invalidCode,
  invalidCredentials,
  secondFactorAlreadyOn,
  secondFactorOff,
  type InvalidCode,
  type InvalidCredentials,
  type SecondFactorAlreadyOn,
  type SecondFactorOff,
} from '../domain/identity.errors.js';
import { hashRecoveryCode, recoveryCode, RECOVERY_CODES } from '../domain/recovery-codes.js';
import { acceptedStep, otpauthUri, toBase32 } from '../domain/totp.js';
import { AccountReads } from '../store/account.reads.js';
import { SecondFactorStore } from '../store/second-factor.store.js';
import { SessionStore } from '../store/session.store.js';
import { CheckOwnPassword } from './check-own-password.js';
import { EndSessions } from './end-sessions.js';
import { TryLimiter } from './try-limiter.js';

/** RFC 4226 section 4, R6: 160 bits recommended. */
const SECRET_BYTES = 20;

export interface StartedEnrolment {
  /** Base 32, for typing. */
  readonly secret: string;
  /** For a QR code. */
  readonly uri: string;
}

export interface ConfirmedEnrolment {
  /** Shown once; only hashes are stored. */
  readonly recoveryCodes: readonly string[];
  /** The session's new token: what was stolen before counts no more. */
  readonly token: string;
  readonly client: SessionClient;
  readonly expiresAt: Date;
}

/** Turns the second factor on, in two steps: a secret for the authenticator, then a code that proves it arrived. */
@Injectable()
export class EnrolSecondFactor {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly store: SecondFactorStore,
    private readonly sessions: SessionStore,
    private readonly checkPassword: CheckOwnPassword,
    private readonly endSessions: EndSessions,
    private readonly limits: TryLimiter,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async start(
    actor: UserActor,
    password: string,
  ): Promise<Result<StartedEnrolment, InvalidCredentials | SecondFactorAlreadyOn>> {
    const credentials = await this.checkPassword.run(actor, password);
    if (!credentials) return err(invalidCredentials);
    const { email } = await this.accounts.getAccount(actor.userId);
    const secret = randomBytes(SECRET_BYTES);
    return this.transactor.run(async (tx) => {
      const known = await this.store.lock(tx, actor.userId);
      if (known?.confirmed) return err(secondFactorAlreadyOn);
      await this.store.startEnrolment(tx, actor.userId, secret, this.clock.now());
      return ok({ secret: toBase32(secret), uri: otpauthUri(secret, email) });
    });
  }

  async confirm(
    actor: UserActor,
    code: string,
  ): Promise<Result<ConfirmedEnrolment, InvalidCode | SecondFactorAlreadyOn | SecondFactorOff>> {
    await this.limits.countAccount('secondFactorAccount', actor.userId);
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      const factor = await this.store.lock(tx, actor.userId);
      if (!factor) return err(secondFactorOff);
      if (factor.confirmed) return err(secondFactorAlreadyOn);
      const step = acceptedStep(factor.secret, code, now, factor.lastStep);
      if (step === null) return err(invalidCode);
      return ok(await this.#putInForce(tx, actor, step, now));
    });
  }

  async #putInForce(tx: Tx, actor: UserActor, step: number, now: Date): Promise<ConfirmedEnrolment> {
    const { userId, sessionId } = actor;
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(16)));
    await this.store.confirm(tx, userId, step, recoveryCodes.map(hashRecoveryCode), now);
    const session = await this.sessions.rotate(tx, sessionId, { secondFactor: true, now });
    await this.audit.append(tx, { actor, action: 'second-factor.turned-on', subject: { type: 'user', id: userId } });
    await this.endSessions.everywhere(tx, actor, userId, sessionId);
    return { recoveryCodes, ...session };
  }
}
