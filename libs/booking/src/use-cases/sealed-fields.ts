import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { QuoteDocument } from '#pricing';
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

  sealQuote(bookingId: string, document: QuoteDocument): string {
    return this.cipher.encrypt(JSON.stringify(document), `booking.quote:${bookingId}`);
  }

  /** Throws when the text is not the one whose hash the booking carries. */
  openQuote(booking: Pick<Booking, 'id' | 'quoteHash'>, quoteSealed: string): QuoteDocument {
    const text = this.cipher.decrypt(quoteSealed, `booking.quote:${booking.id}`);
    if (createHash('sha256').update(text).digest('hex') !== booking.quoteHash)
      throw new Error(`The quote of booking ${booking.id} was changed`);
    return JSON.parse(text) as QuoteDocument;
  }

  sealArrivalCode(bookingId: string, code: string): string {
    return this.cipher.encrypt(code, `booking.arrival-code:${bookingId}`);
  }

  openArrivalCode(booking: Pick<Booking, 'id' | 'arrivalCodeSealed'>): string {
    return this.cipher.decrypt(booking.arrivalCodeSealed, `booking.arrival-code:${booking.id}`);
  }
}
