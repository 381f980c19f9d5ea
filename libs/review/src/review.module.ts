import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { ProviderReviewsResolver } from './graphql/provider-reviews.resolver.js';
import { ReviewModerationResolver } from './graphql/review-moderation.resolver.js';
import { ReviewLoaders } from './graphql/review.loaders.js';
import { ReviewResolver } from './graphql/review.resolver.js';
import { OnBookingCompleted } from './handlers/on-booking-completed.js';
import { PublishOverdue } from './jobs/publish-overdue.js';
import { ReviewReads } from './store/review.reads.js';
import { ReviewStore } from './store/review.store.js';
import { ModerateReview } from './use-cases/moderate-review.js';
import { OpenReviews } from './use-cases/open-reviews.js';
import { PublishReviews } from './use-cases/publish-reviews.js';
import { ReadReviews } from './use-cases/read-reviews.js';
import { ReplyToReview } from './use-cases/reply-to-review.js';
import { ReportReview } from './use-cases/report-review.js';
import { SubmitReview } from './use-cases/submit-review.js';

@Module({
  imports: [AuditModule],
  providers: [
    ReviewStore,
    ReviewReads,
    OpenReviews,
    PublishReviews,
    SubmitReview,
    ReplyToReview,
    ReportReview,
    ModerateReview,
    ReadReviews,
    OnBookingCompleted,
    PublishOverdue,
    ReviewLoaders,
    ReviewResolver,
    ProviderReviewsResolver,
    ReviewModerationResolver,
  ],
})
export class ReviewModule {}
