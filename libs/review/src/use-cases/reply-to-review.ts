import { Inject, Injectable } from '@nestjs/common';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { canReply } from '../domain/review.policy.js';
import type { ReplyFailure } from '../domain/review.errors.js';
import type { Review } from '../domain/review.js';
import { checkText } from '../domain/review-text.js';
import { ReviewStore } from '../store/review.store.js';

/** The person a published review is about answers it, once (Code de la consommation, art. L111-7-2). */
@Injectable()
export class ReplyToReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: ReviewStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(userId: string, reviewId: string, text: string): Promise<Result<Review, ReplyFailure>> {
    return this.transactor.run<Review, ReplyFailure>(async (tx) => {
      const now = this.clock.now();
      const review = isId(reviewId) ? await this.store.lock(tx, reviewId) : null;
      if (!review || !canReply(userId, review)) return err({ kind: 'ReviewNotFound' });
      if (review.reply !== null) return err({ kind: 'AlreadyReplied' });
      const reply = checkText(text, 'text', 1);
      if (!reply.ok) return reply;
      await this.store.reply(tx, reviewId, reply.value, now);
      return ok({ ...review, reply: reply.value, repliedAt: now });
    });
  }
}
