import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Clock } from '#kernel';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { notFound } from '#platform/graphql';
import { RateLimiter } from '#platform/rate-limit';
import { ReadReviews } from '../use-cases/read-reviews.js';
import { ReplyToReview } from '../use-cases/reply-to-review.js';
import { ReportReview } from '../use-cases/report-review.js';
import { SubmitReview } from '../use-cases/submit-review.js';
import { answerFailure } from './answer-failure.js';
import { ReplyToReviewInput, ReportReviewInput, SubmitReviewInput } from './review.inputs.js';
import { ReviewLoaders } from './review.loaders.js';
import { BookingReviewsObject, ReviewObject } from './review.object.js';
import { ReplyToReviewResult, ReportReviewResult, SubmitReviewResult } from './review.results.js';

const REPORTS_A_DAY = { points: 20, seconds: 86_400 };

/** What the two people of a visit do with its reviews. */
@Resolver()
export class ReviewResolver {
  constructor(
    private readonly loaders: ReviewLoaders,
    private readonly reader: ReadReviews,
    private readonly submitter: SubmitReview,
    private readonly replier: ReplyToReview,
    private readonly reporter: ReportReview,
    private readonly limits: RateLimiter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('customer', 'provider')
  @Query(() => BookingReviewsObject, {
    description: 'The reviews of one of my visits; the other side’s is hidden until published.',
  })
  async reviewsOf(
    @CurrentActor() actor: UserActor,
    @Args('bookingId', { type: () => ID }) bookingId: string,
  ): Promise<BookingReviewsObject> {
    const found = await this.loaders.ofBooking(actor.userId, bookingId);
    if (!found) throw notFound();
    return BookingReviewsObject.from(found, this.clock.now(), currentLocale());
  }

  @Access('customer', 'provider')
  @Mutation(() => SubmitReviewResult, {
    description: 'My review of a completed visit; it can’t be changed afterwards.',
  })
  async submitReview(@CurrentActor() actor: UserActor, @Args('input') input: SubmitReviewInput): Promise<unknown> {
    const { bookingId, ...content } = input;
    const result = await this.submitter.execute(actor.userId, bookingId, content);
    if (!result.ok) return answerFailure(result.error);
    const [found] = await this.reader.ofBookings(actor.userId, [bookingId]);
    if (!found) throw notFound();
    return BookingReviewsObject.from(found, this.clock.now(), currentLocale());
  }

  @Access('customer', 'provider')
  @Mutation(() => ReplyToReviewResult, { description: 'My one answer to a published review about me.' })
  async replyToReview(@CurrentActor() actor: UserActor, @Args('input') input: ReplyToReviewInput): Promise<unknown> {
    const result = await this.replier.execute(actor.userId, input.reviewId, input.text);
    return result.ok ? ReviewObject.from(result.value, currentLocale()) : answerFailure(result.error);
  }

  @Access('user')
  @Mutation(() => ReportReviewResult, {
    description: 'Says that a published review breaks the rules; a moderator decides.',
  })
  async reportReview(@CurrentActor() actor: UserActor, @Args('input') input: ReportReviewInput): Promise<unknown> {
    await this.limits.consume('review.report', actor.userId, REPORTS_A_DAY);
    const result = await this.reporter.execute(actor.userId, input.reviewId, input.reason, input.explanation);
    return result.ok ? { __typename: 'ReviewReportReceipt', reportId: result.value } : answerFailure(result.error);
  }
}
