import { Field, ObjectType } from '@nestjs/graphql';
import { resultUnion, UserError } from '#platform/graphql';
import {
  BookingReviewsObject,
  ReviewObject,
  ReviewReportDecisionObject,
  ReviewReportReceiptObject,
} from './review.object.js';

@ObjectType({ implements: () => [UserError] })
export class ReviewWindowClosed extends UserError {
  @Field(() => Date)
  closedAt: Date;
}

@ObjectType({ implements: () => [UserError] })
export class AlreadyReviewed extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class InvalidReview extends UserError {
  @Field(() => String, { description: 'Name of the field.' })
  field: string;
}

@ObjectType({ implements: () => [UserError] })
export class ContactInReview extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class AlreadyReplied extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class AlreadyReported extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class ReportAlreadyDecided extends UserError {}

export const SubmitReviewResult = resultUnion('SubmitReviewResult', () => [
  BookingReviewsObject,
  ReviewWindowClosed,
  AlreadyReviewed,
  InvalidReview,
  ContactInReview,
]);
export const ReplyToReviewResult = resultUnion('ReplyToReviewResult', () => [
  ReviewObject,
  AlreadyReplied,
  InvalidReview,
  ContactInReview,
]);
export const ReportReviewResult = resultUnion('ReportReviewResult', () => [
  ReviewReportReceiptObject,
  AlreadyReported,
  InvalidReview,
]);
export const DecideReviewReportResult = resultUnion('DecideReviewReportResult', () => [
  ReviewReportDecisionObject,
  ReportAlreadyDecided,
  InvalidReview,
]);
