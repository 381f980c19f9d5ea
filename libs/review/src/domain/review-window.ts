import { DAY, err, ok, plus, type Result } from '#kernel';
import type { ReviewWindowClosed } from './review.errors.js';

/** Days from completion in which both sides can review (promise REVIEW-1). */
export const REVIEW_WINDOW_DAYS = 14;

/** The first instant at which nobody can review any more, and whatever is there is published. */
export const windowClosesAt = (completedAt: Date, days = REVIEW_WINDOW_DAYS): Date => plus(completedAt, days * DAY);

export const inWindow = (booking: { readonly closesAt: Date }, now: Date): Result<void, ReviewWindowClosed> =>
  now < booking.closesAt ? ok(undefined) : err({ kind: 'ReviewWindowClosed', closedAt: booking.closesAt });

/**
 * Double-blind: reviews of a visit are published together, as soon as both are in or the window is over, so that nobody
 * writes in answer to the other.
 */
export const isPublicationDue = (booking: { readonly closesAt: Date }, reviews: number, now: Date): boolean =>
  reviews >= 2 || now >= booking.closesAt;
