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
  /** The customer has paid it, by the saved card or on the hosted page. */
  | EventOf<'PaymentChargePaid', OfCharge>
  /** The bank refused the saved card, or wants the customer to confirm: it can be paid on a hosted page until `payBy`. */
  | EventOf<'PaymentChargeRefused', OfCharge & { payBy: string }>;
