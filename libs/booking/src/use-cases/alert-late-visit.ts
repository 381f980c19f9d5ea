import { Inject, Injectable, Logger } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { AuditLog } from '#audit';
import { systemActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { lateness } from '../domain/late-visit.js';
import { BookingStore } from '../store/booking.store.js';

/** 20 minutes after the start without an arrival, the platform knows: once per booking, and kept. */
@Injectable()
export class AlertLateVisit {
  readonly #logger = new Logger('AlertLateVisit');

  constructor(
    private readonly transactor: Transactor,
    private readonly store: BookingStore,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(bookingId: string) {
    return this.transactor.run(async (tx) => {
      const booking = await this.store.lock(tx, bookingId);
      const now = this.clock.now();
      if (!booking || booking.lateAlertedAt) return ok(undefined);
      const late = lateness(booking, now);
      if (late !== 'ALERTED' && late !== 'NO_SHOW') return ok(undefined);
      await this.store.note(tx, booking, { lateAlertedAt: now });
      const subject = { type: 'booking', id: booking.id };
      await this.audit.append(tx, { actor: systemActor('booking.guard-late'), action: 'visit.late', subject });
      this.#logger.warn({ bookingId: booking.id, reference: booking.reference }, 'Nobody has arrived');
      return ok(undefined);
    });
  }
}
