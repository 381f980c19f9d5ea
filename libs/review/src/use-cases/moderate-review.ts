import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import type { ModerationFailure } from '../domain/review.errors.js';
import type { ReportOutcome } from '../domain/review.js';
import { checkReason } from '../domain/review-text.js';
import { ReviewStore } from '../store/review.store.js';

/** A moderator's answer to a report. The reason is kept with the record and can be told to both sides. */
export interface ModerationDecision {
  readonly outcome: ReportOutcome;
  readonly reason: string;
}

/** A person, never a rule, decides what is taken down; what is taken down stays on record. */
@Injectable()
export class ModerateReview {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: ReviewStore,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Keeps the review, or removes it and closes every report on it. */
  decide(
    actor: UserActor,
    reportId: string,
    decision: ModerationDecision,
  ): Promise<Result<ReportOutcome, ModerationFailure>> {
    return this.transactor.run<ReportOutcome, ModerationFailure>(async (tx) => {
      const report = isId(reportId) ? await this.store.lockReport(tx, reportId) : null;
      if (!report) return err({ kind: 'ReviewNotFound' });
      if (!report.open) return err({ kind: 'ReportAlreadyDecided' });
      const reason = checkReason(decision.reason, 'reason');
      if (!reason.ok) return reason;
      if (decision.outcome === 'REMOVED') await this.takeDown(tx, report.reviewId, actor.userId, reason.value);
      const closed = decision.outcome === 'REMOVED' ? { reviewId: report.reviewId } : { id: reportId };
      await this.store.closeReports(tx, closed, {
        outcome: decision.outcome,
        decidedBy: actor.userId,
        decisionReason: reason.value,
        decidedAt: this.clock.now(),
      });
      await this.audit.append(tx, {
        actor,
        action: 'review.moderated',
        subject: { type: 'review', id: report.reviewId },
        data: { outcome: `REVIEW_${decision.outcome}` as const },
      });
      return ok(decision.outcome);
    });
  }

  private async takeDown(tx: Tx, reviewId: string, adminUserId: string, reason: string): Promise<void> {
    const review = await this.store.lock(tx, reviewId);
    if (review?.removedAt !== null) return;
    await this.store.remove(tx, reviewId, adminUserId, reason, this.clock.now());
    const { bookingId, subjectUserId, providerId, overall } = review;
    const data = { reviewId, bookingId, subjectUserId, overall, ...(providerId === null ? {} : { providerId }) };
    await this.events.publish(tx, { type: 'ReviewRemoved', data });
  }
}
