import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { BookingParty } from '../domain/booking-state.js';
import { maySee } from '../domain/booking.policy.js';
import { OVERTIME_STATES, type Overtime, type OvertimeState } from '../domain/overtime.js';

export const OvertimeStateEnum = Object.fromEntries(OVERTIME_STATES.map((state) => [state, state])) as {
  readonly [K in OvertimeState]: K;
};
registerEnumType(OvertimeStateEnum, { name: 'OvertimeState' });

@ObjectType('Overtime', { description: 'More time that the provider asked for. Cents of euro, all taxes included.' })
export class OvertimeObject {
  @Field(() => ID)
  id: string;

  @Field(() => OvertimeStateEnum)
  state: OvertimeState;

  @Field(() => Int)
  minutes: number;

  @Field(() => Int, { nullable: true, description: 'What the customer pays; null for the provider.' })
  amountCents: number | null;

  @Field(() => Int, { nullable: true, description: 'What the provider earns; null for the customer.' })
  providerNetCents: number | null;

  @Field(() => Date)
  proposedAt: Date;

  @Field(() => Date, { description: 'Until when the customer can answer; nothing is owed without an answer.' })
  expiresAt: Date;

  static from({ amountCents, providerNetCents, ...overtime }: Overtime, viewer: BookingParty): OvertimeObject {
    return Object.assign(new OvertimeObject(), overtime, {
      amountCents: maySee(viewer, 'PRICE') ? amountCents : null,
      providerNetCents: maySee(viewer, 'EARNINGS') ? providerNetCents : null,
    });
  }
}
