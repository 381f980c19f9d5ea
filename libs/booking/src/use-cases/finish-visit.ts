import { Inject, Injectable } from '@nestjs/common';
import { err, ok, plus, type Failure } from '#kernel';
import { systemActor, type Actor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import type { ChecklistIncomplete } from '../domain/booking.errors.js';
import { factsOf } from '../domain/booking.js';
import { answerChecklist, type ChecklistAnswer } from '../domain/checklist.js';
import { afterCheckOut, FORGOTTEN_CHECK_OUT_AFTER } from '../domain/visit-window.js';
import { ChangeBooking, type Effects } from './change-booking.js';

/** Check-out: the checklist is answered, and the guarantee window begins. */
@Injectable()
export class FinishVisit {
  constructor(
    private readonly bookings: ChangeBooking,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  execute(actor: Actor, bookingId: string, answers: readonly ChecklistAnswer[]) {
    return this.bookings.run<ChecklistIncomplete>({
      bookingId,
      actor,
      command: 'FINISH',
      effects: (booking, now) => {
        const checklist = answerChecklist(booking.serviceCode, answers);
        return checklist.ok ? ok(this.finished(now, checklist.value)) : checklist;
      },
    });
  }

  /** A visit that nobody checked out of is over all the same: held money must be taken before the hold on it lapses. */
  executeForgotten(bookingId: string) {
    return this.bookings.run<Failure<'NotDue'>>({
      bookingId,
      actor: systemActor('booking.finish-forgotten'),
      command: 'FINISH',
      effects: (booking, now) =>
        now < plus(booking.end, FORGOTTEN_CHECK_OUT_AFTER) ? err({ kind: 'NotDue' }) : ok(this.finished(now)),
    });
  }

  private finished(now: Date, checklist?: readonly ChecklistAnswer[]): Effects {
    const windows = afterCheckOut(now, this.config.rules);
    const claimWindowEndsAt = windows.claimWindowEndsAt.toISOString();
    return {
      changes: { finishedAt: now, ...windows, ...(checklist ? { checklist } : {}) },
      tell: (after) => [{ type: 'VisitFinished', data: { ...factsOf(after), claimWindowEndsAt } }],
    };
  }
}
