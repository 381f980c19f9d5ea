import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { LinkStore } from '../store/link.store.js';

/** Deletes sessions, links, challenges and sign-ups that have expired: they were worth nothing from that instant on. */
@Injectable()
export class PurgeExpired {
  constructor(jobs: Jobs, links: LinkStore, @Inject(CLOCK) clock: Clock) {
    jobs.register({
      name: 'identity.purge-expired',
      cron: '17 * * * *',
      run: async () => {
        await links.purge(clock.now());
      },
    });
  }
}
