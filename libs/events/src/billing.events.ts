import type { EventOf } from './event.js';

export type BillingEvent = EventOf<
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
