import { Injectable } from '@nestjs/common';
import { inOrder, loader } from '#platform/graphql';
import { BookingReads, type BookingDetails } from '../store/booking.reads.js';

/** The heavy parts of bookings, in one statement for all bookings of a request. */
@Injectable()
export class BookingLoader {
  constructor(private readonly reads: BookingReads) {}

  async details(bookingId: string): Promise<BookingDetails> {
    const found = await loader<string, BookingDetails | null>('booking.details', async (ids) =>
      inOrder(ids, await this.reads.details(ids), (details) => details.id),
    ).load(bookingId);
    if (!found) throw new Error(`No booking ${bookingId}`);
    return found;
  }
}
