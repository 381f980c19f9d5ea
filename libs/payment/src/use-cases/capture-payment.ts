import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import { onCard } from '../domain/credit.js';
import type { CaptureFailure } from '../domain/payment.errors.js';
import { decide, isPaid, type PaymentState } from '../domain/payment-state.js';
import { PaymentStore } from '../store/payment.store.js';
import { PlanOperation } from './plan-operation.js';

/** Takes the money after the visit. However many ask at once, one does it: the state is compared and set under the row's lock. */
@Injectable()
export class CapturePayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly plans: PlanOperation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async capture(tx: Tx, bookingId: BookingId): Promise<Result<{ state: PaymentState }, CaptureFailure>> {
    const payment = await this.payments.lockOfBooking(tx, bookingId);
    if (!payment) return err({ kind: 'PaymentNotFound' });
    if (payment.state === 'CAPTURING' || isPaid(payment.state)) return ok({ state: payment.state });
    const next = decide(payment.state, 'CAPTURE');
    if (!next.ok) return err({ kind: 'PaymentNotHeld' });
    await this.payments.save(tx, payment, { state: next.value }, this.clock.now(), {
      what: 'CAPTURING',
      amountCents: onCard(payment),
    });
    await this.plans.plan(tx, payment, { kind: 'CAPTURE', amountCents: onCard(payment) });
    return ok({ state: next.value });
  }
}
