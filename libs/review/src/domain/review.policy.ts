import type { Review } from './review.js';

type Visible = Pick<Review, 'publishedAt' | 'removedAt' | 'authorUserId' | 'subjectUserId' | 'providerId'>;

const isPublished = (review: Visible): boolean => review.publishedAt !== null && review.removedAt === null;

/**
 * Authors always see what they wrote. Published and not removed, everybody reads what is said about a provider; what is
 * said about a customer, only the two of them.
 */
export const canSee = (userId: string, review: Visible): boolean =>
  review.authorUserId === userId ||
  (isPublished(review) && (review.providerId !== null || review.subjectUserId === userId));

/** The one a published review is about answers it. */
export const canReply = (userId: string, review: Visible): boolean =>
  isPublished(review) && review.subjectUserId === userId;

/** Whoever can read a published review can report it, except its author. */
export const canReport = (userId: string, review: Visible): boolean =>
  isPublished(review) && review.authorUserId !== userId && canSee(userId, review);
