import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { MailReads } from '../store/mail.reads.js';
import { SEND_MAIL } from '../use-cases/queue-mails.js';
import { SendMail } from '../use-cases/send-mail.js';

const BATCH = 200;

/**
 * A mail is sent right after its event, by a job of its own. Whatever stayed behind (the server was down, a worker died)
 * is swept every minute, the longest waiting first; at the first sign of an outage the sweep stops until the next.
 */
@Injectable()
export class SendMails {
  constructor(
    jobs: Jobs,
    private readonly sendMail: SendMail,
    private readonly reads: MailReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    jobs.register<{ id: string }>({
      name: SEND_MAIL,
      lane: 'mail',
      run: async ({ id }) => {
        await this.sendMail.run(id);
      },
    });
    jobs.register({ name: 'notification.send-due-mails', cron: '* * * * *', run: () => this.sweep() });
  }

  private async sweep(): Promise<void> {
    for (;;) {
      const due = await this.reads.due(this.clock.now(), BATCH);
      for (const id of due) if ((await this.sendMail.run(id)) === 'OUTAGE') return;
      if (due.length < BATCH) return;
    }
  }
}
