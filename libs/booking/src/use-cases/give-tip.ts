import { Inject, Injectable } from '@nestjs/common';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import { Payments, type FurtherChargeFailure } from '#payment';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Transactor, type Tx } from '#platform/prisma';
import type { AmountOutOfBounds, IdempotencyKeyReused, TooLate, VisitNotDone } from '../domain/booking.errors.js';
import type { Booking } from '../domain/booking.js';
import { partyOf } from '../domain/booking.policy.js';
import { judgeTip } from '../domain/tip.js';
import { BookingStore } from '../store/booking.store.js';
import type { BookingNotFound } from './change-booking.js';
import { RememberRequest } from './remember-request.js';

export interface TipInput {
  readonly bookingId: string;
  readonly amountCents: number;
  readonly idempotencyKey: string;
}

export type TipFailure =
  VisitNotDone | TooLate | AmountOutOfBounds | IdempotencyKeyReused | BookingNotFound | FurtherChargeFailure;

/** The customer thanks the provider: the saved card is charged, and all of it goes to the provider. */
@Injectable()
export class GiveTip {
  constructor(
    private readonly store: BookingStore,
    private readonly requests: RememberRequest,
    private readonly payments: Payments,
    private readonly transactor: Transactor,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(actor: UserActor, input: TipInput): Promise<Result<Booking, TipFailure>> {
    if (!isId(input.bookingId)) return err({ kind: 'BookingNotFound' });
    return this.transactor.run<Booking, TipFailure>(async (tx) => {
      const booking = await this.store.lock(tx, input.bookingId);
      if (!booking || partyOf(actor, booking) !== 'CUSTOMER') return err({ kind: 'BookingNotFound' });
      return this.give(tx, actor, booking, input);
    });
  }

  private async give(
    tx: Tx,
    actor: UserActor,
    booking: Booking,
    { idempotencyKey, ...input }: TipInput,
  ): Promise<Result<Booking, TipFailure>> {
    const request = { key: idempotencyKey, operation: 'giveTip', input, resultId: booking.id };
    const claim = await this.requests.claim(tx, actor, request);
    if (!claim.ok) return claim;
    if (claim.value.attempt === 'REPEAT') return ok(booking);
    const judged = judgeTip(booking, input.amountCents, this.clock.now(), this.config.rules);
    if (!judged.ok) return judged;
    const { amountCents } = input;
    const charged = await this.payments.chargeFurther(tx, booking.id, {
      kind: 'TIP',
      amountCents,
      providerShareCents: amountCents,
    });
    return charged.ok ? ok(booking) : charged;
  }
}
