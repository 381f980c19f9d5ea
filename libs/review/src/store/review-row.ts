import type { Review } from '../domain/review.js';

/** `reviewable_booking b` as the rules know it. */
export const BOOKING_COLUMNS = `
  b.booking_id AS "bookingId", b.customer_id AS "customerId", b.customer_public_name AS "customerPublicName",
  b.provider_id AS "providerId", b.provider_user_id AS "providerUserId", b.provider_public_name AS "providerPublicName",
  b.service_code AS "serviceCode", b.experience_day::text AS "experienceDay", b.opens_at AS "opensAt", b.closes_at AS "closesAt"`;

/** `review r` joined with its `reviewable_booking b`, as the rules know it. */
export const REVIEW_COLUMNS = `
  r.id, r.booking_id AS "bookingId", r.side::text AS side, r.author_user_id AS "authorUserId", r.subject_user_id AS "subjectUserId",
  CASE r.side WHEN 'CUSTOMER' THEN b.customer_public_name ELSE b.provider_public_name END AS "authorPublicName",
  r.provider_id AS "providerId", b.service_code AS "serviceCode", b.experience_day::text AS "experienceDay",
  r.overall, r.punctuality, r.quality, r.communication, r.text, r.submitted_at AS "submittedAt", r.published_at AS "publishedAt",
  r.reply, r.replied_at AS "repliedAt", r.removed_at AS "removedAt", r.removal_reason AS "removalReason"`;

/** What REVIEW_COLUMNS answers is the domain's shape already. */
export type ReviewRow = Review;
