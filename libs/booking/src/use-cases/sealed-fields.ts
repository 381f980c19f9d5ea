import { Injectable } from '@nestjs/common';
import { FieldCipher } from '#platform/crypto';
import type { FullAddress } from '../domain/address-stages.js';
import type { Booking } from '../domain/booking.js';

/** The parts of a booking that are encrypted at rest, each bound to its booking: moved to another row they don't open. */
@Injectable()
export class SealedFields {
  constructor(private readonly cipher: FieldCipher) {}

  sealAddress(bookingId: string, address: FullAddress): string {
    return this.cipher.encrypt(JSON.stringify(address), `booking.address:${bookingId}`);
  }

  openAddress(booking: Pick<Booking, 'id' | 'addressSealed'>): FullAddress {
    return JSON.parse(this.cipher.decrypt(booking.addressSealed, `booking.address:${booking.id}`)) as FullAddress;
  }

  sealArrivalCode(bookingId: string, code: string): string {
    return this.cipher.encrypt(code, `booking.arrival-code:${bookingId}`);
  }

  openArrivalCode(booking: Pick<Booking, 'id' | 'arrivalCodeSealed'>): string {
    return this.cipher.decrypt(booking.arrivalCodeSealed, `booking.arrival-code:${booking.id}`);
  }
}
