import { Inject, Injectable } from '@nestjs/common';
import type { Clock, UserId } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import { hashRecoveryCode, looksLikeRecoveryCode } from '../domain/recovery-codes.js';
import { acceptedStep } from '../domain/totp.js';
import { SecondFactorStore } from '../store/second-factor.store.js';

/** Judges a code from a person's authenticator, or one of their recovery codes, and uses it up. */
@Injectable()
export class CheckSecondFactor {
  constructor(
    private readonly store: SecondFactorStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** True at most once per code, also for two who try at the same time. Keep the transaction either way. */
  async run(tx: Tx, userId: UserId, code: string): Promise<boolean> {
    const factor = await this.store.lock(tx, userId);
    if (!factor?.confirmed) return false;
    if (looksLikeRecoveryCode(code)) return this.store.takeRecoveryCode(tx, userId, hashRecoveryCode(code));
    const step = acceptedStep(factor.secret, code, this.clock.now(), factor.lastStep);
    if (step === null) return false;
    await this.store.acceptStep(tx, userId, step);
    return true;
  }
}
