import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { invalidCredentials, type InvalidCredentials } from '../domain/identity.errors.js';
import type { PasswordTooWeak } from '../domain/password-policy.js';
import { AccountReads } from '../store/account.reads.js';
import { CheckOwnPassword } from './check-own-password.js';
import { ChoosePassword } from './choose-password.js';
import { ReplacePassword } from './replace-password.js';

/** A new password for somebody who knows the old one. Their other sessions end, this one goes on. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly checkPassword: CheckOwnPassword,
    private readonly choosePassword: ChoosePassword,
    private readonly replacePassword: ReplacePassword,
  ) {}

  async run(
    actor: UserActor,
    current: string,
    next: string,
  ): Promise<Result<null, InvalidCredentials | PasswordTooWeak>> {
    const credentials = await this.checkPassword.run(actor, current);
    if (!credentials) return err(invalidCredentials);
    const { email, publicName } = await this.accounts.getAccount(actor.userId);
    const person = { hasSecondFactor: credentials.secondFactorOn, personal: [email, publicName] };
    const chosen = await this.choosePassword.run(next, person);
    if (!chosen.ok) return chosen;
    const { userId, sessionId } = actor;
    return this.transactor.run(async (tx) => {
      const change = { actor, userId, passwordHash: chosen.value, how: 'changed', exceptSessionId: sessionId } as const;
      await this.replacePassword.run(tx, change);
      return ok(null);
    });
  }
}
