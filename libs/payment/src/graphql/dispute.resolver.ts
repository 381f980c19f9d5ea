import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { formatEuros, isId, type BookingId, type Clock } from '#kernel';
import { Access, CurrentActor, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { badUserInput, decodeCursor, notFound, toConnection, toUserError } from '#platform/graphql';
import type { RefundTarget } from '../domain/refund-allowance.js';
import type { RefundAllowance } from '../use-cases/refund-booking.js';
import { DisputeReads } from '../store/dispute.reads.js';
import { AnswerDispute } from '../use-cases/answer-dispute.js';
import { DecideDispute } from '../use-cases/decide-dispute.js';
import { RefundBooking } from '../use-cases/refund-booking.js';
import { DecideDisputeInput, DisputeNoteInput, DisputesArgs, RefundBookingInput } from './dispute.inputs.js';
import { DisputeConnection, DisputeFile } from './dispute.object.js';
import { AnswerDisputeResult, DecideDisputeResult, RefundBookingResult } from './dispute.results.js';
import { ShowDispute, toDispute } from './show-dispute.js';
import { RefundAccepted, RefundAllowanceObject, RefundTargetEnum } from './refund.object.js';

/** Disputes for finance staff, refunds for finance and support. */
@Resolver()
export class DisputeResolver {
  constructor(
    private readonly reads: DisputeReads,
    private readonly showing: ShowDispute,
    private readonly answering: AnswerDispute,
    private readonly deciding: DecideDispute,
    private readonly refunding: RefundBooking,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Access('admin:finance')
  @Query(() => DisputeConnection, { description: 'Newest first.' })
  async disputes(@Args() page: DisputesArgs): Promise<DisputeConnection> {
    const rows = await this.reads.page(page.list, page.first + 1, afterOf(page.after));
    const now = this.clock.now();
    const shown = rows.map((row) => toDispute(row, now));
    return toConnection(shown, page.first, ({ openedAt, id }) => [openedAt.getTime(), id]);
  }

  @Access('admin:finance')
  @Query(() => DisputeFile, { description: 'A dispute with its evidence. NOT_FOUND when there is none.' })
  async dispute(@Args('id', { type: () => ID }) id: string): Promise<DisputeFile> {
    if (!isId(id)) throw badUserInput('id');
    return this.showing.file(id);
  }

  @Access('admin:finance')
  @Mutation(() => AnswerDisputeResult, { description: 'Your own words in the evidence, until it is sent.' })
  async noteDispute(@Args('input') input: DisputeNoteInput) {
    return this.showing.answer(input.disputeId, await this.answering.note(input.disputeId, input.note.trim()));
  }

  @Access('admin:finance')
  @Mutation(() => AnswerDisputeResult, { description: 'Sends the evidence to the bank. It is usually taken once.' })
  async submitDisputeEvidence(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: UserActor) {
    if (!isId(id)) throw badUserInput('id');
    return this.showing.answer(id, await this.answering.submit(actor, id));
  }

  @Access('admin:finance')
  @Mutation(() => DecideDisputeResult, { description: 'Who bears a lost dispute. It can’t be taken back.' })
  async decideDispute(@Args('input') input: DecideDisputeInput, @CurrentActor() actor: UserActor) {
    const { disputeId, ...decision } = input;
    return this.showing.answer(disputeId, await this.deciding.decide(actor, disputeId, decision));
  }

  @Access('admin:finance', 'admin:support')
  @Query(() => RefundAllowanceObject, {
    description: 'What you may give back of a booking. NOT_FOUND without a payment.',
  })
  async refundAllowance(
    @Args('bookingId', { type: () => ID }) bookingId: string,
    @Args('target', { type: () => RefundTargetEnum, defaultValue: RefundTargetEnum.VISIT }) target: RefundTarget,
    @CurrentActor() actor: UserActor,
  ): Promise<RefundAllowanceObject> {
    if (!isId(bookingId)) throw badUserInput('bookingId');
    return this.#allowance(actor, bookingId as BookingId, target);
  }

  @Access('admin:finance', 'admin:support')
  @Mutation(() => RefundBookingResult, { description: 'Gives money back to the customer’s card.' })
  async refundBooking(@Args('input') input: RefundBookingInput, @CurrentActor() actor: UserActor) {
    const bookingId = input.bookingId as BookingId;
    const { target, amountCents, currency, reason, note, idempotencyKey } = input;
    const request = { bookingId, target, amountCents, currency, reason, note: note.trim(), idempotencyKey };
    const refunded = await this.refunding.refund(actor, request);
    if (refunded.ok) {
      const allowance = await this.#allowance(actor, bookingId, target);
      return Object.assign(new RefundAccepted(), {
        __typename: 'RefundAccepted' as const,
        refundId: refunded.value,
        allowance,
      });
    }
    if (refunded.error.kind === 'PaymentNotFound') throw notFound();
    const { error } = refunded;
    return error.kind === 'RefundLimitReached'
      ? toUserError(error, { allowed: formatEuros(error.allowedCents, actor.locale) })
      : toUserError(error);
  }

  async #allowance(actor: UserActor, bookingId: BookingId, target: RefundTarget): Promise<RefundAllowance> {
    const allowance = await this.refunding.allowance(actor, bookingId, target);
    if (!allowance.ok) throw notFound();
    return allowance.value;
  }
}

function afterOf(cursor: string | null | undefined): readonly [number, string] | null {
  const [openedAt, id] = decodeCursor(cursor, 2) ?? [];
  if (openedAt === undefined) return null;
  if (typeof openedAt !== 'number' || typeof id !== 'string' || !isId(id)) throw badUserInput('after');
  return [openedAt, id];
}
