import type { EventOf } from './event.js';

export type BillingEvent =
  /** A provider has ended the mandate to issue invoices in their name. `endedAt` is ISO 8601. */
  | EventOf<'InvoicingMandateEnded', { providerId: string; userId: string; endedAt: string }>
  | EventOf<
      'VatThresholdReached',
      {
        providerId: string;
        userId: string;
        /** Calendar year. */
        year: number;
        level: 'NEAR' | 'OVER' | 'FAR_OVER';
        turnoverCents: number;
        thresholdCents: number;
      }
    >;
