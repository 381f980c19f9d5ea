import { Inject, Injectable } from '@nestjs/common';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import type { SubmitFailure } from '../domain/review.errors.js';
import { checkReview, type ReviewContent } from '../domain/review-text.js';
import { inWindow, isPublicationDue } from '../domain/review-window.js';
import { sideOf, subjectOf } from '../domain/reviewable-booking.js';
import { ReviewStore } from '../store/review.store.js';
import { PublishReviews } from './publish-reviews.js';

/** One side says how the visit was (promise REVIEW-1). */
@Injectable()
export class SubmitReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: ReviewStore,
    private readonly publisher: PublishReviews,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the review's id. With the second review of a visit, both become public in the same transaction. */
  execute(userId: string, bookingId: string, content: ReviewContent): Promise<Result<string, SubmitFailure>> {
    return this.transactor.run<string, SubmitFailure>(async (tx) => {
      const now = this.clock.now();
      const booking = isId(bookingId) ? await this.store.lockBooking(tx, bookingId) : null;
      const side = booking && sideOf(booking, userId);
      if (!booking || !side) return err({ kind: 'ReviewNotFound' });
      const known = await this.store.countOf(tx, bookingId, side);
      if (known.fromSide > 0) return err({ kind: 'AlreadyReviewed' });
      const open = inWindow(booking, now);
      if (!open.ok) return open;
      const checked = checkReview(content);
      if (!checked.ok) return checked;
      const id = await this.store.insert(tx, booking, side, checked.value, now);
      const data = { bookingId, authorUserId: userId, subjectUserId: subjectOf(booking, side) };
      await this.events.publish(tx, { type: 'ReviewSubmitted', data });
      if (isPublicationDue(booking, known.total + 1, now)) await this.publisher.publish(tx, [bookingId], now);
      return ok(id);
    });
  }
}
