import type { EventOf } from './event.js';

export type ReviewEvent =
  | EventOf<'ReviewSubmitted', { bookingId: string; authorUserId: string; subjectUserId: string }>
  /** A review became public. `providerId` is set when the provider is its subject; `overall` is 1 to 5. */
  | EventOf<
      'ReviewPublished',
      { reviewId: string; bookingId: string; subjectUserId: string; providerId?: string; overall: number }
    >
  /** A moderator took a published review down: it no longer counts. Same fields as when it was published. */
  | EventOf<
      'ReviewRemoved',
      { reviewId: string; bookingId: string; subjectUserId: string; providerId?: string; overall: number }
    >;
