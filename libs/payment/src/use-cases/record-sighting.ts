import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { EventBus } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import { authorisationRules } from '../domain/authorisation-schedule.js';
import { consequenceOf } from '../domain/consequence.js';
import type { Sighting } from '../domain/sighting.js';
import { PLATFORM_VAT_BASIS_POINTS } from '../domain/ledger.js';
import { CreditStore } from '../store/credit.store.js';
import { LedgerStore } from '../store/ledger.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';

/** Writes down what Stripe has shown: the one way by which answers, webhooks and returning browsers move a payment forward. */
@Injectable()
export class RecordSighting {
  constructor(
    private readonly payments: PaymentStore,
    private readonly credits: CreditStore,
    private readonly ledger: LedgerStore,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `payment` is locked by the transaction. The payment as it is afterwards; old news leave it as it was. */
  async record(tx: Tx, payment: Payment, sighting: Sighting): Promise<Payment> {
    const now = this.clock.now();
    const rules = { ...authorisationRules(this.config.rules), vatBasisPoints: PLATFORM_VAT_BASIS_POINTS };
    const consequence = consequenceOf(payment, sighting, now, rules);
    if (!consequence) return payment;
    const saved = await this.payments.save(tx, payment, consequence.changes, now, consequence.step);
    const { creditCents } = consequence.changes;
    if (creditCents !== undefined && payment.creditCents > 0)
      await this.credits.settle(tx, payment.id, creditCents, now);
    await this.ledger.post(tx, payment, consequence.postings, now);
    await this.events.publish(tx, ...consequence.events);
    return saved;
  }
}
