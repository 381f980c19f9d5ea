import type { EventOf } from './event.js';

/** What other features need to speak of a booking without reading it. */
export interface BookingFacts {
  bookingId: string;
  /** Short human reference, e.g. `RZ-7K2M4Q`. */
  reference: string;
  customerId: string;
  /** Public name chosen by the customer. */
  customerPublicName: string;
  providerId: string;
  /** The provider's account, to whom messages go. */
  providerUserId: string;
  providerPublicName: string;
  serviceCode: string;
  municipality: string;
  /** ISO 8601, UTC. */
  start: string;
  end: string;
  timeZone: string;
  totalCents: number;
}

export type BookingEvent =
  | EventOf<'BookingHeld', BookingFacts & { holdExpiresAt: string }>
  | EventOf<'BookingRequested', BookingFacts & { answerBy: string }>
  | EventOf<'BookingConfirmed', BookingFacts>
  | EventOf<'BookingDeclined', BookingFacts & { reason?: string }>
  /** A hold or a request ran out of time. */
  | EventOf<'BookingExpired', BookingFacts & { from: 'HELD' | 'REQUESTED' }>
  | EventOf<
      'BookingCancelled',
      BookingFacts & { by: 'CUSTOMER' | 'PROVIDER' | 'PLATFORM'; basis: string; feeCents: number; refundCents: number }
    >
  /** The provider of a confirmed visit may no longer come: the customer chooses by `decideBy`, or gets everything back. */
  | EventOf<'BookingRescueOpened', BookingFacts & { decideBy: string }>
  /** REPLACED and REFUNDED come with BookingCancelled. */
  | EventOf<'BookingRescueClosed', BookingFacts & { outcome: 'KEPT' | 'REPLACED' | 'REFUNDED' }>
  /** The provider asks for more time at this price (cents, tax included); the customer can answer until `expiresAt`. */
  | EventOf<'OvertimeProposed', BookingFacts & { minutes: number; amountCents: number; expiresAt: string }>
  | EventOf<
      'OvertimeAnswered',
      BookingFacts & { minutes: number; amountCents: number; providerNetCents: number; agreed: boolean }
    >
  | EventOf<'BookingUnpaid', BookingFacts>
  | EventOf<'BookingNoShow', BookingFacts & { who: 'CUSTOMER' | 'PROVIDER' }>
  | EventOf<'VisitStarted', BookingFacts & { how: 'CODE' | 'DECLARED' }>
  | EventOf<'VisitFinished', BookingFacts & { claimWindowEndsAt: string }>
  | EventOf<'BookingCompleted', BookingFacts & { claimWindowEndsAt: string; completedAt: string }>
  /** 24 hours before the visit: access instructions open for the provider. */
  | EventOf<'VisitReminderDue', BookingFacts>;
