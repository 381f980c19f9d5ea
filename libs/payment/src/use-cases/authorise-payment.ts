import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Transactor } from '#platform/prisma';
import { onCard } from '../domain/credit.js';
import { authorisationRules, authoriseAt, recoveryDeadline } from '../domain/authorisation-schedule.js';
import { decide } from '../domain/payment-state.js';
import { PaymentStore } from '../store/payment.store.js';
import { PlanOperation } from './plan-operation.js';

/** Starts the hold on a saved card when its time has come. */
@Injectable()
export class AuthorisePayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly plans: PlanOperation,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async authorise(paymentId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const payment = await this.payments.lock(tx, paymentId);
      const now = this.clock.now();
      const rules = authorisationRules(this.config.rules);
      const next = decide(payment.state, 'AUTHORISE');
      if (!next.ok || authoriseAt(payment.visitStart, rules) > now) return ok(undefined);
      const write = {
        state: next.value,
        authoriseAttempt: payment.authoriseAttempt + 1,
        actionDeadline: recoveryDeadline(payment.visitStart, now, rules),
      };
      await this.payments.save(tx, payment, write, now, { what: 'AUTHORISING', amountCents: onCard(payment) });
      await this.plans.plan(tx, payment, { kind: 'AUTHORISE', amountCents: onCard(payment) });
      return ok(undefined);
    });
  }
}
