import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { isId, type BookingId } from '#kernel';
import { Access } from '#platform/access';
import { badUserInput } from '#platform/graphql';
import { explainMoney, type MoneyExplanation } from '../domain/explain-money.js';
import { BookingMoneyReads } from '../store/booking-money.reads.js';
import { RefundStore } from '../store/refund.store.js';
import { StaffRefund } from './refund.object.js';
import { MoneyExplanationObject } from './money-explanation.object.js';

/** A booking’s money, explained to those who are asked about it. */
@Resolver()
export class MoneyExplanationResolver {
  constructor(
    private readonly reads: BookingMoneyReads,
    private readonly refunds: RefundStore,
  ) {}

  @Access('admin:finance', 'admin:support')
  @Query(() => MoneyExplanationObject, {
    nullable: true,
    description: 'Everything that happened to a booking’s money and where it is now. Null without a payment.',
  })
  async explainMoney(@Args('bookingId', { type: () => ID }) bookingId: string): Promise<MoneyExplanation | null> {
    if (!isId(bookingId)) throw badUserInput('bookingId');
    const money = await this.reads.of(bookingId as BookingId);
    return money && explainMoney(money);
  }

  @Access('admin:finance', 'admin:support')
  @Query(() => [StaffRefund], { description: 'What staff have given back of a booking, who and why; oldest first.' })
  staffRefunds(@Args('bookingId', { type: () => ID }) bookingId: string): Promise<StaffRefund[]> {
    if (!isId(bookingId)) throw badUserInput('bookingId');
    return this.refunds.givenByStaff(bookingId as BookingId);
  }
}
