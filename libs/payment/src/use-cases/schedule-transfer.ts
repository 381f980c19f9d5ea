import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import type { PaymentNotFound } from '../domain/payment.errors.js';
import { decide } from '../domain/payment-state.js';
import { PaymentStore } from '../store/payment.store.js';

/** Says when the provider is paid: usually the end of the claim window. */
@Injectable()
export class ScheduleTransfer {
  constructor(
    private readonly payments: PaymentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** May come before the money is taken; a later call moves the date. Nothing happens once the transfer was made. */
  async schedule(tx: Tx, bookingId: BookingId, dueAt: Date): Promise<Result<void, PaymentNotFound>> {
    const payment = await this.payments.lockOfBooking(tx, bookingId);
    if (!payment) return err({ kind: 'PaymentNotFound' });
    if (payment.transferredCents > 0 || payment.state === 'TRANSFERRED' || payment.state === 'SETTLED')
      return ok(undefined);
    const next = decide(payment.state, 'SCHEDULE_TRANSFER');
    const write = { transferDueAt: dueAt, ...(next.ok ? { state: next.value } : {}) };
    await this.payments.save(tx, payment, write, this.clock.now());
    return ok(undefined);
  }
}
