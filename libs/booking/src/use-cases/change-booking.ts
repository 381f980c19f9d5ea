import { Inject, Injectable, Logger } from '@nestjs/common';
import { err, isId, ok, type BookingId, type Clock, type Err, type Failure, type Result } from '#kernel';
import { Availability } from '#availability';
import type { DomainEvent } from '#events';
import { Payments } from '#payment';
import type { Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import {
  decideFor,
  isFinal,
  isLive,
  TRANSITIONS,
  type BookingCommand,
  type BookingParty,
} from '../domain/booking-state.js';
import type { BookingStateConflict } from '../domain/booking.errors.js';
import { mayActForPlatform, partyOf } from '../domain/booking.policy.js';
import type { Booking } from '../domain/booking.js';
import type { IdempotencyKeyReused } from '../domain/idempotency.js';
import type { LostVisitReason } from '../domain/lost-visit.js';
import type { RescueOutcome } from '../domain/rescue.js';
import type { BookingChanges } from '../store/booking-row.js';
import { BookingStore } from '../store/booking.store.js';
import { OvertimeStore } from '../store/overtime.store.js';
import { CloseRescue } from './close-rescue.js';
import { RememberRequest, type RepeatableRequest } from './remember-request.js';

/** The booking does not exist, or not for whoever asks: the two are never told apart. */
export type BookingNotFound = Failure<'BookingNotFound'>;

/** What becomes of the money with a step: given back but for a fee, or taken and owed to the provider from an instant on. */
export type Money =
  | { readonly release: { readonly feeCents: number; readonly providerShareCents: number; readonly reason: string } }
  | { readonly take: { readonly transferAt: Date } };

/** What a use case adds to the step that the table allows. */
export interface Effects {
  readonly changes?: BookingChanges;
  readonly money?: Money;
  /** The visit fell through and not by the customer: they get a credit besides the refund. */
  readonly credit?: LostVisitReason | null;
  /** How the rescue ends with it, if one is open; everything is given back, when absent. */
  readonly rescued?: RescueOutcome;
  /** What is told, given the booking as it is after the step. */
  readonly tell?: (after: Booking) => DomainEvent[];
}

/** A refusal that leaves a mark: a wrong code counts although the step is not taken. */
export interface MarkedRefusal<E> extends Err<E> {
  readonly mark: BookingChanges;
}

/** `Known` is what the rule must know from other features. */
export interface Change<E, Known = undefined> {
  readonly bookingId: string;
  readonly actor: Actor;
  /** Asked with the booking locked, before anything is decided. */
  readonly learn?: (tx: Tx, booking: Booking) => Promise<Known>;
  /** What is asked; a deadline or a payment may leave it to what the booking is. */
  readonly command: BookingCommand | ((booking: Booking, now: Date, known: Known) => BookingCommand);
  /** A request that may come twice is answered once. */
  readonly request?: RepeatableRequest;
  /** The rest of the rule: what the step does, or why it may not be taken. Pure; called with the booking locked. */
  effects(booking: Booking, now: Date, party: BookingParty, known: Known): Result<Effects, E> | MarkedRefusal<E>;
}

export type ChangeFailure<E> = E | BookingNotFound | BookingStateConflict | IdempotencyKeyReused;

/**
 * The one way in which a booking changes: lock, ask in which capacity who asks, ask the table, ask the use case's own rule,
 * write, settle the money, give back the slot, tell. All in one transaction.
 */
@Injectable()
export class ChangeBooking {
  readonly #logger = new Logger('ChangeBooking');

  constructor(
    private readonly transactor: Transactor,
    private readonly store: BookingStore,
    private readonly requests: RememberRequest,
    private readonly availability: Availability,
    private readonly payments: Payments,
    private readonly overtimes: OvertimeStore,
    private readonly closing: CloseRescue,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run<E, Known = undefined>(change: Change<E, Known>): Promise<Result<Booking, ChangeFailure<E>>> {
    const written = await this.transactor.run<Result<Booking, ChangeFailure<E>>, ChangeFailure<E>>(async (tx) => {
      const found = await this.lock(tx, change);
      if (!found.ok) return found;
      const { booking, party } = found.value;
      if (change.request) {
        const claim = await this.requests.claim(tx, change.actor, { ...change.request, resultId: booking.id });
        if (!claim.ok) return claim;
        if (claim.value.attempt === 'REPEAT') return ok(ok(booking));
      }
      return this.step(tx, change, booking, party);
    });
    return written.ok ? written.value : written;
  }

  private async step<E, Known>(
    tx: Tx,
    change: Change<E, Known>,
    booking: Booking,
    by: BookingParty,
  ): Promise<Result<Result<Booking, ChangeFailure<E>>, ChangeFailure<E>>> {
    const at = this.clock.now();
    const known = (await change.learn?.(tx, booking)) as Known;
    const command = typeof change.command === 'function' ? change.command(booking, at, known) : change.command;
    const to = decideFor(booking, command, by);
    if (!to.ok) return to;
    const effects = change.effects(booking, at, by, known);
    if (!effects.ok) {
      if (!('mark' in effects)) return effects;
      await this.store.note(tx, booking, effects.mark);
      return ok(err(effects.error));
    }
    const ends = isFinal(to.value) ? { endedAt: at, rescueBy: null } : {};
    const changes = { ...effects.value.changes, ...ends };
    const after = await this.store.step(tx, booking, { command, by, to: to.value, at, changes });
    await this.settle(tx, booking, after, effects.value);
    if (booking.rescueBy && !after.rescueBy)
      await this.closing.execute(tx, change.actor, after, effects.value.rescued ?? 'REFUNDED', at);
    return ok(ok(after));
  }

  /**
   * The provider's calendar is locked before the booking, as taking a slot does: whoever gives one back can't stand in the
   * way of whoever takes one.
   */
  private async lock<E, Known>(tx: Tx, { bookingId, actor, command }: Change<E, Known>) {
    const notFound = err<BookingNotFound>({ kind: 'BookingNotFound' });
    if (!isId(bookingId)) return notFound;
    if (typeof command === 'function' || GIVES_BACK.has(command)) {
      const providerId = await this.store.providerOf(tx, bookingId);
      if (!providerId) return notFound;
      await this.availability.lock(tx, providerId);
    }
    const booking = await this.store.lock(tx, bookingId);
    const party = booking && partyOf(actor, booking);
    if (!booking || !party || (party === 'PLATFORM' && !mayActForPlatform(actor))) return notFound;
    return ok({ booking, party });
  }

  private async settle(tx: Tx, before: Booking, after: Booking, { money, tell, credit }: Effects): Promise<void> {
    const givesBack = isLive(before.state) && !isLive(after.state);
    if (givesBack) await this.availability.reopen(tx, after.providerId, after.blocked);
    if (money && 'release' in money) await this.payments.cancel(tx, after.id, money.release);
    if (money && 'take' in money) await this.take(tx, after, money.take.transferAt);
    if (credit)
      await this.payments.grantLostVisitCredit(tx, { bookingId: after.id, customerId: after.customerId }, credit);
    if (tell) await this.events.publish(tx, ...tell(after));
  }

  private async take(tx: Tx, { id }: Booking, transferAt: Date): Promise<void> {
    const captured = await this.payments.capture(tx, id);
    if (!captured.ok) {
      // The visit was done all the same: what the customer owes is payment's to collect, and staff's to know.
      this.#logger.error({ bookingId: id, because: captured.error.kind }, 'Completed without money held');
    }
    await this.payments.scheduleTransfer(tx, id, transferAt);
    await this.chargeOvertime(tx, id, transferAt);
  }

  /** What the customer agreed to is charged now, and the provider's part of it leaves with that of the visit. */
  private async chargeOvertime(tx: Tx, id: BookingId, transferAt: Date): Promise<void> {
    const overtime = await this.overtimes.latest(tx, id);
    if (overtime?.state !== 'AGREED') return;
    const { amountCents, providerNetCents: providerShareCents } = overtime;
    await this.payments.chargeFurther(tx, id, { kind: 'OVERTIME', amountCents, providerShareCents, transferAt });
  }
}

/** The commands that can end a booking, and so give its slot back. */
const GIVES_BACK: ReadonlySet<BookingCommand> = new Set(
  TRANSITIONS.filter(({ from, to }) => isLive(from) && !isLive(to)).map(({ command }) => command),
);

/** Everything goes back to the customer. */
export const giveBack = (reason: string): Money => ({ release: { feeCents: 0, providerShareCents: 0, reason } });
