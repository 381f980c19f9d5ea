import { notFound, toUserError } from '#platform/graphql';
import type { ModerationFailure, ReplyFailure, ReportFailure, SubmitFailure } from '../domain/review.errors.js';

/** A failure as a member of its union; what is missing or someone else's is NOT_FOUND, thrown. */
export function answerFailure(failure: SubmitFailure | ReplyFailure | ReportFailure | ModerationFailure) {
  if (failure.kind === 'ReviewNotFound') throw notFound();
  return toUserError(failure, failure.kind === 'InvalidReview' ? { field: failure.field } : {});
}
