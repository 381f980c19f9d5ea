import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { QuoteStore } from '../store/quote.store.js';

/** A quote for a service at home is kept for one year; a booking keeps its own copy. */
const KEPT_DAYS = 365;
const BATCH = 1_000;

/** Forgets, every night, offers that are too old to matter to anyone. */
@Injectable()
export class PurgeQuotes implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly store: QuoteStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'pricing.purge-quotes', cron: '20 3 * * *', run: () => this.run() });
  }

  async run(): Promise<void> {
    const before = plus(this.clock.now(), -KEPT_DAYS * DAY);
    while ((await this.store.purge(before, BATCH)) === BATCH);
  }
}
