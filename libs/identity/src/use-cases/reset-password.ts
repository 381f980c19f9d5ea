import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { linkExpired, type LinkExpired } from '../domain/identity.errors.js';
import type { PasswordTooWeak } from '../domain/password-policy.js';
import { AccountReads } from '../store/account.reads.js';
import { LinkStore } from '../store/link.store.js';
import type { Caller } from './caller.js';
import { ChoosePassword } from './choose-password.js';
import { ReplacePassword } from './replace-password.js';
import { TryLimiter } from './try-limiter.js';

/** Uses a reset link. It signs nobody in: a second factor is still asked for at the next sign-in. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly links: LinkStore,
    private readonly choosePassword: ChoosePassword,
    private readonly replacePassword: ReplacePassword,
    private readonly limits: TryLimiter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(token: string, newPassword: string, caller: Caller): Promise<Result<null, LinkExpired | PasswordTooWeak>> {
    await this.limits.countAddress('linkAddress', caller.ip);
    const now = this.clock.now();
    const userId = await this.links.findReset(token, now);
    if (!userId) return err(linkExpired);
    const account = await this.accounts.getAccount(userId);
    const personal = [account.email, account.publicName];
    const chosen = await this.choosePassword.run(newPassword, { hasSecondFactor: account.secondFactorOn, personal });
    if (!chosen.ok) return chosen;
    return this.transactor.run(async (tx) => {
      if (!(await this.links.takeReset(tx, token, userId, now))) return err(linkExpired);
      await this.replacePassword.run(tx, { actor: caller.actor, userId, passwordHash: chosen.value, how: 'reset' });
      return ok(null);
    });
  }
}
