import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform/access';
import type { BookingParty, BookingState } from './domain/booking-state.js';
import { partyOf } from './domain/booking.policy.js';
import type { Booking } from './domain/booking.js';
import { BookingReads } from './store/booking.reads.js';

/** What reviews, messages and help need to know of a booking. No address, no money. */
export interface BookingSummary {
  readonly bookingId: string;
  readonly reference: string;
  readonly state: BookingState;
  readonly customerId: string;
  readonly customerPublicName: string;
  readonly providerId: string;
  readonly providerUserId: string;
  readonly providerPublicName: string;
  readonly serviceCode: string;
  readonly municipality: string;
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  /** Set once COMPLETED. */
  readonly completedAt: Date | null;
}

/** Bookings for other features. */
@Injectable()
export class BookingDirectory {
  constructor(private readonly reads: BookingReads) {}

  /** Null when there is no such booking. */
  async get(bookingId: string): Promise<BookingSummary | null> {
    const booking = await this.reads.find(bookingId);
    return booking && summaryOf(booking);
  }

  /** In any order; unknown ids are left out. One statement. */
  async getMany(bookingIds: readonly string[]): Promise<BookingSummary[]> {
    return (await this.reads.findMany(bookingIds)).map(summaryOf);
  }

  /** In which capacity the actor meets the booking; null when it does not exist for them. */
  async partyOf(actor: Actor, bookingId: string): Promise<BookingParty | null> {
    const booking = await this.reads.find(bookingId);
    return booking && partyOf(actor, booking);
  }
}

const summaryOf = (booking: Booking): BookingSummary => ({
  bookingId: booking.id,
  reference: booking.reference,
  state: booking.state,
  customerId: booking.customerId,
  customerPublicName: booking.customerPublicName,
  providerId: booking.providerId,
  providerUserId: booking.providerUserId,
  providerPublicName: booking.providerPublicName,
  serviceCode: booking.serviceCode,
  municipality: booking.municipality,
  start: booking.start,
  end: booking.end,
  timeZone: booking.timeZone,
  completedAt: booking.state === 'COMPLETED' ? booking.endedAt : null,
});
