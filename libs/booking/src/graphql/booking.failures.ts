import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalDateScalar, UserError } from '#platform/graphql';
import type { BookingCommand, BookingState } from '../domain/booking-state.js';
import { BookingCommandEnum, BookingStateEnum } from './booking.enums.js';

/** A failure's place in the schema; its fields are those of the failure in domain/booking.errors.ts. */
const Failure = (description: string) => ObjectType({ implements: () => [UserError], description });

@Failure('The slot is not free, or not any more.')
export class SlotTaken extends UserError {
  @Field(() => [Date], { description: 'Starts at which the same visit is possible.' })
  alternatives: Date[];
}

@Failure('The quote can no longer be booked: ask for a new one.')
export class QuoteExpired extends UserError {
  @Field(() => Date)
  expiredAt: Date;
}

@Failure('The provider takes no bookings now.')
export class ProviderNotBookable extends UserError {}

@Failure('A check or an insurance of the provider ends before the visit would.')
export class CredentialEndsBeforeVisit extends UserError {
  @Field(() => Date)
  validUntil: Date;
}

@Failure('The place is further than the provider travels.')
export class OutsideServiceArea extends UserError {}

@Failure('You cannot book yourself.')
export class OwnService extends UserError {}

@Failure('The provider does not offer this service.')
export class ServiceNotOffered extends UserError {
  @Field(() => String)
  serviceCode: string;
}

@Failure('The visit starts too soon for the provider.')
export class NoticeTooShort extends UserError {
  @Field(() => Date, { nullable: true, description: 'The first start that the provider’s notice allows.' })
  earliest?: Date;
}

@Failure('The visit is further ahead than can be booked.')
export class TooFarAhead extends UserError {
  @Field(() => LocalDateScalar, { description: 'The last day that can be booked.' })
  latestDate: string;
}

@Failure('These extras, this home or this length are not sold with the service.')
export class NotForSale extends UserError {
  @Field(() => String, { description: 'Which part of the input.' })
  field: string;
}

@Failure('The visit it was to replace is in order, is at another hour, is being replaced, or it is too late.')
export class ReplacementNotPossible extends UserError {}

@Failure('The address is not in the municipality the quote is for.')
export class AddressNotQuoted extends UserError {}

@Failure('The visit is within the withdrawal period: it takes your express request and acknowledgement.')
export class EarlyStartRequestMissing extends UserError {}

@Failure('The terms of the quote must be accepted.')
export class TermsNotAccepted extends UserError {}

@Failure('You keep as many slots without paying as you may: pay for one, or give one back.')
export class TooManyHolds extends UserError {
  @Field(() => Int, { description: 'How many you may keep at a time.' })
  limit: number;
}

@Failure('The same idempotency key came with another input.')
export class IdempotencyKeyReused extends UserError {}

@Failure('The time to pay is over: the slot is free again.')
export class HoldExpired extends UserError {}

@Failure('This cannot be asked of the booking as it stands.')
export class BookingStateConflict extends UserError {
  @Field(() => BookingStateEnum)
  state: BookingState;

  @Field(() => BookingCommandEnum)
  command: BookingCommand;
}

@Failure('Cancelling costs more than what you were shown: look again and confirm.')
export class CancellationFeeChanged extends UserError {
  @Field(() => Int)
  feeCents: number;
}

@Failure('The arrival code is not this one.')
export class ArrivalCodeWrong extends UserError {
  @Field(() => Int)
  triesLeft: number;
}

@Failure('Too many wrong codes: the arrival can only be declared.')
export class ArrivalCodeLocked extends UserError {}

@Failure('It is too early for this.')
export class TooEarly extends UserError {
  @Field(() => Date)
  from: Date;
}

@Failure('It is too late for this.')
export class TooLate extends UserError {
  @Field(() => Date)
  until: Date;
}

@Failure('The checklist must answer each of its points once, and say why when one was not done.')
export class ChecklistIncomplete extends UserError {
  @Field(() => [String])
  missing: string[];
}

@Failure('Nobody has checked out of the visit yet.')
export class VisitNotDone extends UserError {}

@Failure('The amount is less or more than what can be given.')
export class AmountOutOfBounds extends UserError {
  @Field(() => Int)
  minimumCents: number;

  @Field(() => Int)
  maximumCents: number;
}

@Failure('More time is asked for during the visit or shortly after check-out, and agreed to once.')
export class OvertimeNotPossible extends UserError {}

@Failure('More time is asked for in whole steps, up to a most.')
export class OvertimeTooLong extends UserError {
  @Field(() => Int)
  stepMinutes: number;

  @Field(() => Int)
  maximumMinutes: number;
}

@Failure('With so much more time the provider would be late for their next visit.')
export class OvertimeOverlaps extends UserError {}

@Failure('Nothing is proposed, or it was answered already.')
export class OvertimeNotProposed extends UserError {}

@Failure('The time to answer is over.')
export class OvertimeExpired extends UserError {
  @Field(() => Date)
  expiredAt: Date;
}

@Failure('What is proposed now is not what you were shown: look again.')
export class OvertimeChanged extends UserError {
  @Field(() => Int)
  minutes: number;

  @Field(() => Int)
  amountCents: number;
}
