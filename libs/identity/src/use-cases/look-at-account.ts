import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import type { Account } from '../domain/account.js';
import { AccountReads } from '../store/account.reads.js';

/** An admin's look at a person's data: it leaves its trace first and shows something only then (promise DATA-4). */
@Injectable()
export class LookAtAccount {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly audit: AuditLog,
  ) {}

  /** Null when there is no such person; the look is recorded all the same. */
  async run(actor: UserActor, userId: string, reason: string): Promise<Account | null> {
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
    return account ?? null;
  }
}
