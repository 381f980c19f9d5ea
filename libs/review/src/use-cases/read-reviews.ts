import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { canSee } from '../domain/review.policy.js';
import type { Review } from '../domain/review.js';
import { sideOf, type ReviewableBooking } from '../domain/reviewable-booking.js';
import { ReviewReads } from '../store/review.reads.js';

/** The reviews of one visit as one of its two people may see them. */
export interface ReviewsOfBooking {
  readonly booking: ReviewableBooking;
  readonly mine: Review | null;
  /** Hidden until published: not even that it exists is told. */
  readonly theirs: Review | null;
}

/** What the two people of a visit see of its reviews. */
@Injectable()
export class ReadReviews {
  constructor(private readonly reads: ReviewReads) {}

  /** In the order of the ids; null where the booking can't be reviewed or is not theirs, which nobody can tell apart. */
  async ofBookings(userId: string, bookingIds: readonly string[]): Promise<(ReviewsOfBooking | null)[]> {
    const found = await this.reads.ofBookings(bookingIds.filter(isId));
    const byId = new Map(found.map((one) => [one.booking.bookingId, one]));
    return bookingIds.map((id) => {
      const one = byId.get(id);
      if (!one || !sideOf(one.booking, userId)) return null;
      const mine = one.reviews.find((review) => review.authorUserId === userId) ?? null;
      const theirs = one.reviews.find((review) => review.authorUserId !== userId && canSee(userId, review)) ?? null;
      return { booking: one.booking, mine, theirs };
    });
  }
}
