import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { SUPPORT_ALERTED_AFTER } from '../domain/late-visit.js';
import { FORGOTTEN_CHECK_OUT_AFTER, REMINDER_BEFORE } from '../domain/visit-window.js';
import { BookingReads, type DueList } from '../store/booking.reads.js';
import { AlertLateVisit } from '../use-cases/alert-late-visit.js';
import { CompleteBooking } from '../use-cases/complete-booking.js';
import { ExpireBooking } from '../use-cases/expire-booking.js';
import { ExpireHold } from '../use-cases/expire-hold.js';
import { FinishVisit } from '../use-cases/finish-visit.js';
import { ForgetRequests } from '../use-cases/forget-requests.js';
import { RemindOfVisit } from '../use-cases/remind-of-visit.js';
import { SettleRescue } from '../use-cases/settle-rescue.js';

/** Deadlines are swept rather than timed: every minute each sweep finds what is due by an index. */
const EVERY_MINUTE = '* * * * *';
const EVERY_NIGHT = '40 3 * * *';
const BATCH = 200;

interface Sweep {
  readonly name: string;
  readonly list: DueList;
  /** How far the instants in the list's index lie from what makes them due, in milliseconds. */
  readonly offset: number;
  readonly work: (bookingId: string) => Promise<unknown>;
}

/** Everything in a booking's life that nobody has to ask for. */
@Injectable()
export class BookingSweeps implements OnModuleInit {
  readonly #logger = new Logger('BookingSweeps');

  constructor(
    private readonly jobs: Jobs,
    private readonly reads: BookingReads,
    private readonly holds: ExpireHold,
    private readonly requests: ExpireBooking,
    private readonly reminders: RemindOfVisit,
    private readonly rescues: SettleRescue,
    private readonly lateVisits: AlertLateVisit,
    private readonly checkOuts: FinishVisit,
    private readonly completions: CompleteBooking,
    private readonly forgotten: ForgetRequests,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const sweep of this.sweeps()) {
      this.jobs.register({ name: sweep.name, cron: EVERY_MINUTE, run: () => this.run(sweep) });
    }
    this.jobs.register({ name: 'booking.forget-requests', cron: EVERY_NIGHT, run: () => this.forgotten.execute() });
  }

  private sweeps(): Sweep[] {
    return [
      { name: 'booking.expire-holds', list: 'holds-over', offset: 0, work: (id) => this.holds.execute(id) },
      { name: 'booking.expire-requests', list: 'requests-over', offset: 0, work: (id) => this.requests.execute(id) },
      { name: 'booking.remind', list: 'reminders', offset: REMINDER_BEFORE, work: (id) => this.remind(id) },
      {
        name: 'booking.guard-late',
        list: 'late',
        offset: -SUPPORT_ALERTED_AFTER,
        work: (id) => this.lateVisits.execute(id),
      },
      {
        name: 'booking.finish-forgotten',
        list: 'check-outs-forgotten',
        offset: -FORGOTTEN_CHECK_OUT_AFTER,
        work: (id) => this.checkOuts.executeForgotten(id),
      },
      { name: 'booking.auto-complete', list: 'completions', offset: 0, work: (id) => this.completions.executeDue(id) },
    ];
  }

  /** Nobody is reminded of a visit that nobody may come to: the day before, each is looked at once more. */
  private async remind(bookingId: string): Promise<void> {
    await this.rescues.execute(bookingId);
    await this.reminders.execute(bookingId);
  }

  /** Batch after batch until a batch brings nothing new; one booking that fails does not hold up the others. */
  private async run({ name, list, offset, work }: Sweep): Promise<void> {
    const by = plus(this.clock.now(), offset);
    const tried = new Set<string>();
    for (;;) {
      const due = (await this.reads.due(list, by, BATCH)).filter((id) => !tried.has(id));
      for (const id of due) {
        tried.add(id);
        await work(id).catch((error: unknown) =>
          this.#logger.error({ job: name, bookingId: id, error }, 'Left for the next sweep'),
        );
      }
      if (due.length === 0) return;
    }
  }
}
