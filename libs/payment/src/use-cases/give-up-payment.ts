import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { decide } from '../domain/payment-state.js';
import { PaymentStore } from '../store/payment.store.js';
import { PlanOperation } from './plan-operation.js';
import { SyncPayment } from './sync-payment.js';

/** The deadline for securing the money has passed: the booking can't go on. */
@Injectable()
export class GiveUpPayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly plans: PlanOperation,
    private readonly syncPayment: SyncPayment,
    private readonly events: EventBus,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async giveUp(paymentId: string): Promise<void> {
    // The customer may have paid a second ago: that counts.
    await this.syncPayment.sync(paymentId);
    await this.transactor.run(async (tx) => {
      const payment = await this.payments.lock(tx, paymentId);
      const now = this.clock.now();
      const next = decide(payment.state, 'GIVE_UP');
      if (!next.ok || !payment.actionDeadline || payment.actionDeadline > now) return ok(undefined);
      const write = { state: next.value, endReason: 'NOT_SECURED', actionDeadline: null, lookAgainAt: null };
      await this.payments.save(tx, payment, write, now, { what: 'NOT_SECURED' });
      await this.plans.plan(tx, payment, { kind: 'RELEASE' });
      await this.events.publish(tx, { type: 'PaymentNotSecured', data: { paymentId, bookingId: payment.bookingId } });
      return ok(undefined);
    });
  }
}
