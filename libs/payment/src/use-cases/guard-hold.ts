import { Inject, Injectable } from '@nestjs/common';
import type { BookingId, Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { CardGateway } from '../adapters/card-gateway.js';
import { PaymentStore } from '../store/payment.store.js';
import { CapturePayment } from './capture-payment.js';
import { SyncPayment } from './sync-payment.js';

/** Keeps a hold from ending unnoticed: takes it when the visit is over, else lets it go so that the sweep renews it. */
@Injectable()
export class GuardHold {
  constructor(
    private readonly payments: PaymentStore,
    private readonly cards: CardGateway,
    private readonly capturePayment: CapturePayment,
    private readonly syncPayment: SyncPayment,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async guard(paymentId: string): Promise<void> {
    const payment = await this.payments.find(paymentId);
    if (payment?.state !== 'AUTHORISED' || !payment.intentId) return;
    if (payment.visitEnd <= this.clock.now()) {
      await this.transactor.run((tx) => this.capturePayment.capture(tx, payment.bookingId as BookingId));
      return;
    }
    await this.cards.cancelIntent(payment.intentId);
    await this.syncPayment.sync(paymentId);
  }
}
