import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { BookingParty } from '../domain/booking-state.js';
import { maySee } from '../domain/booking.policy.js';
import type { Booking } from '../domain/booking.js';

/** One look at the address: who, when, and how much of it they saw. */
export interface AddressLook {
  readonly at: Date;
  readonly viewerName: string;
  readonly stage: string;
}

/** The most looks that are shown, newest first. */
const MOST_LOOKS = 100;

/** The access log of an address, for the person whose address it is (ADDR-2). */
@Injectable()
export class ListAddressViews {
  constructor(private readonly audit: AuditLog) {}

  async execute(party: BookingParty, booking: Booking): Promise<AddressLook[]> {
    if (!maySee(party, 'ADDRESS_LOG')) return [];
    const subject = { type: 'booking', id: booking.id };
    const { entries } = await this.audit.list({ subject, action: 'address.viewed', page: { limit: MOST_LOOKS } });
    return entries.map(({ at, data }) => ({
      at,
      viewerName: booking.providerPublicName,
      stage: typeof data['stage'] === 'string' ? data['stage'] : 'STREET',
    }));
  }
}
