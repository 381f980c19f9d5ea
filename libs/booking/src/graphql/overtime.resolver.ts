import { Inject } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Clock } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { inOrder, loader } from '#platform/graphql';
import type { Overtime } from '../domain/overtime.js';
import { OvertimeStore } from '../store/overtime.store.js';
import { AnswerOvertime } from '../use-cases/answer-overtime.js';
import { ProposeOvertime } from '../use-cases/propose-overtime.js';
import { answer } from './booking.answers.js';
import { AnswerOvertimeInput, ProposeOvertimeInput } from './booking.inputs.js';
import { BookingObject, toBookingObject } from './booking.object.js';
import { AnswerOvertimeResult, ProposeOvertimeResult } from './booking.results.js';
import { OvertimeObject } from './overtime.object.js';

/** More time, asked for and agreed to. */
@Resolver(() => BookingObject)
export class OvertimeResolver {
  constructor(
    private readonly proposing: ProposeOvertime,
    private readonly answering: AnswerOvertime,
    private readonly overtimes: OvertimeStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('provider')
  @Mutation(() => ProposeOvertimeResult, {
    description:
      'Asks the customer for more time, priced by the booking’s own quote. A new proposal replaces the last.',
  })
  async proposeOvertime(@Args('input') input: ProposeOvertimeInput, @CurrentActor() actor: UserActor) {
    return answer(await this.proposing.execute(actor, input), (booking) =>
      toBookingObject(booking, 'PROVIDER', this.clock.now()),
    );
  }

  @Access('customer')
  @Mutation(() => AnswerOvertimeResult, {
    description:
      'Orders the proposed time with the obligation to pay it, or refuses it. Charged when the visit completes.',
  })
  async answerOvertime(@Args('input') input: AnswerOvertimeInput, @CurrentActor() actor: UserActor) {
    return answer(await this.answering.execute(actor, input), (booking) =>
      toBookingObject(booking, 'CUSTOMER', this.clock.now()),
    );
  }

  @ResolveField(() => OvertimeObject, { nullable: true, description: 'The last proposal of more time.' })
  async overtime(@Parent() { booking, viewer }: BookingObject): Promise<OvertimeObject | null> {
    const proposals = loader<string, Overtime | null>('booking.overtime', async (ids) =>
      inOrder(ids, await this.overtimes.latestOf(ids), ({ bookingId }) => bookingId),
    );
    const found = await proposals.load(booking.id);
    return found && OvertimeObject.from(found, viewer);
  }
}
