import type { EventOf } from './event.js';

/** A tip or agreed overtime, charged beside the visit. Amounts in cents. */
interface OfCharge {
  chargeId: string;
  kind: 'TIP' | 'OVERTIME';
  bookingId: string;
  customerId: string;
  providerId: string;
  amountCents: number;
  /** What of it the provider gets: the whole of a tip. */
  providerShareCents: number;
}

export type ChargeEvent =
  /** A customer can pay part of a visit to come with this. `expiresAt` is ISO 8601. */
  | EventOf<
      'CustomerCreditGranted',
      {
        creditId: string;
        bookingId: string;
        customerId: string;
        amountCents: number;
        reason: 'PROVIDER_CANCELLED' | 'PLATFORM_CANCELLED' | 'PROVIDER_NO_SHOW' | 'GOODWILL';
        expiresAt: string;
      }
    >
  /** The customer has paid it, by the saved card or on the hosted page. */
  | EventOf<'PaymentChargePaid', OfCharge>
  /** The bank refused the saved card, or wants the customer to confirm: it can be paid on a hosted page until `payBy`. */
  | EventOf<'PaymentChargeRefused', OfCharge & { payBy: string }>
  /** It was not paid by its deadline: the page is closed, and nothing was taken. */
  | EventOf<'PaymentChargeLapsed', OfCharge>
  /** Finance staff ask the customer for it once more: it can be paid on a hosted page until `payBy`. */
  | EventOf<'PaymentChargeAskedAgain', OfCharge & { payBy: string }>
  /** Finance staff have given it up: it is asked for no more, and the provider's part is not paid out. */
  | EventOf<'PaymentChargeWrittenOff', OfCharge & { reason: 'CANNOT_COLLECT' | 'NOT_AGREED' | 'GOODWILL' }>;
