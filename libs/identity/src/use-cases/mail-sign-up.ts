import { Inject, Injectable } from '@nestjs/common';
import { ok, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { IdentityMailer } from '../adapters/identity-mailer.js';
import { LIFETIMES } from '../domain/limits.js';
import { AccountReads } from '../store/account.reads.js';
import { LinkStore } from '../store/link.store.js';

/** Job with `{ signUpId }`: the payload names a row, the token is made here and goes into the mail only. */
export const MAIL_SIGN_UP = 'identity.mail-sign-up';

/** Mails the verification link, or tells the owner of an account that somebody signed up with their address. */
@Injectable()
export class MailSignUp {
  constructor(
    private readonly transactor: Transactor,
    private readonly links: LinkStore,
    private readonly accounts: AccountReads,
    private readonly mailer: IdentityMailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ signUpId }: { signUpId: string }): Promise<void> {
    const now = this.clock.now();
    const signUp = await this.links.findSignUp(signUpId, now);
    if (!signUp) return;
    const owner = await this.accounts.findByEmailIndex(signUp.emailIndex);
    if (owner) {
      await this.mailer.send('already-registered', {
        id: signUpId,
        to: owner.email,
        locale: owner.locale,
        userId: owner.id,
      });
      return;
    }
    const expiresAt = plus(now, LIFETIMES.verificationLink);
    const link = await this.transactor.run(async (tx) =>
      ok(await this.links.insertLink(tx, { purpose: 'VERIFY_EMAIL', signUpId, at: now, expiresAt })),
    );
    if (!link.ok) return;
    const { id, token } = link.value;
    await this.mailer.send('verify-email', { id, to: signUp.email, locale: signUp.locale, token });
  }
}
