import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok, type Clock } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { CLOCK } from '#platform/clock';
import type { Account } from '../domain/account.js';
import { AccountReads } from '../store/account.reads.js';
import { SessionStore } from '../store/session.store.js';

export interface AccountLook {
  readonly account: Account;
  /** In how many places they are signed in, 100 at most. */
  readonly sessionCount: number;
}

/** An admin's look at a person's data: it leaves its trace first and shows something only then (promise DATA-4). */
@Injectable()
export class LookAtAccount {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly sessions: SessionStore,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null when there is no such person; the look is recorded all the same. */
  async run(actor: UserActor, userId: string, reason: string): Promise<AccountLook | null> {
    await this.transactor.run(async (tx) =>
      ok(
        await this.audit.append(tx, {
          actor,
          action: 'user.viewed',
          subject: { type: 'user', id: userId },
          data: { reason },
        }),
      ),
    );
    const [account] = await this.accounts.findAccounts([userId]);
    if (!account) return null;
    const sessions = await this.sessions.list(userId, this.clock.now());
    return { account, sessionCount: sessions.length };
  }
}
