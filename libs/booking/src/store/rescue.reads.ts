import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import type { Booking } from '../domain/booking.js';
import type { Rescue } from '../domain/rescue.js';
import { BOOKING_COLUMNS, toBooking, type BookingRow } from './booking-row.js';

/** One line of the queue as staff read it. */
export interface QueuedRescue {
  readonly rescue: Rescue;
  readonly booking: Booking;
}

/** Where a page of the queue begins: after the rescue with this deadline and id. */
export interface QueueAfter {
  readonly decideBy: string;
  readonly id: string;
}

/** What sweeps, handlers and staff ask of rescues. */
@Injectable()
export class RescueReads {
  constructor(private readonly database: Database) {}

  /** The provider's bookings that the provider is still to come to. */
  async awaiting(providerId: string, now: Date): Promise<string[]> {
    return this.#ids('booking-awaiting', AWAITING, [providerId, now]);
  }

  /** Open rescues whose time is over, or whose replacement may have moved on. */
  async due(now: Date, limit: number): Promise<string[]> {
    return this.#ids('booking-rescues-due', DUE, [now, limit]);
  }

  /** The booking in whose stead this one is made; null for nearly all. */
  async replacedBy(bookingId: string): Promise<string | null> {
    return (await this.#ids('booking-replaced-by', REPLACED_BY, [bookingId]))[0] ?? null;
  }

  /** Open rescues, the most urgent first; one more than `first` when there are more. */
  async queue(first: number, after: QueueAfter | null): Promise<QueuedRescue[]> {
    const rows = await this.database.query<BookingRow & { rescue: Stored }>('booking-rescue-queue', QUEUE, [
      first + 1,
      after?.decideBy ?? null,
      after?.id ?? null,
    ]);
    return rows.map(({ rescue, ...booking }) => ({
      booking: toBooking(booking),
      rescue: {
        ...rescue,
        openedAt: new Date(rescue.openedAt),
        decideBy: new Date(rescue.decideBy),
        outcome: null,
        closedAt: null,
      },
    }));
  }

  async #ids(name: string, sql: string, values: unknown[]): Promise<string[]> {
    return (await this.database.query<{ id: string }>(name, sql, values)).map(({ id }) => id);
  }
}

type Stored = Pick<Rescue, 'id' | 'bookingId' | 'reason' | 'replacementId'> & { openedAt: string; decideBy: string };

// `blocked` is in the constraint's index, and ends after the visit does.
const AWAITING = `
SELECT id FROM booking
WHERE provider_id = $1::uuid AND blocked && tstzrange($2::timestamptz, NULL) AND state IN ('HELD', 'REQUESTED', 'CONFIRMED')
ORDER BY start_at`;

const DUE = `
SELECT booking_id AS id FROM booking_rescue
WHERE outcome IS NULL AND (decide_by <= $1::timestamptz OR replacement_id IS NOT NULL) ORDER BY decide_by LIMIT $2`;

const REPLACED_BY = `SELECT booking_id AS id FROM booking_rescue WHERE replacement_id = $1::uuid AND outcome IS NULL`;

const QUEUE = `
SELECT ${BOOKING_COLUMNS}, json_build_object('id', r.id, 'bookingId', r.booking_id, 'reason', r.reason, 'openedAt', r.opened_at,
  'decideBy', r.decide_by, 'replacementId', r.replacement_id) AS rescue
FROM booking_rescue r JOIN booking b ON b.id = r.booking_id
WHERE r.outcome IS NULL AND ($2::timestamptz IS NULL OR (r.decide_by, r.id) > ($2::timestamptz, $3::uuid))
ORDER BY r.decide_by, r.id
LIMIT $1`;
