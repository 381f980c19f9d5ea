import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, newId, ok, type Clock, type Result, type UserId } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { linkExpired, type LinkExpired } from '../domain/identity.errors.js';
import { rolesFor } from '../domain/roles.js';
import { AccountStore } from '../store/account.store.js';
import { LinkStore } from '../store/link.store.js';
import type { Caller } from './caller.js';
import { TryLimiter } from './try-limiter.js';

/** Uses a verification link: the account exists from now on, with the password and name of that very sign-up. */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly transactor: Transactor,
    private readonly links: LinkStore,
    private readonly accounts: AccountStore,
    private readonly limits: TryLimiter,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(token: string, caller: Caller): Promise<Result<null, LinkExpired>> {
    await this.limits.countAddress('linkAddress', caller.ip);
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      const signUp = await this.links.takeVerification(tx, token, now);
      if (!signUp) return err(linkExpired);
      const id = newId<UserId>();
      const { email, passwordHash, locale, publicName, intent } = signUp;
      const account = { id, email, passwordHash, locale, publicName, roles: rolesFor(intent), createdAt: now };
      const made = await this.accounts.insert(tx, [account]);
      if (made.length === 0) return err(linkExpired);
      await this.audit.append(tx, {
        actor: caller.actor,
        action: 'account.created',
        subject: { type: 'user', id },
        data: { intent },
      });
      await this.events.publish(
        tx,
        { type: 'UserSignedUp', data: { userId: id } },
        { type: 'EmailVerified', data: { userId: id } },
      );
      return ok(null);
    });
  }
}
