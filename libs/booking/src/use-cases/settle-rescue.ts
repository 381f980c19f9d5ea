import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Clock, type Failure } from '#kernel';
import { AuditLog } from '#audit';
import { systemActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { ProviderDirectory } from '#provider';
import { factsOf, type Booking } from '../domain/booking.js';
import { decideRescue, endsBooking, rescueDeadline, type RescueStep } from '../domain/rescue.js';
import { BookingStore } from '../store/booking.store.js';
import { RescueStore } from '../store/rescue.store.js';
import { ChangeBooking } from './change-booking.js';
import { CloseRescue } from './close-rescue.js';
import { platformCancels } from './platform-cancels.js';

const ACTOR = systemActor('booking.rescue');

interface Situation {
  readonly step: RescueStep;
  readonly reason: string;
}

/**
 * Looks at whether the provider of a booking may come, and at what the customer has chosen, and does what follows. It asks
 * how things are under lock, so it may be called after any event, twice, and again after a crash.
 */
@Injectable()
export class SettleRescue {
  constructor(
    private readonly transactor: Transactor,
    private readonly bookings: ChangeBooking,
    private readonly store: BookingStore,
    private readonly rescues: RescueStore,
    private readonly closing: CloseRescue,
    private readonly providers: ProviderDirectory,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(bookingId: string): Promise<void> {
    const settled = await this.transactor.run(async (tx) => {
      const booking = await this.store.lock(tx, bookingId);
      if (!booking) return ok('NOTHING' as const);
      const situation = await this.look(tx, booking);
      const opened = await this.write(tx, booking, situation);
      // What has no time to wait for a choice is looked at again at once, as due.
      return ok(opened ? (await this.look(tx, opened)).step : situation.step);
    });
    if (settled.ok && endsBooking(settled.value)) await this.end(bookingId);
  }

  /** Within a transaction, with the booking locked. */
  private async look(tx: Tx, booking: Booking): Promise<Situation> {
    const { providerId, serviceCode, end: until, state } = booking;
    const reasons = await this.providers.whyUnfit({ providerId, serviceCode, until }, tx);
    const rescue = booking.rescueBy ? await this.rescues.open(tx, booking.id) : null;
    const question = { state, isFit: reasons.length === 0, rescue, replacement: rescue?.replacement ?? null };
    return { step: decideRescue({ ...question, now: this.clock.now() }), reason: reasons[0] ?? '' };
  }

  /** What leaves the booking alive; answers the booking when a rescue was opened. */
  private async write(tx: Tx, booking: Booking, { step, reason }: Situation): Promise<Booking | null> {
    if (step === 'OPEN') return this.open(tx, booking, reason);
    if (step === 'KEEP') {
      const kept = await this.store.note(tx, booking, { rescueBy: null });
      await this.closing.execute(tx, ACTOR, kept, 'KEPT', this.clock.now());
    }
    if (step === 'CHOOSE_AGAIN') {
      const rescue = await this.rescues.open(tx, booking.id);
      if (rescue) await this.rescues.setReplacement(tx, rescue.id, null);
    }
    return null;
  }

  private async open(tx: Tx, booking: Booking, reason: string): Promise<Booking> {
    const openedAt = this.clock.now();
    const decideBy = rescueDeadline(openedAt, booking.start, this.config.rules.rescueHours);
    await this.rescues.create(tx, { bookingId: booking.id, reason, openedAt, decideBy });
    const opened = await this.store.note(tx, booking, { rescueBy: decideBy });
    const subject = { type: 'booking', id: booking.id };
    await this.audit.append(tx, { actor: ACTOR, action: 'rescue.opened', subject, data: { reason } });
    if (decideBy > openedAt) {
      const data = { ...factsOf(opened), decideBy: decideBy.toISOString() };
      await this.events.publish(tx, { type: 'BookingRescueOpened', data });
    }
    return opened;
  }

  /** Decided again with the calendar locked, as whatever gives back a slot must be. */
  private async end(bookingId: string): Promise<void> {
    await this.bookings.run<Failure<'NotDue'>, Situation>({
      bookingId,
      actor: ACTOR,
      command: 'CANCEL',
      learn: (tx, booking) => this.look(tx, booking),
      effects: (booking, now, _, { step }) =>
        endsBooking(step)
          ? ok({ ...platformCancels(booking, now), rescued: step === 'REPLACE' ? 'REPLACED' : 'REFUNDED' })
          : err({ kind: 'NotDue' }),
    });
  }
}
