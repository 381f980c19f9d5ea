import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { decide } from '../domain/payment-state.js';
import { PaymentStore } from '../store/payment.store.js';

/** Closes a payment that was transferred so long ago that nothing can come back. */
@Injectable()
export class SettlePayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async settle(paymentId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const payment = await this.payments.lock(tx, paymentId);
      const next = decide(payment.state, 'SETTLE');
      if (next.ok && payment.state === 'TRANSFERRED') {
        await this.payments.save(tx, payment, { state: next.value }, this.clock.now(), { what: 'SETTLED' });
      }
      return ok(undefined);
    });
  }
}
