import { Injectable } from '@nestjs/common';
import type { QuoteDocument } from '#pricing';
import type { FullAddress } from './domain/address-stages.js';
import type { Booking } from './domain/booking.js';
import type { Overtime } from './domain/overtime.js';
import { BookingReads } from './store/booking.reads.js';
import { OvertimeStore } from './store/overtime.store.js';
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
  /** Check-out; null before it. */
  readonly finishedAt: Date | null;
  /** More time that the customer agreed to; null without. Cents, taxes included. */
  readonly overtime: {
    readonly id: string;
    readonly minutes: number;
    readonly amountCents: number;
    readonly agreedAt: Date;
  } | null;
  readonly place: Pick<FullAddress, 'street' | 'complement' | 'postalCode' | 'municipality'>;
}

/** A visit in one line of a list. Nothing in it is personal. */
export interface VisitInBrief {
  readonly reference: string;
  readonly providerId: string;
  readonly start: Date;
  readonly timeZone: string;
}

/** Contracts for other features; door codes and the like stay inside. */
@Injectable()
export class BookingContracts {
  constructor(
    private readonly reads: BookingReads,
    private readonly sealed: SealedFields,
    private readonly overtimes: OvertimeStore,
  ) {}

  /** Null when there is no such booking. */
  async find(bookingId: string): Promise<BookingContract | null> {
    const booking = await this.reads.find(bookingId);
    const [details] = booking ? await this.reads.details([booking.id]) : [];
    if (!booking || !details) return null;
    const [overtime] = await this.overtimes.latestOf([booking.id]);
    return this.#open(booking, details.quoteSealed, overtime);
  }

  /** The visits of bookings in brief; unknown ids are left out. One statement. */
  async visits(bookingIds: readonly string[]): Promise<Map<string, VisitInBrief>> {
    const bookings = bookingIds.length > 0 ? await this.reads.findMany(bookingIds) : [];
    return new Map(
      bookings.map(({ id, reference, providerId, start, timeZone }) => [
        id,
        { reference, providerId, start, timeZone },
      ]),
    );
  }

  #open(booking: Booking, quoteSealed: string, overtime: Overtime | undefined): BookingContract {
    const { street, complement, postalCode, municipality } = this.sealed.openAddress(booking);
    const {
      id: bookingId,
      reference,
      customerId,
      providerId,
      providerUserId,
      start,
      end,
      timeZone,
      finishedAt,
    } = booking;
    return {
      ...{ bookingId, reference, customerId, providerId, providerUserId, start, end, timeZone, finishedAt },
      overtime: agreed(overtime),
      quote: this.sealed.openQuote(booking, quoteSealed),
      place: { street, complement, postalCode, municipality },
    };
  }
}

const agreed = (overtime: Overtime | undefined): BookingContract['overtime'] =>
  overtime?.state === 'AGREED' && overtime.answeredAt
    ? { id: overtime.id, minutes: overtime.minutes, amountCents: overtime.amountCents, agreedAt: overtime.answeredAt }
    : null;
