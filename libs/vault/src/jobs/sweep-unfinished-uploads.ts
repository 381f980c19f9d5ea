import { Inject, Injectable } from '@nestjs/common';
import { HOUR, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { VaultStore } from '../store/vault.store.js';
import { KeepDocument } from '../use-cases/keep-document.js';

const BATCH = 100;

/** Removes what an upload left behind when the process ended between its announcement and its confirmation, and what was discarded. */
@Injectable()
export class SweepUnfinishedUploads {
  constructor(
    jobs: Jobs,
    private readonly store: VaultStore,
    private readonly keepDocument: KeepDocument,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    jobs.register({ name: 'vault.sweep-unfinished-uploads', cron: '17 * * * *', run: () => this.run() });
  }

  async run(): Promise<void> {
    for (;;) {
      const batch = await this.store.unfinished(plus(this.clock.now(), -HOUR), BATCH);
      for (const document of batch) await this.keepDocument.withdraw(document);
      if (batch.length < BATCH) return;
    }
  }
}
