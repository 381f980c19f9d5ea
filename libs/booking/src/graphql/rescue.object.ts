import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Connection } from '#platform/graphql';
import type { BookingParty } from '../domain/booking-state.js';
import { RESCUE_OUTCOMES, type Rescue, type RescueOutcome } from '../domain/rescue.js';
import type { QueuedRescue } from '../store/rescue.reads.js';

export const RescueOutcomeEnum = Object.fromEntries(RESCUE_OUTCOMES.map((outcome) => [outcome, outcome])) as {
  readonly [K in RescueOutcome]: K;
};
registerEnumType(RescueOutcomeEnum, { name: 'RescueOutcome' });

@ObjectType({
  description: 'The provider of the visit may no longer come: somebody else does, or everything goes back.',
})
export class BookingRescue {
  @Field(() => Date)
  openedAt: Date;

  @Field(() => Date, { description: 'Until when you can choose; then the platform gives everything back.' })
  decideBy: Date;

  @Field(() => RescueOutcomeEnum, { nullable: true, description: 'Null while it is open.' })
  outcome: RescueOutcome | null;

  @Field(() => Date, { nullable: true })
  closedAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The booking you are making instead; null for the provider.' })
  replacementId: string | null;

  static from({ openedAt, decideBy, outcome, closedAt, replacementId }: Rescue, viewer: BookingParty): BookingRescue {
    const seen = { openedAt, decideBy, outcome, closedAt };
    return Object.assign(new BookingRescue(), seen, { replacementId: viewer === 'PROVIDER' ? null : replacementId });
  }
}

@ObjectType({ description: 'Somebody who is free at that hour. The quote says the price to the cent, with its terms.' })
export class Replacement {
  @Field(() => ID)
  providerId: string;

  @Field(() => String)
  publicName: string;

  @Field(() => String)
  municipality: string;

  @Field(() => Boolean, { description: 'Confirms at once.' })
  instantBook: boolean;

  @Field(() => Float, { nullable: true, description: 'Null without reviews.' })
  ratingAverage: number | null;

  @Field(() => Int)
  ratingCount: number;

  @Field(() => Int, { description: 'What you would pay for this visit, all included, in cents.' })
  totalCents: number;
}

@ObjectType({ description: 'The visit to book again, and who could come.' })
export class ReplacementOffer {
  @Field(() => String)
  serviceCode: string;

  @Field(() => [String])
  extraCodes: string[];

  @Field(() => Int)
  durationMinutes: number;

  @Field(() => ID, { description: 'INSEE code.' })
  placeId: string;

  @Field(() => String)
  municipality: string;

  @Field(() => ID, { nullable: true, description: 'Your address that the visit was quoted for.' })
  addressId: string | null;

  @Field(() => [Replacement], { description: 'At most three, best ranked first; empty when nobody is free.' })
  candidates: Replacement[];
}

@ObjectType({ description: 'A confirmed visit that waits for somebody who may come. The address stays closed.' })
export class RescueInQueue {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  bookingId: string;

  @Field(() => String)
  reference: string;

  @Field(() => String, { description: 'Why the provider may not come, e.g. SUSPENDED or CREDENTIAL_EXPIRED.' })
  reason: string;

  @Field(() => Date)
  openedAt: Date;

  @Field(() => Date)
  decideBy: Date;

  @Field(() => ID, { nullable: true, description: 'The booking the customer is making instead.' })
  replacementId: string | null;

  @Field(() => String)
  serviceCode: string;

  @Field(() => Date)
  start: Date;

  @Field(() => Date)
  end: Date;

  @Field(() => String, { description: 'IANA name.' })
  timeZone: string;

  @Field(() => String)
  municipality: string;

  @Field(() => ID)
  customerId: string;

  @Field(() => String)
  customerPublicName: string;

  @Field(() => ID)
  providerId: string;

  @Field(() => String)
  providerPublicName: string;

  @Field(() => Int, { description: 'What the customer pays, in cents.' })
  totalCents: number;

  static from({ rescue, booking }: QueuedRescue): RescueInQueue {
    const { id, bookingId, reason, openedAt, decideBy, replacementId } = rescue;
    const { reference, serviceCode, start, end, timeZone, municipality, totalCents } = booking;
    const { customerId, customerPublicName, providerId, providerPublicName } = booking;
    return Object.assign(new RescueInQueue(), {
      ...{ id, bookingId, reason, openedAt, decideBy, replacementId },
      ...{ reference, serviceCode, start, end, timeZone, municipality, totalCents },
      ...{ customerId, customerPublicName, providerId, providerPublicName },
    });
  }
}

@ObjectType()
export class RescueQueueConnection extends Connection(RescueInQueue) {}
