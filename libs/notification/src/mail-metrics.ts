import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Metrics } from '#platform/http';
import { MailReads } from './store/mail.reads.js';

/** How far sending is behind, for whoever watches `/metrics`: the same as `mailBacklog` says to an admin. */
@Injectable()
export class MailMetrics {
  constructor(metrics: Metrics, reads: MailReads, @Inject(CLOCK) clock: Clock) {
    metrics.gauge(
      'limpide_mails_waiting',
      'Mails that are written and not sent',
      async () => (await reads.backlog()).waiting,
    );
    metrics.gauge('limpide_mails_failed', 'Mails given up', async () => (await reads.backlog()).failed);
    metrics.gauge('limpide_mails_oldest_seconds', 'How long the oldest waiting mail has waited', async () => {
      const { oldestQueuedAt } = await reads.backlog();
      return oldestQueuedAt ? Math.max(0, (clock.now().getTime() - oldestQueuedAt.getTime()) / 1000) : 0;
    });
  }
}
