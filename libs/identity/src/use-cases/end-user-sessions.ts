import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { AccountStore } from '../store/account.store.js';
import { EndSessions } from './end-sessions.js';

/** Staff sign a person out everywhere: a lost phone, a session that is not theirs. */
@Injectable()
export class EndUserSessions {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountStore,
    private readonly sessions: EndSessions,
    private readonly audit: AuditLog,
  ) {}

  /** How many ended; null when there is no such person. */
  async execute(actor: UserActor, userId: string, reason: string): Promise<number | null> {
    const ended = await this.transactor.run(async (tx) => {
      if (!(await this.accounts.lock(tx, userId))) return ok(null);
      const subject = { type: 'user', id: userId };
      await this.audit.append(tx, { actor, action: 'user.signed-out', subject, data: { reason } });
      return ok(await this.sessions.everywhere(tx, actor, userId));
    });
    return ended.value;
  }
}
