import { Inject, Injectable } from '@nestjs/common';
import { DAY, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { EXPIRY_WARNING_DAYS } from '../domain/expiry.js';
import { CredentialStore } from '../store/credential.store.js';
import { ExpireCredential } from '../use-cases/expire-credential.js';

const BATCH = 200;

/** Sweeps credentials by their dates: what ended, what begins, and, once a day, what ends soon. */
@Injectable()
export class ExpireCredentials {
  constructor(
    jobs: Jobs,
    private readonly credentials: CredentialStore,
    private readonly expireCredential: ExpireCredential,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    jobs.register({ name: 'provider.expire-credentials', cron: '* * * * *', run: () => this.expire() });
    jobs.register({ name: 'provider.warn-of-expiry', cron: '0 9 * * *', run: () => this.warn() });
  }

  async expire(): Promise<void> {
    for (;;) {
      const ended = await this.credentials.ended(this.clock.now(), BATCH);
      await eachOf(ended, (credential) => this.expireCredential.end(credential));
      if (ended.length < BATCH) break;
    }
    for (;;) {
      const begun = await this.credentials.begun(this.clock.now(), BATCH);
      await eachOf(begun, (providerId) => this.expireCredential.begin(providerId));
      if (begun.length < BATCH) return;
    }
  }

  async warn(): Promise<void> {
    const now = this.clock.now();
    const before = plus(now, Math.max(...EXPIRY_WARNING_DAYS) * DAY);
    for (let after: string | null = null; ;) {
      const ending = await this.credentials.ending(now, before, after, BATCH);
      await eachOf(ending, (credential) => this.expireCredential.warn(credential));
      after = ending.at(-1)?.credentialId ?? null;
      if (ending.length < BATCH) return;
    }
  }
}

/** One that fails does not keep the rest of the batch waiting; the sweep then fails as a whole, to be seen and run again. */
async function eachOf<T>(batch: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of batch) await act(one).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) {
    throw new AggregateError(failures, `${failures.length} of ${batch.length} could not be swept`);
  }
}
