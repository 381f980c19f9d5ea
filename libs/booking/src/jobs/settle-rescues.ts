import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { RescueReads } from '../store/rescue.reads.js';
import { SettleRescue } from '../use-cases/settle-rescue.js';

const EVERY_MINUTE = '* * * * *';
/** More wait for the next minute: the most urgent come first. */
const BATCH = 500;

/** Deadlines of the queue, and what a crash left between a confirmed replacement and the visit it replaces. */
@Injectable()
export class SettleRescues implements OnModuleInit {
  readonly #logger = new Logger('SettleRescues');

  constructor(
    private readonly jobs: Jobs,
    private readonly reads: RescueReads,
    private readonly settle: SettleRescue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'booking.settle-rescues', cron: EVERY_MINUTE, run: () => this.run() });
  }

  private async run(): Promise<void> {
    for (const bookingId of await this.reads.due(this.clock.now(), BATCH)) {
      await this.settle.execute(bookingId).catch((error: unknown) => {
        this.#logger.error({ bookingId, error }, 'Left for the next sweep');
      });
    }
  }
}
