import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import { Connection, LocalDateScalar } from '#platform/graphql';
import { translate } from '#platform/i18n';
import type { Review } from '../domain/review.js';
import type { ReviewsOfBooking } from '../use-cases/read-reviews.js';
import './review.messages.js';

export enum ReviewReportReason {
  INSULT = 'INSULT',
  PERSONAL_DATA = 'PERSONAL_DATA',
  NOT_ABOUT_THE_VISIT = 'NOT_ABOUT_THE_VISIT',
  FALSE = 'FALSE',
  OTHER = 'OTHER',
}
registerEnumType(ReviewReportReason, { name: 'ReviewReportReason' });

export enum ReviewReportOutcome {
  KEPT = 'KEPT',
  REMOVED = 'REMOVED',
}
registerEnumType(ReviewReportOutcome, { name: 'ReviewReportOutcome' });

@ObjectType('ReviewReply')
export class ReviewReplyObject {
  @Field(() => String)
  text: string;

  @Field(() => Date)
  repliedAt: Date;
}

@ObjectType('ReviewRemoval', { description: 'Why a moderator took the review down; told to its author.' })
export class ReviewRemovalObject {
  @Field(() => Date)
  removedAt: Date;

  @Field(() => String)
  reason: string;
}

@ObjectType('Review', { description: 'What one person says about one visit; never edited.' })
export class ReviewObject {
  readonly __typename = 'Review';

  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: '1 to 5.' })
  overall: number;

  @Field(() => Int, { description: '1 to 5.' })
  punctuality: number;

  @Field(() => Int, { description: '1 to 5.' })
  quality: number;

  @Field(() => Int, { description: '1 to 5.' })
  communication: number;

  @Field(() => String)
  text: string;

  @Field(() => String, { description: 'The public name its author chose.' })
  authorPublicName: string;

  @Field(() => String)
  serviceCode: string;

  @Field(() => LocalDateScalar, { description: 'Day of the visit.' })
  experienceDate: string;

  @Field(() => Date, { nullable: true, description: 'Null while only its author sees it.' })
  publishedAt: Date | null;

  @Field(() => Boolean, { description: 'Its author took part in a completed booking.' })
  verifiedBooking: boolean;

  @Field(() => String, { description: 'How that was checked, in the language of the request.' })
  verification: string;

  @Field(() => ReviewReplyObject, { nullable: true })
  reply: ReviewReplyObject | null;

  @Field(() => ReviewRemovalObject, { nullable: true, description: 'Only on a review of one’s own.' })
  removal: ReviewRemovalObject | null;

  static from(review: Review, locale: Locale): ReviewObject {
    const { id, overall, punctuality, quality, communication, text, authorPublicName, serviceCode, publishedAt } =
      review;
    return Object.assign(new ReviewObject(), {
      ...{ id, overall, punctuality, quality, communication, text, authorPublicName, serviceCode, publishedAt },
      experienceDate: review.experienceDay,
      verifiedBooking: true,
      verification: translate(locale, 'review.verification'),
      reply:
        review.reply !== null && review.repliedAt !== null ? { text: review.reply, repliedAt: review.repliedAt } : null,
      removal: review.removedAt !== null ? { removedAt: review.removedAt, reason: review.removalReason ?? '' } : null,
    });
  }
}

@ObjectType('ReviewConnection')
export class ReviewConnection extends Connection(ReviewObject) {
  @Field(() => String, { description: 'How the list is sorted, in the language of the request.' })
  sortedBy: string;
}

@ObjectType('ReviewSummary', { description: 'Published reviews of a provider, added up.' })
export class ReviewSummaryObject {
  @Field(() => Int)
  count: number;

  @Field(() => Float, { nullable: true, description: '1 to 5; null without a review.' })
  overall: number | null;

  @Field(() => Float, { nullable: true })
  punctuality: number | null;

  @Field(() => Float, { nullable: true })
  quality: number | null;

  @Field(() => Float, { nullable: true })
  communication: number | null;

  @Field(() => [Int], { description: 'How many gave 1, 2, 3, 4 and 5 overall.' })
  histogram: number[];
}

@ObjectType('BookingReviews', { description: 'The reviews of one visit, as one of its two people sees them.' })
export class BookingReviewsObject {
  readonly __typename = 'BookingReviews';

  @Field(() => ID)
  bookingId: string;

  @Field(() => Date, { description: 'From this instant on nobody can review, and what is there is public.' })
  closesAt: Date;

  @Field(() => Boolean, { description: 'I can still review.' })
  canReview: boolean;

  @Field(() => ReviewObject, { nullable: true })
  mine: ReviewObject | null;

  @Field(() => ReviewObject, { nullable: true, description: 'Hidden until both are published.' })
  theirs: ReviewObject | null;

  static from({ booking, mine, theirs }: ReviewsOfBooking, now: Date, locale: Locale): BookingReviewsObject {
    return Object.assign(new BookingReviewsObject(), {
      bookingId: booking.bookingId,
      closesAt: booking.closesAt,
      canReview: mine === null && now < booking.closesAt,
      mine: mine && ReviewObject.from(mine, locale),
      theirs: theirs && ReviewObject.from(theirs, locale),
    });
  }
}

@ObjectType('ReviewReportReceipt')
export class ReviewReportReceiptObject {
  readonly __typename = 'ReviewReportReceipt';

  @Field(() => ID)
  reportId: string;
}

@ObjectType('ReviewReport', { description: 'A report that waits for a moderator.' })
export class ReviewReportObject {
  @Field(() => ID)
  id: string;

  @Field(() => ReviewReportReason)
  reason: `${ReviewReportReason}`;

  @Field(() => String)
  explanation: string;

  @Field(() => Date)
  reportedAt: Date;

  @Field(() => ReviewObject)
  review: ReviewObject;
}

@ObjectType('ReviewReportConnection')
export class ReviewReportConnection extends Connection(ReviewReportObject) {}

@ObjectType('ReviewReportDecision')
export class ReviewReportDecisionObject {
  readonly __typename = 'ReviewReportDecision';

  @Field(() => ID)
  reportId: string;

  @Field(() => ReviewReportOutcome)
  outcome: `${ReviewReportOutcome}`;
}
