import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Failure, type Result } from '#kernel';
import type { Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import type { Standing } from '../domain/account.js';
import type { Permission, Role } from '../domain/roles.js';
import { AccountStore } from '../store/account.store.js';
import { EndSessions } from './end-sessions.js';

export type UserUnknown = Failure<'UserUnknown'>;
/** Nobody changes their own standing or permissions: the second pair of eyes is the point. */
export type OwnAccount = Failure<'OwnAccount'>;

/** Roles, permissions and standing. What takes a right away or gives an admin one ends every session. */
@Injectable()
export class ChangeRights {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountStore,
    private readonly endSessions: EndSessions,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds a role in the caller's transaction; nothing happens when the person has it. Throws for an unknown person. */
  async grantRole(tx: Tx, actor: Actor, userId: string, role: Role): Promise<void> {
    const account = await this.accounts.lock(tx, userId);
    if (!account) throw new Error('No account has this id');
    if (account.roles.includes(role)) return;
    const rights = { roles: [...account.roles, role], permissions: account.permissions };
    await this.accounts.setRights(tx, userId, rights, this.clock.now());
    await this.audit.append(tx, {
      actor,
      action: 'role.granted',
      subject: { type: 'user', id: userId },
      data: { role },
    });
    if (role === 'admin') await this.endSessions.everywhere(tx, actor, userId);
  }

  /** Makes someone an admin with exactly these permissions, or (with none) no admin any more. */
  async setPermissions(
    actor: Actor,
    userId: string,
    permissions: readonly Permission[],
  ): Promise<Result<null, UserUnknown | OwnAccount>> {
    if (actor.kind === 'user' && actor.userId === userId) return err({ kind: 'OwnAccount' });
    return this.transactor.run(async (tx) => {
      const account = await this.accounts.lock(tx, userId);
      if (!account) return err({ kind: 'UserUnknown' });
      const others = account.roles.filter((role) => role !== 'admin');
      const roles: Role[] = permissions.length > 0 ? [...others, 'admin'] : others;
      await this.accounts.setRights(tx, userId, { roles, permissions: [...new Set(permissions)] }, this.clock.now());
      await this.audit.append(tx, {
        actor,
        action: 'permissions.changed',
        subject: { type: 'user', id: userId },
        data: { permissions },
      });
      await this.endSessions.everywhere(tx, actor, userId);
      return ok(null);
    });
  }

  /** `reason` is a code; the words for the person are the support team's. */
  async setStanding(
    actor: Actor,
    userId: string,
    standing: Standing,
    reason: string,
  ): Promise<Result<null, UserUnknown | OwnAccount>> {
    if (actor.kind === 'user' && actor.userId === userId) return err({ kind: 'OwnAccount' });
    return this.transactor.run(async (tx) => {
      const account = await this.accounts.lock(tx, userId);
      if (!account) return err({ kind: 'UserUnknown' });
      if (account.standing === standing) return ok(null);
      await this.accounts.setStanding(tx, userId, standing, this.clock.now());
      await this.audit.append(tx, {
        actor,
        action: 'standing.changed',
        subject: { type: 'user', id: userId },
        data: { standing, reason },
      });
      await this.events.publish(tx, { type: 'UserStandingChanged', data: { userId, standing } });
      if (standing === 'BANNED') await this.endSessions.everywhere(tx, actor, userId);
      return ok(null);
    });
  }
}
