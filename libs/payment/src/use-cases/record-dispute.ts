import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import { disputeConsequence, type DisputeConsequence } from '../domain/dispute-consequence.js';
import { freezes, isOpen } from '../domain/dispute.js';
import { PLATFORM_VAT_BASIS_POINTS } from '../domain/ledger.js';
import { isShareSent, providerBorne } from '../domain/provider-share.js';
import type { SeenDispute } from '../domain/seen.js';
import { DisputeStore } from '../store/dispute.store.js';
import { LedgerStore } from '../store/ledger.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { ProviderShareReads } from '../store/provider-share.reads.js';
import { PlanOperation } from './plan-operation.js';
import { ResumeShare } from './resume-share.js';

/** Writes down what Stripe shows of a dispute: webhooks, sweeps and answers all end here. */
@Injectable()
export class RecordDispute {
  constructor(
    private readonly disputes: DisputeStore,
    private readonly payments: PaymentStore,
    private readonly shares: ProviderShareReads,
    private readonly ledger: LedgerStore,
    private readonly plans: PlanOperation,
    private readonly resuming: ResumeShare,
    private readonly events: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `payment` is locked by the transaction. */
  async record(tx: Tx, payment: Payment, seen: SeenDispute): Promise<void> {
    const now = this.clock.now();
    const known = await this.disputes.findByStripeId(tx, seen.id);
    const sums = await this.shares.sums(tx, payment.id);
    const id = known?.id ?? this.disputes.newId();
    // A tip or overtime is another charge: what the provider had of it is a matter for the decision.
    const disputesVisit = seen.chargeId === payment.chargeId;
    const parties = { ...payment, vatBasisPoints: PLATFORM_VAT_BASIS_POINTS };
    const facts = { ...payment, providerBorneCents: providerBorne(sums), shareSent: isShareSent(sums), disputesVisit };
    const consequence = disputeConsequence(facts, known, seen, id, parties);
    const closedAt = isOpen(consequence.status) ? null : (known?.closedAt ?? now);
    await this.disputes.record(tx, { id, paymentId: payment.id, seen, consequence, closedAt, now });
    await this.#apply(tx, payment, seen, consequence, now);
  }

  async #apply(
    tx: Tx,
    payment: Payment,
    seen: SeenDispute,
    { postings, reverseCents, steps, events }: DisputeConsequence,
    now: Date,
  ): Promise<void> {
    await this.ledger.post(tx, payment, postings, now);
    let current = payment;
    for (const what of steps)
      current = await this.payments.save(tx, current, {}, now, { what, amountCents: seen.amountCents });
    if (reverseCents > 0) await this.plans.plan(tx, payment, { kind: 'REVERSE', amountCents: reverseCents });
    await this.thaw(tx, current);
    await this.events.publish(tx, ...events);
  }

  /** The share waits while any dispute of the payment is undecided, and goes on when none is. */
  async thaw(tx: Tx, payment: Payment): Promise<void> {
    const now = this.clock.now();
    const frozen = (await this.disputes.ofCharge(tx, payment.id, payment.chargeId)).some(freezes);
    let current = payment;
    if (frozen !== (payment.frozenAt !== null))
      current = await this.payments.save(tx, payment, { frozenAt: frozen ? now : null }, now);
    if (!frozen) await this.resuming.resume(tx, current);
  }
}
