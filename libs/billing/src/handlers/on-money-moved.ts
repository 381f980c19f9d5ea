import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BookingId } from '#kernel';
import { Payments } from '#payment';
import { EventBus } from '#platform/jobs';
import { CatchUp } from '../use-cases/catch-up.js';

/** Money taken asks for invoices, money given back for credit notes, and a refund that comes back for invoices again. */
@Injectable()
export class OnMoneyMoved implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly catchUp: CatchUp,
    private readonly payments: Payments,
  ) {}

  onModuleInit(): void {
    this.events.subscribe('PaymentChargePaid', 'billing.owe-on-PaymentChargePaid', async ({ data }) => {
      const summary = await this.payments.summary(data.bookingId as BookingId);
      if (summary) await this.catchUp.owePayment(summary.paymentId);
    });
    for (const type of ['PaymentCaptured', 'PaymentRefunded', 'PaymentRefundFailed'] as const) {
      this.events.subscribe(type, `billing.owe-on-${type}`, ({ data }) => this.catchUp.owePayment(data.paymentId));
    }
  }
}
