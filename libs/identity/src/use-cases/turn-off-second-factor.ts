import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import {
  invalidCode,
  invalidCredentials,
  secondFactorOff,
  type InvalidCode,
  type InvalidCredentials,
  type SecondFactorOff,
} from '../domain/identity.errors.js';
import { normalisePassword, refuseLength, type PasswordTooWeak } from '../domain/password-policy.js';
import { SecondFactorStore } from '../store/second-factor.store.js';
import { CheckOwnPassword } from './check-own-password.js';
import { CheckSecondFactor } from './check-second-factor.js';
import { EndSessions } from './end-sessions.js';
import { TryLimiter } from './try-limiter.js';

type Refusal = InvalidCredentials | InvalidCode | SecondFactorOff | PasswordTooWeak;

/** Needs both proofs once more, and a password that is long enough to stand alone. Every session ends. */
@Injectable()
export class TurnOffSecondFactor {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: SecondFactorStore,
    private readonly checkPassword: CheckOwnPassword,
    private readonly checkCode: CheckSecondFactor,
    private readonly endSessions: EndSessions,
    private readonly limits: TryLimiter,
    private readonly audit: AuditLog,
  ) {}

  async run(actor: UserActor, password: string, code: string): Promise<Result<null, Refusal>> {
    const credentials = await this.checkPassword.run(actor, password);
    if (!credentials) return err(invalidCredentials);
    if (!credentials.secondFactorOn) return err(secondFactorOff);
    const tooShort = refuseLength(normalisePassword(password), false);
    if (tooShort) return err(tooShort);
    await this.limits.countAccount('secondFactorAccount', actor.userId);
    const { userId } = actor;
    return this.transactor.run(async (tx) => {
      if (!(await this.checkCode.run(tx, userId, code))) return err(invalidCode);
      await this.store.remove(tx, userId);
      await this.audit.append(tx, { actor, action: 'second-factor.turned-off', subject: { type: 'user', id: userId } });
      await this.endSessions.everywhere(tx, actor, userId);
      return ok(null);
    });
  }
}
