import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import { chargeConsequenceOf, type ChargeFact } from '../domain/charge-consequence.js';
import { PLATFORM_VAT_BASIS_POINTS } from '../domain/ledger.js';
import { ChargeStore, type PaymentCharge } from '../store/charge.store.js';
import { LedgerStore } from '../store/ledger.store.js';

/** Writes down what Stripe has shown of a tip or overtime: the one way by which answers, webhooks and browsers move it forward. */
@Injectable()
export class RecordChargeFact {
  constructor(
    private readonly charges: ChargeStore,
    private readonly ledger: LedgerStore,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The payment of `chargeId` is locked by the transaction. The charge as it is afterwards; old news leave it as it was. */
  async record(tx: Tx, chargeId: string, fact: ChargeFact): Promise<PaymentCharge> {
    const charge = await this.charges.get(tx, chargeId);
    const now = this.clock.now();
    const consequence = chargeConsequenceOf(charge, fact, now, { vatBasisPoints: PLATFORM_VAT_BASIS_POINTS });
    if (!consequence) return charge;
    const saved = await this.charges.save(tx, charge, consequence.changes, now);
    await this.ledger.post(tx, { id: charge.paymentId, bookingId: charge.bookingId }, consequence.postings, now);
    await this.events.publish(tx, ...consequence.events);
    return saved;
  }
}
