import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import type { BookingState } from '../domain/booking-state.js';
import type { Booking } from '../domain/booking.js';
import { BOOKING_COLUMNS, toBooking, type BookingRow } from './booking-row.js';

/** What staff look for; null asks nothing of it. */
export interface StaffSearch {
  readonly state: BookingState | null;
  /** Exactly, e.g. `RZ-FGBXKW`. */
  readonly reference: string | null;
  /** Customer or provider account. */
  readonly userId: string | null;
}

/** Bookings of everybody, for staff. */
@Injectable()
export class StaffBookingsReads {
  constructor(private readonly database: Database) {}

  /** The newest first, one more than `first` when there are more; `after` is the last id of the page before. */
  async page(search: StaffSearch, first: number, after: string | null): Promise<Booking[]> {
    const rows = await this.database.query<BookingRow>('booking-staff-page', STAFF_PAGE, [
      search.state,
      search.reference,
      search.userId,
      after,
      first + 1,
    ]);
    return rows.map(toBooking);
  }
}

/** Ids are made in the order of time: the primary key is the order. */
const STAFF_PAGE = `
SELECT ${BOOKING_COLUMNS}
FROM booking b
WHERE ($1::booking_state IS NULL OR b.state = $1::booking_state)
  AND ($2::text IS NULL OR b.reference = $2)
  AND ($3::uuid IS NULL OR b.customer_id = $3 OR b.provider_user_id = $3)
  AND ($4::uuid IS NULL OR b.id < $4)
ORDER BY b.id DESC
LIMIT $5`;
