import { Injectable } from '@nestjs/common';
import type { QuoteDocument } from '#pricing';
import type { FullAddress } from './domain/address-stages.js';
import type { Booking } from './domain/booking.js';
import { BookingReads } from './store/booking.reads.js';
import { SealedFields } from './use-cases/sealed-fields.js';

/** What was agreed, for the features that put it on paper. Personal data: never into an event, a log or an error. */
export interface BookingContract {
  readonly bookingId: string;
  readonly reference: string;
  readonly customerId: string;
  readonly providerId: string;
  readonly providerUserId: string;
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly quote: QuoteDocument;
  readonly place: Pick<FullAddress, 'street' | 'complement' | 'postalCode' | 'municipality'>;
}

/** Contracts for other features; door codes and the like stay inside. */
@Injectable()
export class BookingContracts {
  constructor(
    private readonly reads: BookingReads,
    private readonly sealed: SealedFields,
  ) {}

  /** Null when there is no such booking. */
  async find(bookingId: string): Promise<BookingContract | null> {
    const booking = await this.reads.find(bookingId);
    const [details] = booking ? await this.reads.details([booking.id]) : [];
    return booking && details ? this.#open(booking, details.quoteSealed) : null;
  }

  /** The short references of bookings; unknown ids are left out. One statement. */
  async references(bookingIds: readonly string[]): Promise<Map<string, string>> {
    const bookings = bookingIds.length > 0 ? await this.reads.findMany(bookingIds) : [];
    return new Map(bookings.map(({ id, reference }) => [id, reference]));
  }

  #open(booking: Booking, quoteSealed: string): BookingContract {
    const { street, complement, postalCode, municipality } = this.sealed.openAddress(booking);
    const { id: bookingId, reference, customerId, providerId, providerUserId, start, end, timeZone } = booking;
    return {
      ...{ bookingId, reference, customerId, providerId, providerUserId, start, end, timeZone },
      quote: this.sealed.openQuote(booking, quoteSealed),
      place: { street, complement, postalCode, municipality },
    };
  }
}
