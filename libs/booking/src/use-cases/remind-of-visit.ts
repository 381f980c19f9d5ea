import { Inject, Injectable } from '@nestjs/common';
import { ok, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { factsOf } from '../domain/booking.js';
import { REMINDER_BEFORE } from '../domain/visit-window.js';
import { BookingStore } from '../store/booking.store.js';

/**
 * 24 hours before the visit both sides are reminded, once, unless nobody may come as things stand; the access
 * instructions open for the provider at that time.
 */
@Injectable()
export class RemindOfVisit {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: BookingStore,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(bookingId: string) {
    return this.transactor.run(async (tx) => {
      const booking = await this.store.lock(tx, bookingId);
      const now = this.clock.now();
      if (
        booking?.state !== 'CONFIRMED' ||
        booking.remindedAt ||
        booking.rescueBy ||
        now < plus(booking.start, -REMINDER_BEFORE)
      )
        return ok(undefined);
      const reminded = await this.store.note(tx, booking, { remindedAt: now });
      // A booking made on the day, or found after its start, has nothing to be reminded of.
      if (now < booking.start) await this.events.publish(tx, { type: 'VisitReminderDue', data: factsOf(reminded) });
      return ok(undefined);
    });
  }
}
