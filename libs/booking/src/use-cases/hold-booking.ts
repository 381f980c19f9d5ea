import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Failure, type Result, type TimeRange } from '#kernel';
import { Availability, type SlotFailure } from '#availability';
import { Payments, type CreditNotUsableFailure } from '#payment';
import type { UserActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import type {
  HoldFailure,
  IdempotencyKeyReused,
  ReplacementNotPossible,
  TooManyHolds,
} from '../domain/booking.errors.js';
import { factsOf, type Booking } from '../domain/booking.js';
import { BookingReads } from '../store/booking.reads.js';
import { BookingStore } from '../store/booking.store.js';
import { CheckOffer, type NotFound } from './check-offer.js';
import { ChooseReplacement } from './choose-replacement.js';
import { PrepareHold, type HoldRequest, type PreparedHold } from './prepare-hold.js';
import { RememberRequest, type RepeatableRequest } from './remember-request.js';
import { TakeTurns } from './take-turns.js';

export interface HoldInput extends HoldRequest {
  readonly idempotencyKey: string;
  /** Of the price, what the customer agreed to pay with their credit (cents); the card is charged the rest. */
  readonly creditCents: number;
  /** A confirmed visit of theirs whose provider may not come, instead of which this one is booked. */
  readonly replacesBookingId?: string | null;
}

type Chosen = Pick<HoldInput, 'creditCents' | 'replacesBookingId'>;

type SlotRefusal = SlotFailure | IdempotencyKeyReused | TooManyHolds | CreditNotUsableFailure | ReplacementNotPossible;

/** Refusals that have nothing to do with the calendar. */
const isNotOfTheSlot = (refusal: SlotRefusal): refusal is Exclude<SlotRefusal, SlotFailure> =>
  ['IdempotencyKeyReused', 'TooManyHolds', 'CreditNotUsable', 'ReplacementNotPossible'].includes(refusal.kind);

/** Keeps the slot of a quote for the customer while they pay: the beginning of every booking (promise PRICE-1). */
@Injectable()
export class HoldBooking {
  constructor(
    private readonly preparation: PrepareHold,
    private readonly offers: CheckOffer,
    private readonly availability: Availability,
    private readonly payments: Payments,
    private readonly store: BookingStore,
    private readonly reads: BookingReads,
    private readonly requests: RememberRequest,
    private readonly turns: TakeTurns,
    private readonly replacing: ChooseReplacement,
    private readonly transactor: Transactor,
    private readonly events: EventBus,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  async execute(
    actor: UserActor,
    { idempotencyKey, ...input }: HoldInput,
  ): Promise<Result<Booking, HoldFailure | NotFound>> {
    const request = { key: idempotencyKey, operation: 'holdBooking', input };
    const prepared = await this.preparation.execute(actor, input);
    if (!prepared.ok) return (await this.madeBefore(actor, request)) ?? prepared;
    const { provider, wanted } = prepared.value;
    const held = await this.turns.run(provider.providerId, async (waited) => {
      // Who waited has probably come too late: a look without the lock tells them at the price of a read.
      const free = waited ? await this.offers.slot(undefined, provider.providerId, wanted) : ok(undefined);
      return free.ok ? this.hold(actor, prepared.value, request, input) : free;
    });
    if (held.ok) return held;
    const { error } = held;
    if (isNotOfTheSlot(error)) return err(error);
    return (await this.madeBefore(actor, request)) ?? err(await this.offers.explain(error, provider, wanted));
  }

  private hold(
    actor: UserActor,
    prepared: PreparedHold,
    request: RepeatableRequest,
    chosen: Chosen,
  ): Promise<Result<Booking, SlotRefusal>> {
    const { provider, wanted, draft } = prepared;
    return this.transactor.run<Booking, SlotRefusal>(async (tx) => {
      const claim = await this.requests.claim(tx, actor, { ...request, resultId: draft.id });
      if (!claim.ok) return claim;
      if (claim.value.attempt === 'REPEAT') return ok(await this.store.get(tx, claim.value.resultId));
      const limit = this.config.rules.liveHoldsPerCustomer;
      const holds = await this.store.countLiveHolds(tx, draft.customerId, draft.createdAt);
      if (holds >= limit) return err({ kind: 'TooManyHolds', limit });
      await this.availability.lock(tx, provider.providerId);
      const slot = await this.offers.slot(tx, provider.providerId, wanted);
      return slot.ok ? this.write(tx, actor, prepared, slot.value.blocked, chosen) : slot;
    });
  }

  private async write(
    tx: Tx,
    actor: UserActor,
    { draft, quote }: PreparedHold,
    blocked: TimeRange,
    { creditCents, replacesBookingId }: Chosen,
  ): Promise<Result<Booking, Failure<'SlotTaken'> | CreditNotUsableFailure | ReplacementNotPossible>> {
    const inserted = await this.store.insertHold(tx, { ...draft, blocked });
    if (!inserted.ok) return inserted;
    const { booking, lapsed } = inserted.value;
    for (const over of lapsed) {
      await this.availability.reopen(tx, over.providerId, over.blocked);
      await this.payments.cancel(tx, over.id, { feeCents: 0, providerShareCents: 0, reason: 'HOLD_EXPIRED' });
    }
    await this.availability.occupy(tx, booking.providerId, blocked);
    if (replacesBookingId) {
      const noted = await this.replacing.execute(tx, actor, replacesBookingId, booking);
      if (!noted.ok) return noted;
    }
    const price = { totalCents: booking.totalCents, providerShareCents: booking.providerNetCents };
    if (creditCents > 0) {
      const usableCents = await this.payments.usableCredit(tx, booking.customerId, price);
      if (creditCents > usableCents) return err({ kind: 'CreditNotUsable', usableCents });
    }
    const { name } = quote.document.service;
    await this.payments.open(tx, {
      ...price,
      creditCents,
      bookingId: booking.id,
      customerId: booking.customerId,
      providerId: booking.providerId,
      visitStart: booking.start,
      visitEnd: booking.end,
      currency: 'eur',
      description: `${name[actor.locale]} (${booking.reference})`,
      locale: actor.locale,
    });
    await this.events.publish(
      tx,
      { type: 'BookingHeld', data: { ...factsOf(booking), holdExpiresAt: booking.holdExpiresAt.toISOString() } },
      ...lapsed.map((over) => ({ type: 'BookingExpired' as const, data: { ...factsOf(over), from: 'HELD' as const } })),
    );
    return ok(booking);
  }

  /** A request that was answered once is answered so again, even when a new one would now be refused. */
  private async madeBefore(
    actor: UserActor,
    request: RepeatableRequest,
  ): Promise<Result<Booking, IdempotencyKeyReused> | null> {
    const recalled = await this.requests.recall(actor, request);
    if (!recalled.ok) return recalled;
    return recalled.value ? ok(await this.reads.get(recalled.value)) : null;
  }
}
