import type { AvailabilityEvent } from './availability.events.js';
import type { BillingEvent } from './billing.events.js';
import type { BookingEvent } from './booking.events.js';
import type { ChargeEvent } from './charge.events.js';
import type { IdentityEvent } from './identity.events.js';
import type { PaymentEvent } from './payment.events.js';
import type { ProviderEvent } from './provider.events.js';
import type { ReviewEvent } from './review.events.js';

export type {
  AvailabilityEvent,
  BillingEvent,
  BookingEvent,
  ChargeEvent,
  IdentityEvent,
  PaymentEvent,
  ProviderEvent,
  ReviewEvent,
};
export type { BookingFacts } from './booking.events.js';

/** Everything that features tell each other. */
export type DomainEvent =
  | AvailabilityEvent
  | BillingEvent
  | BookingEvent
  | ChargeEvent
  | IdentityEvent
  | PaymentEvent
  | ProviderEvent
  | ReviewEvent;
export type EventType = DomainEvent['type'];
export type EventNamed<T extends EventType> = Extract<DomainEvent, { type: T }>;
