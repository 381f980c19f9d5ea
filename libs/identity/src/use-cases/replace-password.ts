import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { newId, type Clock, type UserId } from '#kernel';
import type { Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import { AccountStore } from '../store/account.store.js';
import { EndSessions } from './end-sessions.js';
import { MAIL_PASSWORD_CHANGED } from './mail-password-changed.js';

/** What a new password always means: other sessions end, the person is told by mail, the audit log knows. */
@Injectable()
export class ReplacePassword {
  constructor(
    private readonly accounts: AccountStore,
    private readonly endSessions: EndSessions,
    private readonly audit: AuditLog,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(
    tx: Tx,
    change: { actor: Actor; userId: UserId; passwordHash: string; how: 'changed' | 'reset'; exceptSessionId?: string },
  ): Promise<void> {
    const { actor, userId, how } = change;
    await this.accounts.setPassword(tx, userId, change.passwordHash, this.clock.now());
    await this.audit.append(tx, { actor, action: `password.${how}`, subject: { type: 'user', id: userId } });
    await this.endSessions.everywhere(tx, actor, userId, change.exceptSessionId);
    await this.jobs.send(tx, MAIL_PASSWORD_CHANGED, { userId, changeId: newId() });
  }
}
