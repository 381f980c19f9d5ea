import type { Failure } from '#kernel';

/** Nothing of this id can be reviewed, replied to, reported or decided by this person. */
export type ReviewNotFound = Failure<'ReviewNotFound'>;
/** The fourteen days are over. */
export interface ReviewWindowClosed extends Failure<'ReviewWindowClosed'> {
  readonly closedAt: Date;
}
/** A review is sent once and never edited. */
export type AlreadyReviewed = Failure<'AlreadyReviewed'>;
/** A mark is not a whole number from 1 to 5, or a text is too short or too long; `field` names it. */
export interface InvalidReview extends Failure<'InvalidReview'> {
  readonly field: string;
}
/** The text holds a phone number, an e-mail address, a link or an IBAN (promise CONTACT-1). */
export type ContactInReview = Failure<'ContactInReview'>;
export type AlreadyReplied = Failure<'AlreadyReplied'>;
export type AlreadyReported = Failure<'AlreadyReported'>;
/** Someone else has decided meanwhile. */
export type ReportAlreadyDecided = Failure<'ReportAlreadyDecided'>;

export type SubmitFailure = ReviewNotFound | ReviewWindowClosed | AlreadyReviewed | InvalidReview | ContactInReview;
export type ReplyFailure = ReviewNotFound | AlreadyReplied | InvalidReview | ContactInReview;
export type ReportFailure = ReviewNotFound | AlreadyReported | InvalidReview;
export type ModerationFailure = ReviewNotFound | ReportAlreadyDecided | InvalidReview;
