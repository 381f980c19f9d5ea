import { err, ok, type Failure, type Result } from '#kernel';

/** Nobody reviews, suspends or reinstates their own file. */
export type OwnFileNotReviewable = Failure<'OwnFileNotReviewable'>;

/** The one who decides is not the one decided about, whatever permissions they hold. */
export const canReview = (
  reviewerUserId: string,
  file: { readonly userId: string },
): Result<void, OwnFileNotReviewable> =>
  reviewerUserId === file.userId ? err({ kind: 'OwnFileNotReviewable' }) : ok(undefined);

/** A profile is public while it is listed; its owner always sees it. Others get the answer for an unknown id. */
export const canSeeProfile = (
  viewerUserId: string | null,
  profile: { readonly userId: string; readonly listed: boolean },
): boolean => profile.listed || profile.userId === viewerUserId;
