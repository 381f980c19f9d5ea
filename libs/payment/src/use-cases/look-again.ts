import { Inject, Injectable } from '@nestjs/common';
import { ok, plus, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { awaitsCustomer } from '../domain/payment-state.js';
import { PaymentStore } from '../store/payment.store.js';
import { LOOK_AGAIN_AFTER } from './ask-open-checkout.js';
import { SyncPayment } from './sync-payment.js';

/** Looks at a page that has been open for a while: the webhook may be lost, the browser may never have come back. */
@Injectable()
export class LookAgain {
  constructor(
    private readonly payments: PaymentStore,
    private readonly syncPayment: SyncPayment,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async look(paymentId: string): Promise<void> {
    await this.syncPayment.sync(paymentId);
    await this.transactor.run(async (tx) => {
      const payment = await this.payments.lock(tx, paymentId);
      if (!awaitsCustomer(payment.state) || !payment.lookAgainAt) return ok(undefined);
      const now = this.clock.now();
      await this.payments.save(tx, payment, { lookAgainAt: plus(now, LOOK_AGAIN_AFTER) }, now);
      return ok(undefined);
    });
  }
}
