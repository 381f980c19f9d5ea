import { Inject, Injectable } from '@nestjs/common';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import { Availability } from '#availability';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import type {
  IdempotencyKeyReused,
  OvertimeChanged,
  OvertimeExpired,
  OvertimeNotProposed,
  OvertimeOverlaps,
} from '../domain/booking.errors.js';
import { factsOf, type Booking } from '../domain/booking.js';
import { partyOf } from '../domain/booking.policy.js';
import { judgeAgreement, withOvertime, type Overtime } from '../domain/overtime.js';
import { BookingStore } from '../store/booking.store.js';
import { OvertimeStore } from '../store/overtime.store.js';
import type { BookingNotFound } from './change-booking.js';
import { RememberRequest } from './remember-request.js';

export interface OvertimeAnswer {
  readonly bookingId: string;
  readonly overtimeId: string;
  /** What the customer was shown, in cents: they never pay another amount. */
  readonly shownAmountCents: number;
  readonly agree: boolean;
  readonly idempotencyKey: string;
}

export type OvertimeAnswerFailure =
  OvertimeNotProposed | OvertimeExpired | OvertimeChanged | OvertimeOverlaps | IdempotencyKeyReused | BookingNotFound;

/**
 * The customer agrees to more time, with the obligation to pay it once the visit is completed, or refuses it, which costs
 * nothing. What they agree to takes the provider's time: the next visit must still be possible.
 */
@Injectable()
export class AnswerOvertime {
  constructor(
    private readonly store: BookingStore,
    private readonly overtimes: OvertimeStore,
    private readonly requests: RememberRequest,
    private readonly availability: Availability,
    private readonly transactor: Transactor,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(actor: UserActor, input: OvertimeAnswer): Promise<Result<Booking, OvertimeAnswerFailure>> {
    if (!isId(input.bookingId)) return err({ kind: 'BookingNotFound' });
    return this.transactor.run<Booking, OvertimeAnswerFailure>(async (tx) => {
      const providerId = await this.store.providerOf(tx, input.bookingId);
      if (!providerId) return err({ kind: 'BookingNotFound' });
      // The calendar before the booking, as everyone who takes a slot does.
      await this.availability.lock(tx, providerId);
      const booking = await this.store.lock(tx, input.bookingId);
      if (!booking || partyOf(actor, booking) !== 'CUSTOMER') return err({ kind: 'BookingNotFound' });
      return this.answer(tx, actor, booking, input);
    });
  }

  private async answer(
    tx: Tx,
    actor: UserActor,
    booking: Booking,
    { idempotencyKey: key, ...input }: OvertimeAnswer,
  ): Promise<Result<Booking, OvertimeAnswerFailure>> {
    const request = { key, operation: 'answerOvertime', input, resultId: booking.id };
    const claim = await this.requests.claim(tx, actor, request);
    if (!claim.ok) return claim;
    if (claim.value.attempt === 'REPEAT') return ok(booking);
    const { overtimeId, shownAmountCents: amountCents } = input;
    const now = this.clock.now();
    const latest = await this.overtimes.latest(tx, booking.id);
    const judged = judgeAgreement(booking, latest, { overtimeId, amountCents }, now);
    if (!judged.ok) return judged;
    return input.agree ? this.agree(tx, booking, judged.value, now) : this.refuse(tx, booking, judged.value, now);
  }

  private async agree(
    tx: Tx,
    booking: Booking,
    overtime: Overtime,
    now: Date,
  ): Promise<Result<Booking, OvertimeOverlaps>> {
    const blocked = withOvertime(booking.blocked, overtime.minutes);
    if (await this.overtimes.isTaken(tx, booking, blocked)) return err({ kind: 'OvertimeOverlaps' });
    await this.overtimes.block(tx, booking, blocked);
    await this.availability.occupy(tx, booking.providerId, { start: booking.blocked.end, end: blocked.end });
    await this.overtimes.answer(tx, overtime, 'AGREED', now);
    const { minutes, amountCents, providerNetCents } = overtime;
    await this.events.publish(tx, {
      type: 'OvertimeAnswered',
      data: { ...factsOf(booking), minutes, amountCents, providerNetCents, agreed: true },
    });
    return ok({ ...booking, blocked });
  }

  private async refuse(tx: Tx, booking: Booking, overtime: Overtime, now: Date): Promise<Result<Booking, never>> {
    await this.overtimes.answer(tx, overtime, 'REFUSED', now);
    const { minutes, amountCents, providerNetCents } = overtime;
    await this.events.publish(tx, {
      type: 'OvertimeAnswered',
      data: { ...factsOf(booking), minutes, amountCents, providerNetCents, agreed: false },
    });
    return ok(booking);
  }
}
