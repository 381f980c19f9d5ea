import { Injectable } from '@nestjs/common';
import type { UserActor } from '#platform/access';
import { PasswordHasher } from '../adapters/password-hasher.js';
import type { Credentials } from '../domain/account.js';
import { normalisePassword } from '../domain/password-policy.js';
import { AccountReads } from '../store/account.reads.js';
import { TryLimiter } from './try-limiter.js';

/** Asks somebody who is signed in for their password again, before something that an open screen may not do. */
@Injectable()
export class CheckOwnPassword {
  constructor(
    private readonly accounts: AccountReads,
    private readonly hasher: PasswordHasher,
    private readonly limits: TryLimiter,
  ) {}

  /** Their credentials, or null when the password is wrong. */
  async run(actor: UserActor, password: string): Promise<Credentials | null> {
    await this.limits.countAccount('passwordCheck', actor.userId);
    const credentials = await this.accounts.findCredentials(actor.userId);
    const right = await this.hasher.verify(credentials?.passwordHash ?? null, normalisePassword(password));
    if (!right) return null;
    await this.limits.forget('passwordCheck', actor.userId);
    return credentials;
  }
}
