import type { LocalDate } from '#kernel';
import type { ReviewContent } from './review-text.js';
import type { ReviewSide } from './reviewable-booking.js';

/** One side's review of one visit. */
export interface Review extends ReviewContent {
  readonly id: string;
  readonly bookingId: string;
  readonly side: ReviewSide;
  readonly authorUserId: string;
  readonly authorPublicName: string;
  readonly subjectUserId: string;
  /** Set when the provider is the subject. */
  readonly providerId: string | null;
  readonly serviceCode: string;
  readonly experienceDay: LocalDate;
  readonly submittedAt: Date;
  readonly publishedAt: Date | null;
  readonly reply: string | null;
  readonly repliedAt: Date | null;
  readonly removedAt: Date | null;
  /** The moderator's reason, for the author. */
  readonly removalReason: string | null;
}

export type ReportReason = 'INSULT' | 'PERSONAL_DATA' | 'NOT_ABOUT_THE_VISIT' | 'FALSE' | 'OTHER';
export type ReportOutcome = 'KEPT' | 'REMOVED';

/** Someone's complaint about a published review, with what was decided. */
export interface ReviewReport {
  readonly id: string;
  readonly reviewId: string;
  readonly reason: ReportReason;
  readonly explanation: string;
  readonly reportedAt: Date;
  readonly outcome: ReportOutcome | null;
}
