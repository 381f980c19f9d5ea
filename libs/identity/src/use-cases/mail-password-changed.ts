import { Injectable } from '@nestjs/common';
import { IdentityMailer } from '../adapters/identity-mailer.js';
import { AccountReads } from '../store/account.reads.js';

/** Job with `{ userId, changeId }`. */
export const MAIL_PASSWORD_CHANGED = 'identity.mail-password-changed';

/** Tells a person that their password is a new one, in case it was not them. */
@Injectable()
export class MailPasswordChanged {
  constructor(
    private readonly accounts: AccountReads,
    private readonly mailer: IdentityMailer,
  ) {}

  async run({ userId, changeId }: { userId: string; changeId: string }): Promise<void> {
    const [account] = await this.accounts.findAccounts([userId]);
    if (!account) return;
    await this.mailer.send('password-changed', {
      id: changeId,
      to: account.email,
      locale: account.locale,
      userId: account.id,
    });
  }
}
