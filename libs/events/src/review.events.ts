import type { EventOf } from './event.js';

export type ReviewEvent =
  | EventOf<'ReviewSubmitted', { bookingId: string; authorUserId: string; subjectUserId: string }>
  /** A review became public. `providerId` is set when the provider is its subject; `overall` is 1 to 5. */
  | EventOf<'ReviewPublished', { reviewId: string; bookingId: string; subjectUserId: string; providerId?: string; overall: number }>;
