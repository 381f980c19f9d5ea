import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import type { PaymentNotFound } from '../domain/payment.errors.js';
import { PaymentStore } from '../store/payment.store.js';

/** The visit has moved: what is due before it moves with it. A hold that would end too soon is renewed by the sweep that guards holds. */
@Injectable()
export class ReschedulePayment {
  constructor(
    private readonly payments: PaymentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async reschedule(
    tx: Tx,
    bookingId: BookingId,
    visit: { visitStart: Date; visitEnd: Date },
  ): Promise<Result<void, PaymentNotFound>> {
    const payment = await this.payments.lockOfBooking(tx, bookingId);
    if (!payment) return err({ kind: 'PaymentNotFound' });
    await this.payments.save(tx, payment, visit, this.clock.now(), { what: 'VISIT_MOVED' });
    return ok(undefined);
  }
}
