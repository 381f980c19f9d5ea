import { Inject, Injectable } from '@nestjs/common';
import { err, newId, ok, plus, type Clock, type Locale, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { LIFETIMES } from '../domain/limits.js';
import type { PasswordTooWeak } from '../domain/password-policy.js';
import { normalisePublicName, refusePublicName, type PublicNameRefused } from '../domain/public-name.js';
import type { SignUpIntent } from '../domain/roles.js';
import { AccountReads } from '../store/account.reads.js';
import { LinkStore } from '../store/link.store.js';
import type { Caller } from './caller.js';
import { ChoosePassword } from './choose-password.js';
import { MAIL_SIGN_UP } from './mail-sign-up.js';
import { TryLimiter } from './try-limiter.js';

export interface SignUpRequest {
  /** Normalised. */
  readonly email: string;
  readonly password: string;
  readonly publicName: string;
  readonly locale: Locale;
  readonly intent: SignUpIntent;
}

/**
 * Takes a sign-up and mails a link. It never asks whether the address has an account: the job that writes the mail does,
 * so that answer and time are the same by construction. There is no account before the link is used, so nobody can
 * prepare one for somebody else's address.
 */
@Injectable()
export class RequestSignUp {
  constructor(
    private readonly transactor: Transactor,
    private readonly links: LinkStore,
    private readonly accounts: AccountReads,
    private readonly choosePassword: ChoosePassword,
    private readonly limits: TryLimiter,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(request: SignUpRequest, caller: Caller): Promise<Result<null, PasswordTooWeak | PublicNameRefused>> {
    const emailIndex = this.accounts.indexOf(request.email);
    await Promise.all([
      this.limits.countAddress('signUpAddress', caller.ip),
      this.limits.countAccount('signUpAccount', emailIndex),
    ]);
    const publicName = normalisePublicName(request.publicName);
    const refused = refusePublicName(publicName);
    if (refused) return err(refused);
    const personal = [request.email, publicName];
    const chosen = await this.choosePassword.run(request.password, { hasSecondFactor: false, personal });
    if (!chosen.ok) return chosen;

    const { email, locale, intent } = request;
    const signUp = { id: newId(), email, emailIndex, passwordHash: chosen.value, publicName, locale, intent };
    const now = this.clock.now();
    return this.transactor.run(async (tx) => {
      await this.links.insertSignUp(tx, signUp, now, plus(now, LIFETIMES.verificationLink));
      await this.jobs.send(tx, MAIL_SIGN_UP, { signUpId: signUp.id });
      return ok(null);
    });
  }
}
