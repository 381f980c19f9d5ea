import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { CardGateway } from '../adapters/card-gateway.js';
import { disputeMoved } from '../domain/ledger.js';
import { LedgerStore } from '../store/ledger.store.js';
import { PaymentStore, type Payment, type PaymentWrite } from '../store/payment.store.js';

const WON = new Set(['won', 'warning_closed', 'prevented']);

/** Looks at a dispute: while a bank is asking for the money back, the provider's transfer waits. */
@Injectable()
export class SyncDispute {
  constructor(
    private readonly payments: PaymentStore,
    private readonly cards: CardGateway,
    private readonly ledger: LedgerStore,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** False when the disputed charge is not one of ours. */
  async sync(disputeId: string): Promise<boolean> {
    const dispute = await this.cards.getDispute(disputeId);
    const paymentId = dispute.chargeId ? await this.payments.findByStripeObject(dispute.chargeId) : null;
    if (!paymentId) return false;
    await this.transactor.run(async (tx) => {
      const payment = await this.payments.lock(tx, paymentId);
      const movements = dispute.movements.map((movement) => disputeMoved(`dispute:${movement.id}`, movement));
      await this.ledger.post(tx, payment, movements, this.clock.now());
      const change = changeBy(payment, dispute.status, this.clock.now());
      if (change)
        await this.payments.save(tx, payment, change.write, this.clock.now(), {
          what: change.what,
          amountCents: dispute.amountCents,
        });
      return ok(undefined);
    });
    return true;
  }
}

/** A lost dispute stays frozen: the money is gone, and what the provider keeps is a person's decision. */
function changeBy(payment: Payment, status: string, now: Date): { what: string; write: PaymentWrite } | null {
  if (WON.has(status)) return payment.frozenAt ? { what: 'DISPUTE_WON', write: { frozenAt: null } } : null;
  return payment.frozenAt ? null : { what: 'DISPUTED', write: { frozenAt: now } };
}
