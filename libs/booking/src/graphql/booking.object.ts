import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '#platform/graphql';
import type { AddressStage } from '../domain/address-stages.js';
import { commandsOf, type BookingCommand, type BookingParty, type BookingState } from '../domain/booking-state.js';
import { maySee } from '../domain/booking.policy.js';
import type { Booking } from '../domain/booking.js';
import { lateness, type Lateness } from '../domain/late-visit.js';
import {
  AddressStageEnum,
  ArrivalProofEnum,
  BookingCommandEnum,
  BookingPartyEnum,
  BookingStateEnum,
  LatenessEnum,
} from './booking.enums.js';

@ObjectType({ description: 'The address, as much of it as you may see now. Every look of the provider is logged.' })
export class BookingAddress {
  @Field(() => AddressStageEnum)
  stage: AddressStage;

  @Field(() => String)
  municipality: string;

  @Field(() => Int, { nullable: true, description: 'From the provider’s base, rounded to half a kilometre.' })
  distanceMetres: number | null;

  @Field(() => String, { nullable: true })
  street: string | null;

  @Field(() => String, { nullable: true })
  complement: string | null;

  @Field(() => String, { nullable: true })
  postalCode: string | null;

  @Field(() => String, { nullable: true })
  doorCode: string | null;

  @Field(() => String, { nullable: true })
  floor: string | null;

  @Field(() => String, { nullable: true })
  notes: string | null;
}

@ObjectType({ description: 'One look at your address.' })
export class AddressLook {
  @Field(() => Date)
  at: Date;

  @Field(() => String, { description: 'Public name of whoever looked.' })
  viewerName: string;

  @Field(() => AddressStageEnum, { description: 'How much they saw.' })
  stage: AddressStage;
}

@ObjectType()
export class ChecklistPoint {
  @Field(() => String)
  point: string;

  @Field(() => String)
  label: string;

  @Field(() => Boolean, { nullable: true, description: 'Null until check-out.' })
  done: boolean | null;

  @Field(() => String, { nullable: true })
  note: string | null;
}

@ObjectType({ description: 'One step in the life of a booking.' })
export class BookingStepObject {
  @Field(() => Date)
  at: Date;

  @Field(() => BookingPartyEnum)
  by: BookingParty;

  @Field(() => BookingStateEnum)
  to: BookingState;
}

@ObjectType({ description: 'How the booking ended before it was done, and what that cost.' })
export class BookingCancellation {
  @Field(() => String, { description: 'The rule that decided, e.g. WITHDRAWAL or POLICY.' })
  basis: string;

  @Field(() => Int)
  feeCents: number;

  @Field(() => Int)
  refundCents: number;
}

/** The contract for one visit. What its reader may not see is null; `toBookingObject` is the one place that decides. */
@ObjectType('Booking')
export class BookingObject {
  readonly __typename = 'Booking';
  /** For field resolvers; not part of the API. */
  readonly booking: Booking;

  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'To say on the phone, e.g. RZ-7K2M4Q.' })
  reference: string;

  @Field(() => BookingStateEnum)
  state: BookingState;

  @Field(() => BookingPartyEnum, { description: 'In which capacity you see it.' })
  viewer: BookingParty;

  @Field(() => [BookingCommandEnum], { description: 'What you could ask for in this state.' })
  availableCommands: BookingCommand[];

  @Field(() => String)
  serviceCode: string;

  @Field(() => Date)
  start: Date;

  @Field(() => Date)
  end: Date;

  @Field(() => String, { description: 'IANA zone in which the visit’s times are read.' })
  timeZone: string;

  @Field(() => String)
  municipality: string;

  @Field(() => String)
  customerPublicName: string;

  @Field(() => ID)
  providerId: string;

  @Field(() => String)
  providerPublicName: string;

  @Field(() => Int, { nullable: true, description: 'What the customer pays, all included; null for the provider.' })
  totalCents: number | null;

  @Field(() => Int, { nullable: true, description: 'What the provider earns; null for the customer.' })
  providerNetCents: number | null;

  @Field(() => Date, { nullable: true, description: 'Until when the slot is kept while you pay.' })
  holdExpiresAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when the provider can answer.' })
  answerBy: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the contract was made.' })
  confirmedAt: Date | null;

  @Field(() => Date, { nullable: true })
  withdrawalEndsAt: Date | null;

  @Field(() => LatenessEnum)
  lateness: Lateness;

  @Field(() => Date, { nullable: true })
  arrivedAt: Date | null;

  @Field(() => ArrivalProofEnum, { nullable: true })
  arrivalProof: 'CODE' | 'DECLARED' | null;

  @Field(() => Date, { nullable: true })
  arrivalContestedAt: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it completes by itself if the customer says nothing.' })
  completesAt: Date | null;

  @Field(() => Date, { nullable: true })
  claimWindowEndsAt: Date | null;

  @Field(() => Date, { nullable: true })
  endedAt: Date | null;

  @Field(() => String, { nullable: true })
  declineReason: string | null;

  @Field(() => BookingCancellation, { nullable: true })
  cancellation: BookingCancellation | null;
}

@ObjectType()
export class BookingConnection extends Connection(BookingObject) {}

/** A booking as one of its parties sees it. */
export function toBookingObject(booking: Booking, viewer: BookingParty, now: Date): BookingObject {
  const { cancellationBasis, feeCents, refundCents } = booking;
  return Object.assign(new BookingObject(), booking, {
    booking,
    viewer,
    availableCommands: commandsOf(booking, viewer),
    totalCents: maySee(viewer, 'PRICE') ? booking.totalCents : null,
    providerNetCents: maySee(viewer, 'EARNINGS') ? booking.providerNetCents : null,
    holdExpiresAt: booking.state === 'HELD' ? booking.holdExpiresAt : null,
    lateness: lateness(booking, now),
    cancellation:
      cancellationBasis !== null && feeCents !== null && refundCents !== null && maySee(viewer, 'PRICE')
        ? { basis: cancellationBasis, feeCents, refundCents }
        : null,
  });
}
