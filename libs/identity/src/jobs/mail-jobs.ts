import { Injectable } from '@nestjs/common';
import { Jobs } from '#platform/jobs';
import { MAIL_PASSWORD_CHANGED, MailPasswordChanged } from '../use-cases/mail-password-changed.js';
import { MAIL_PASSWORD_RESET, MailPasswordReset } from '../use-cases/mail-password-reset.js';
import { MAIL_SIGN_UP, MailSignUp } from '../use-cases/mail-sign-up.js';

/** Mails are written and sent after the answer: their time and their failure say nothing about who has an account. */
@Injectable()
export class MailJobs {
  constructor(jobs: Jobs, signUp: MailSignUp, reset: MailPasswordReset, changed: MailPasswordChanged) {
    jobs.register({ name: MAIL_SIGN_UP, lane: 'mail', run: (payload: { signUpId: string }) => signUp.run(payload) });
    jobs.register({
      name: MAIL_PASSWORD_RESET,
      lane: 'mail',
      run: (payload: { requestId: string; emailIndex: string }) => reset.run(payload),
    });
    jobs.register({
      name: MAIL_PASSWORD_CHANGED,
      lane: 'mail',
      run: (payload: { userId: string; changeId: string }) => changed.run(payload),
    });
  }
}
