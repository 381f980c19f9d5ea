import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { Jobs } from '#platform/jobs';
import { InboxListener } from '../store/inbox-listener.js';
import { ApplyInbox } from '../use-cases/apply-inbox.js';
import { FetchMissedEvents } from '../use-cases/fetch-missed-events.js';

/** Works off the webhook inbox: at once when PostgreSQL says that an event was stored, and every minute in any case. */
@Injectable()
export class ApplyInboxJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #logger = new Logger('Payment');

  constructor(
    jobs: Jobs,
    private readonly applyInbox: ApplyInbox,
    private readonly listener: InboxListener,
    missed: FetchMissedEvents,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    jobs.register({
      name: 'payment.apply-inbox',
      cron: '* * * * *',
      run: async () => {
        await this.applyInbox.run();
      },
    });
    jobs.register({ name: 'payment.fetch-missed-events', cron: '25 * * * *', run: () => missed.fetch() });
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'web') this.listener.start(() => this.#wake());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.listener.stop();
    await this.applyInbox.idle();
  }

  #wake(): void {
    this.applyInbox.run().catch((error: unknown) => {
      this.#logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'Inbox could not be worked off');
    });
  }
}
