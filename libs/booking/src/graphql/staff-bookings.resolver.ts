import { Args, ArgsType, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { isId } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { badUserInput, Connection, decodeCursor, PageArgs, toConnection } from '#platform/graphql';
import { BOOKING_STATES, type BookingState } from '../domain/booking-state.js';
import { FindBookingsAsStaff } from '../use-cases/find-bookings-as-staff.js';
import { BookingStateEnum } from './booking.enums.js';

@ArgsType()
class StaffBookingsArgs extends PageArgs {
  @Field(() => BookingStateEnum, { nullable: true })
  @IsOptional()
  @IsIn(BOOKING_STATES)
  state?: BookingState | null;

  @Field(() => String, { nullable: true, description: 'Exactly, as both sides read it on their booking.' })
  @IsOptional()
  @Matches(/^[A-Z0-9-]{4,20}$/)
  reference?: string | null;

  @Field(() => ID, { nullable: true, description: 'Account of the customer or of the provider.' })
  @IsOptional()
  @IsUUID()
  userId?: string | null;
}

/** A booking as staff find it: who, what, when and where it stands. The address stays closed to them. */
@ObjectType()
export class StaffBooking {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  reference: string;

  @Field(() => BookingStateEnum)
  state: BookingState;

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

  @Field(() => ID, { description: 'Account of the customer.' })
  customerId: string;

  @Field(() => String)
  customerPublicName: string;

  @Field(() => ID)
  providerId: string;

  @Field(() => String)
  providerPublicName: string;

  @Field(() => Int, { description: 'What the customer pays, in cents.' })
  totalCents: number;

  @Field(() => Date)
  createdAt: Date;
}

@ObjectType()
export class StaffBookingConnection extends Connection(StaffBooking) {}

@Resolver()
export class StaffBookingsResolver {
  constructor(private readonly find: FindBookingsAsStaff) {}

  @Access('admin:support', 'admin:finance', 'admin:security')
  @Query(() => StaffBookingConnection, {
    description: 'Everybody’s bookings, the newest first; each look is recorded.',
  })
  async staffBookings(
    @Args() { state, reference, userId, first, after }: StaffBookingsArgs,
    @CurrentActor() actor: UserActor,
  ): Promise<StaffBookingConnection> {
    const search = { state: state ?? null, reference: reference ?? null, userId: userId ?? null };
    const found = await this.find.execute(actor, search, first, pageAfter(after));
    return toConnection(found, first, ({ id }) => [id]);
  }
}

function pageAfter(cursor: string | null | undefined): string | null {
  const key = decodeCursor(cursor, 1);
  if (!key) return null;
  const [id] = key.map(String);
  if (!id || !isId(id)) throw badUserInput('after');
  return id;
}
