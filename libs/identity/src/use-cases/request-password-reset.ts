import { Injectable } from '@nestjs/common';
import { newId, ok } from '#kernel';
import { Jobs } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { AccountReads } from '../store/account.reads.js';
import type { Caller } from './caller.js';
import { MAIL_PASSWORD_RESET } from './mail-password-reset.js';
import { TryLimiter } from './try-limiter.js';

/** Takes a request for a reset link. Like sign-up it never asks whether there is an account: the job does. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly transactor: Transactor,
    private readonly accounts: AccountReads,
    private readonly limits: TryLimiter,
    private readonly jobs: Jobs,
  ) {}

  /** `email` is normalised, or as typed when it is no address. */
  async run(email: string, caller: Caller): Promise<void> {
    const emailIndex = this.accounts.indexOf(email);
    await Promise.all([
      this.limits.countAddress('resetAddress', caller.ip),
      this.limits.countAccount('resetAccount', emailIndex),
    ]);
    await this.transactor.run(async (tx) =>
      ok(await this.jobs.send(tx, MAIL_PASSWORD_RESET, { requestId: newId(), emailIndex })),
    );
  }
}
