import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { txExecute, txQuery, type Tx } from '#platform/prisma';
import type { ReportOutcome, ReportReason, Review } from '../domain/review.js';
import type { ReviewContent } from '../domain/review-text.js';
import { subjectOf, type ReviewableBooking, type ReviewSide } from '../domain/reviewable-booking.js';
import { BOOKING_COLUMNS, REVIEW_COLUMNS, type ReviewRow } from './review-row.js';

/** Locked loads and writes of reviews. */
@Injectable()
export class ReviewStore {
  /** Opens a booking for reviews; nothing happens the second time. */
  async open(tx: Tx, booking: ReviewableBooking): Promise<void> {
    const { experienceDay, ...rest } = booking;
    await tx.reviewableBooking.createMany({
      data: [{ ...rest, experienceDay: new Date(`${experienceDay}T00:00:00Z`) }],
      skipDuplicates: true,
    });
  }

  /** The booking with its row locked: its two people, and the sweep, wait for each other here. */
  async lockBooking(tx: Tx, bookingId: string): Promise<ReviewableBooking | null> {
    const rows = await txQuery<ReviewableBooking>(
      tx,
      `SELECT ${BOOKING_COLUMNS} FROM reviewable_booking b WHERE b.booking_id = $1::uuid FOR UPDATE`,
      [bookingId],
    );
    return rows[0] ?? null;
  }

  /** Bookings whose window is over and not settled, locked; those that someone else holds are theirs to settle. */
  async lockOverdue(tx: Tx, now: Date, limit: number): Promise<string[]> {
    const rows = await txQuery<{ id: string }>(
      tx,
      `SELECT booking_id AS id FROM reviewable_booking WHERE settled_at IS NULL AND closes_at <= $1::timestamptz
       ORDER BY closes_at LIMIT $2::int FOR UPDATE SKIP LOCKED`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** How many reviews a booking has, and whether one is from this side; ask under the booking's lock. */
  async countOf(tx: Tx, bookingId: string, side: ReviewSide): Promise<{ total: number; fromSide: number }> {
    const total = await tx.review.count({ where: { bookingId } });
    const fromSide = await tx.review.count({ where: { bookingId, side } });
    return { total, fromSide };
  }

  async insert(
    tx: Tx,
    booking: ReviewableBooking,
    side: ReviewSide,
    content: ReviewContent,
    now: Date,
  ): Promise<string> {
    const { overall, punctuality, quality, communication, text } = content;
    const id = newId();
    await tx.review.create({
      data: {
        ...{ id, side, overall, punctuality, quality, communication, text },
        bookingId: booking.bookingId,
        authorUserId: side === 'CUSTOMER' ? booking.customerId : booking.providerUserId,
        subjectUserId: subjectOf(booking, side),
        providerId: side === 'CUSTOMER' ? booking.providerId : null,
        submittedAt: now,
      },
      select: { id: true },
    });
    return id;
  }

  /** Publishes what bookings have and settles them; answers the reviews that became public by this call. */
  async publish(tx: Tx, bookingIds: readonly string[], now: Date): Promise<ReviewRow[]> {
    const ids = [...bookingIds];
    await txExecute(
      tx,
      `UPDATE reviewable_booking SET settled_at = $2::timestamptz WHERE booking_id = ANY($1::uuid[]) AND settled_at IS NULL`,
      [ids, now],
    );
    return txQuery<ReviewRow>(
      tx,
      `WITH published AS (
         UPDATE review SET published_at = $2::timestamptz WHERE booking_id = ANY($1::uuid[]) AND published_at IS NULL RETURNING *
       ) SELECT ${REVIEW_COLUMNS} FROM published r JOIN reviewable_booking b ON b.booking_id = r.booking_id ORDER BY r.id`,
      [ids, now],
    );
  }

  /** One review, locked. */
  async lock(tx: Tx, reviewId: string): Promise<Review | null> {
    const rows = await txQuery<ReviewRow>(
      tx,
      `SELECT ${REVIEW_COLUMNS} FROM review r JOIN reviewable_booking b ON b.booking_id = r.booking_id WHERE r.id = $1::uuid FOR UPDATE OF r`,
      [reviewId],
    );
    return rows[0] ?? null;
  }

  async reply(tx: Tx, reviewId: string, reply: string, now: Date): Promise<void> {
    await tx.review.update({ where: { id: reviewId }, data: { reply, repliedAt: now }, select: { id: true } });
  }

  async remove(tx: Tx, reviewId: string, removedBy: string, removalReason: string, now: Date): Promise<void> {
    await tx.review.update({
      where: { id: reviewId },
      data: { removedAt: now, removedBy, removalReason },
      select: { id: true },
    });
  }

  /** The new report's id, or null when this person has reported this review already. */
  async report(
    tx: Tx,
    report: { reviewId: string; reporterUserId: string; reason: ReportReason; explanation: string },
    now: Date,
  ): Promise<string | null> {
    const id = newId();
    const made = await tx.reviewReport.createMany({ data: [{ id, ...report, reportedAt: now }], skipDuplicates: true });
    return made.count === 1 ? id : null;
  }

  /** A report's review and whether it is still open, with the report's row locked. */
  async lockReport(tx: Tx, reportId: string): Promise<{ reviewId: string; open: boolean } | null> {
    const rows = await txQuery<{ reviewId: string; open: boolean }>(
      tx,
      `SELECT review_id AS "reviewId", outcome IS NULL AS open FROM review_report WHERE id = $1::uuid FOR UPDATE`,
      [reportId],
    );
    return rows[0] ?? null;
  }

  /** Closes one report, or every open report on a review. */
  async closeReports(
    tx: Tx,
    which: { id: string } | { reviewId: string },
    decision: { outcome: ReportOutcome; decidedBy: string; decisionReason: string; decidedAt: Date },
  ): Promise<void> {
    await tx.reviewReport.updateMany({ where: { ...which, outcome: null }, data: decision });
  }
}
