import { Field, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion, UserError } from '#platform/graphql';
import type { DisputeStatus } from '../domain/dispute.js';
import { DisputeFile, DisputeStatusEnum } from './dispute.object.js';
import { RefundAccepted } from './refund.object.js';
import './dispute.messages.js';

const Failure = (description: string) => ObjectType({ implements: () => [UserError], description });

@Failure('The bank takes no evidence any more: it was sent, the time is over, or the bank has decided.')
export class DisputeNotAnswerable extends UserError {
  @Field(() => DisputeStatusEnum)
  status: DisputeStatus;
}

@Failure('Only a lost dispute is decided about, once.')
export class DisputeNotDecidable extends UserError {
  @Field(() => DisputeStatusEnum)
  status: DisputeStatus;
}

@Failure('The customer’s bank has the money while it decides: it can’t be refunded.')
export class DisputeOpen extends UserError {}

@Failure('Nothing was taken, or less is left than asked for.')
export class NothingToRefund extends UserError {
  @Field(() => Int)
  refundableCents: number;
}

@Failure('More than your permission allows for one booking.')
export class RefundLimitReached extends UserError {
  @Field(() => Int)
  allowedCents: number;
}

@Failure('The payment is in another currency.')
export class RefundCurrencyDiffers extends UserError {
  @Field(() => String)
  currency: string;
}

@Failure('The key was used for another refund.')
export class RefundKeyReused extends UserError {}

@Failure('You have uploaded no such file, or it serves something else.')
export class DisputeFileNotFound extends UserError {}

@Failure('Banks are sent PDF, JPEG and PNG files only.')
export class DisputeFileTypeRefused extends UserError {}

@Failure('The field has a file already: remove it first.')
export class DisputeFieldTaken extends UserError {}

@Failure('More bytes than Stripe takes of one dispute.')
export class DisputeFilesTooLarge extends UserError {
  @Field(() => Int)
  maximumBytes: number;
}

export const AttachToDisputeResult = resultUnion('AttachToDisputeResult', () => [
  DisputeFile,
  DisputeNotAnswerable,
  DisputeFileNotFound,
  DisputeFileTypeRefused,
  DisputeFieldTaken,
  DisputeFilesTooLarge,
]);
export const AnswerDisputeResult = resultUnion('AnswerDisputeResult', () => [DisputeFile, DisputeNotAnswerable]);
export const DecideDisputeResult = resultUnion('DecideDisputeResult', () => [DisputeFile, DisputeNotDecidable]);
export const RefundBookingResult = resultUnion('RefundBookingResult', () => [
  RefundAccepted,
  DisputeOpen,
  NothingToRefund,
  RefundLimitReached,
  RefundCurrencyDiffers,
  RefundKeyReused,
]);
