import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { PageArgs, toConnection } from '#platform/graphql';
import { ReviewReads } from '../store/review.reads.js';
import { ModerateReview } from '../use-cases/moderate-review.js';
import { answerFailure } from './answer-failure.js';
import { cursorOf, pageAfter } from './page-after.js';
import { DecideReviewReportInput } from './review.inputs.js';
import { ReviewObject, ReviewReportConnection } from './review.object.js';
import { DecideReviewReportResult } from './review.results.js';

/** Moderators work through what people report. */
@Resolver()
export class ReviewModerationResolver {
  constructor(
    private readonly reads: ReviewReads,
    private readonly moderator: ModerateReview,
  ) {}

  @Access('admin:content')
  @Query(() => ReviewReportConnection, { description: 'Reports that wait for a decision, oldest first.' })
  async reviewReports(@Args() page: PageArgs): Promise<ReviewReportConnection> {
    const locale = currentLocale();
    const rows = await this.reads.openReports(page.first + 1, pageAfter(page));
    const reports = rows.map(({ review, ...report }) => ({ ...report, review: ReviewObject.from(review, locale) }));
    return toConnection(reports, page.first, ({ reportedAt, id }) => cursorOf(reportedAt, id));
  }

  @Access('admin:content')
  @Mutation(() => DecideReviewReportResult, {
    description: 'Keeps a reported review, or removes it; the reason stays on record.',
  })
  async decideReviewReport(
    @CurrentActor() actor: UserActor,
    @Args('input') input: DecideReviewReportInput,
  ): Promise<unknown> {
    const { reportId, outcome, reason } = input;
    const result = await this.moderator.decide(actor, reportId, { outcome, reason });
    return result.ok
      ? { __typename: 'ReviewReportDecision', reportId, outcome: result.value }
      : answerFailure(result.error);
  }
}
