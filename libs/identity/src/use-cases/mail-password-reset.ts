import { Inject, Injectable } from '@nestjs/common';
import { ok, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { IdentityMailer } from '../adapters/identity-mailer.js';
import { LIFETIMES } from '../domain/limits.js';
import { AccountReads } from '../store/account.reads.js';
import { LinkStore } from '../store/link.store.js';

/** Job with `{ requestId, emailIndex }`: a keyed hash, which nobody can read an address from. */
export const MAIL_PASSWORD_RESET = 'identity.mail-password-reset';

/** Mails a reset link when the address has an account in good standing; otherwise does nothing. */
@Injectable()
export class MailPasswordReset {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly links: LinkStore,
    private readonly mailer: IdentityMailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ emailIndex }: { requestId: string; emailIndex: string }): Promise<void> {
    const account = await this.accounts.findByEmailIndex(emailIndex);
    if (account?.standing !== 'GOOD') return;
    const now = this.clock.now();
    const expiresAt = plus(now, LIFETIMES.resetLink);
    const link = await this.transactor.run(async (tx) =>
      ok(await this.links.insertLink(tx, { purpose: 'RESET_PASSWORD', userId: account.id, at: now, expiresAt })),
    );
    if (!link.ok) return;
    const { id, token } = link.value;
    await this.mailer.send('reset-password', {
      id,
      to: account.email,
      locale: account.locale,
      userId: account.id,
      token,
    });
  }
}
