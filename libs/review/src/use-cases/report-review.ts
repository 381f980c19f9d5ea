import { Inject, Injectable } from '@nestjs/common';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { canReport } from '../domain/review.policy.js';
import type { ReportFailure } from '../domain/review.errors.js';
import type { ReportReason } from '../domain/review.js';
import { checkReason } from '../domain/review-text.js';
import { ReviewStore } from '../store/review.store.js';

/** Someone says that a published review breaks the rules; it stays public until a moderator decides. */
@Injectable()
export class ReportReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: ReviewStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the report's id. */
  execute(
    userId: string,
    reviewId: string,
    reason: ReportReason,
    explanation: string,
  ): Promise<Result<string, ReportFailure>> {
    return this.transactor.run<string, ReportFailure>(async (tx) => {
      const review = isId(reviewId) ? await this.store.lock(tx, reviewId) : null;
      if (!review || !canReport(userId, review)) return err({ kind: 'ReviewNotFound' });
      const checked = checkReason(explanation, 'explanation');
      if (!checked.ok) return checked;
      const report = { reviewId, reporterUserId: userId, reason, explanation: checked.value };
      const id = await this.store.report(tx, report, this.clock.now());
      return id === null ? err({ kind: 'AlreadyReported' }) : ok(id);
    });
  }
}
