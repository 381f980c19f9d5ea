import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { CatchUp } from '../use-cases/catch-up.js';

/** Money taken asks for invoices, money given back for credit notes. */
@Injectable()
export class OnMoneyMoved implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly catchUp: CatchUp,
  ) {}

  onModuleInit(): void {
    for (const type of ['PaymentCaptured', 'PaymentRefunded'] as const) {
      this.events.subscribe(type, `billing.owe-on-${type}`, ({ data }) => this.catchUp.owePayment(data.paymentId));
    }
  }
}
