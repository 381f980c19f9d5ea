import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Clock, type Result } from '#kernel';
import type { Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import type { BookingStateConflict } from '../domain/booking.errors.js';
import { decide } from '../domain/booking-state.js';
import { partyOf } from '../domain/booking.policy.js';
import { cancellationQuestion } from '../domain/booking.js';
import { cancellationSchedule, causeOf, type CancellationStep } from '../domain/cancellation.js';
import { BookingReads } from '../store/booking.reads.js';
import type { BookingNotFound } from './change-booking.js';

/** What cancelling would cost whoever asks, now and later. */
@Injectable()
export class ShowCancellationTerms {
  constructor(
    private readonly reads: BookingReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    bookingId: string,
  ): Promise<Result<CancellationStep[], BookingNotFound | BookingStateConflict>> {
    const booking = await this.reads.find(bookingId);
    const party = booking && partyOf(actor, booking);
    if (!party) return err({ kind: 'BookingNotFound' });
    const allowed = decide(booking.state, 'CANCEL', party);
    if (!allowed.ok) return allowed;
    return ok(cancellationSchedule(cancellationQuestion(booking, causeOf(party, booking), this.clock.now())));
  }
}
