import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import type { Review, ReviewReport } from '../domain/review.js';
import type { ReviewableBooking } from '../domain/reviewable-booking.js';
import { BOOKING_COLUMNS, REVIEW_COLUMNS, type ReviewRow } from './review-row.js';

const PUBLIC = `r.published_at IS NOT NULL AND r.removed_at IS NULL AND r.provider_id`;

/** Where a page begins: after the review of this instant (milliseconds) and id. */
export interface PageAfter {
  readonly milliseconds: number;
  readonly id: string;
}

/** Published marks of one provider, added up; averages are null without a review. */
export interface ReviewSummary {
  readonly count: number;
  readonly overall: number | null;
  readonly punctuality: number | null;
  readonly quality: number | null;
  readonly communication: number | null;
  /** How many reviews gave 1, 2, 3, 4 and 5 overall. */
  readonly histogram: readonly number[];
}

/** A report with the review it is about, for moderators. */
export interface ReportInQueue extends ReviewReport {
  readonly review: Review;
}

/** What screens ask; one statement each. */
@Injectable()
export class ReviewReads {
  constructor(private readonly database: Database) {}

  /** Published reviews of a provider, newest first; one row more than `limit` when there is another page. */
  ofProvider(providerId: string, limit: number, after: PageAfter | null): Promise<Review[]> {
    return this.database.query<ReviewRow>(
      'review-of-provider',
      `SELECT ${REVIEW_COLUMNS} FROM review r JOIN reviewable_booking b ON b.booking_id = r.booking_id
       WHERE ${PUBLIC} = $1 AND ($2::float8 IS NULL OR (r.published_at, r.id) < (to_timestamp($2::float8 / 1000), $3::uuid))
       ORDER BY r.published_at DESC, r.id DESC LIMIT $4`,
      [providerId, after?.milliseconds ?? null, after?.id ?? null, limit],
    );
  }

  async summary(providerId: string): Promise<ReviewSummary> {
    const [row] = await this.database.query<ReviewSummary>(
      'review-summary',
      `SELECT count(*)::int AS count, avg(overall)::float8 AS overall, avg(punctuality)::float8 AS punctuality,
         avg(quality)::float8 AS quality, avg(communication)::float8 AS communication,
         ARRAY[count(*) FILTER (WHERE overall = 1), count(*) FILTER (WHERE overall = 2), count(*) FILTER (WHERE overall = 3),
           count(*) FILTER (WHERE overall = 4), count(*) FILTER (WHERE overall = 5)]::int[] AS histogram
       FROM review r WHERE ${PUBLIC} = $1`,
      [providerId],
    );
    return row!;
  }

  /** Bookings by id with whatever reviews they have, published or not: the caller decides who sees what. */
  async ofBookings(bookingIds: readonly string[]): Promise<{ booking: ReviewableBooking; reviews: Review[] }[]> {
    const [bookings, reviews] = await Promise.all([
      this.database.query<ReviewableBooking>(
        'review-bookings',
        `SELECT ${BOOKING_COLUMNS} FROM reviewable_booking b WHERE b.booking_id = ANY($1::uuid[])`,
        [[...bookingIds]],
      ),
      this.database.query<ReviewRow>(
        'review-of-bookings',
        `SELECT ${REVIEW_COLUMNS} FROM review r JOIN reviewable_booking b ON b.booking_id = r.booking_id WHERE r.booking_id = ANY($1::uuid[])`,
        [[...bookingIds]],
      ),
    ]);
    return bookings.map((booking) => ({
      booking,
      reviews: reviews.filter((review) => review.bookingId === booking.bookingId),
    }));
  }

  /** Open reports, oldest first, each with its review; one row more than `limit` when there is another page. */
  async openReports(limit: number, after: PageAfter | null): Promise<ReportInQueue[]> {
    const rows = await this.database.query<
      ReviewRow & { reportId: string; reason: ReviewReport['reason']; explanation: string; reportedAt: Date }
    >(
      'review-open-reports',
      `SELECT ${REVIEW_COLUMNS}, p.id AS "reportId", p.reason::text AS reason, p.explanation, p.reported_at AS "reportedAt"
       FROM review_report p JOIN review r ON r.id = p.review_id JOIN reviewable_booking b ON b.booking_id = r.booking_id
       WHERE p.outcome IS NULL AND ($1::float8 IS NULL OR (p.reported_at, p.id) > (to_timestamp($1::float8 / 1000), $2::uuid))
       ORDER BY p.reported_at, p.id LIMIT $3`,
      [after?.milliseconds ?? null, after?.id ?? null, limit],
    );
    return rows.map(({ reportId, reason, explanation, reportedAt, ...review }) => ({
      ...{ id: reportId, reviewId: review.id, reason, explanation, reportedAt, outcome: null },
      review,
    }));
  }
}
