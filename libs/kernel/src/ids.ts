import { randomFillSync } from 'node:crypto';
import type { Brand } from './brand.js';

export type UserId = Brand<string, 'UserId'>;
export type ProviderId = Brand<string, 'ProviderId'>;
export type BookingId = Brand<string, 'BookingId'>;
export type QuoteId = Brand<string, 'QuoteId'>;
export type PaymentId = Brand<string, 'PaymentId'>;
export type AddressId = Brand<string, 'AddressId'>;
export type ServiceId = Brand<string, 'ServiceId'>;
export type DocumentId = Brand<string, 'DocumentId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** True when the text is a UUID; ids from outside are checked with it before they reach the database. */
export const isId = (text: string): boolean => UUID.test(text);

/**
 * A new time-ordered UUID (version 7, RFC 9562 section 5.7): 48 bits of milliseconds, 74 random bits.
 * Time order keeps index pages warm; never rely on it for business order.
 */
export function newId<T extends string = string>(): T {
  const bytes = randomFillSync(Buffer.allocUnsafe(16));
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as T;
}
