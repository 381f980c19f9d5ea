import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result, type UserId } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { decisionPosting, providerPartOfDispute } from '../domain/dispute-consequence.js';
import { awaitsDecision, type DisputeBearer } from '../domain/dispute.js';
import { PLATFORM_VAT_BASIS_POINTS } from '../domain/ledger.js';
import type { DisputeNotDecidable, DisputeNotFound } from '../domain/payment.errors.js';
import { providerBorne } from '../domain/provider-share.js';
import { splitFee } from '../domain/split.js';
import { ChargeStore } from '../store/charge.store.js';
import { DisputeStore, type PaymentDispute } from '../store/dispute.store.js';
import { LedgerStore } from '../store/ledger.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { ProviderShareReads } from '../store/provider-share.reads.js';
import { RecordDispute } from './record-dispute.js';

/**
 * Says who bears a lost dispute, so that nothing stays frozen for ever. PLATFORM: the provider is paid after all. PROVIDER:
 * they lose their proportion of what the bank took, as of a refund; what can't be had back from them stays their debt, as
 * does their part of a tip or overtime.
 */
@Injectable()
export class DecideDispute {
  constructor(
    private readonly disputes: DisputeStore,
    private readonly payments: PaymentStore,
    private readonly shares: ProviderShareReads,
    private readonly charges: ChargeStore,
    private readonly ledger: LedgerStore,
    private readonly recording: RecordDispute,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async decide(
    actor: UserActor,
    disputeId: string,
    decision: { bearer: DisputeBearer; reason: string },
  ): Promise<Result<void, DisputeNotFound | DisputeNotDecidable>> {
    const known = await this.disputes.find(disputeId);
    if (!known) return err({ kind: 'DisputeNotFound' });
    return this.transactor.run(async (tx) => {
      const payment = await this.payments.lock(tx, known.paymentId);
      const dispute = await this.disputes.get(tx, disputeId);
      if (!awaitsDecision(dispute)) return err({ kind: 'DisputeNotDecidable', status: dispute.status });
      await this.#write(tx, payment, dispute, { ...decision, by: actor.userId });
      await this.audit.append(tx, {
        actor,
        action: 'dispute.decided',
        subject: { type: 'dispute', id: disputeId },
        data: { paymentId: payment.id, bookingId: payment.bookingId, bearer: decision.bearer },
      });
      return ok(undefined);
    });
  }

  async #write(
    tx: Tx,
    payment: Payment,
    dispute: PaymentDispute,
    { bearer, reason, by }: { bearer: DisputeBearer; reason: string; by: UserId },
  ): Promise<void> {
    const now = this.clock.now();
    const borneCents = bearer === 'PROVIDER' ? await this.#providerPart(tx, payment, dispute) : 0;
    await this.disputes.decide(tx, dispute.id, { bearer, borneCents, by, reason }, now);
    const parties = { ...payment, vatBasisPoints: PLATFORM_VAT_BASIS_POINTS };
    const fromDebt = dispute.chargeId !== payment.chargeId;
    await this.ledger.post(tx, payment, [decisionPosting(dispute, parties, borneCents, fromDebt)], now);
    const step = { what: `DISPUTE_BORNE_BY_${bearer}`, amountCents: borneCents };
    await this.recording.thaw(tx, await this.payments.save(tx, payment, {}, now, step));
    await this.events.publish(tx, {
      type: 'PaymentDisputeDecided',
      data: {
        paymentId: payment.id,
        bookingId: payment.bookingId,
        disputeId: dispute.id,
        bearer,
        providerCents: borneCents,
      },
    });
  }

  async #providerPart(tx: Tx, payment: Payment, dispute: PaymentDispute): Promise<number> {
    if (dispute.chargeId !== payment.chargeId) return this.#partOfFurther(tx, dispute);
    const providerBorneCents = providerBorne(await this.shares.sums(tx, payment.id));
    return providerPartOfDispute({ ...payment, providerBorneCents }, dispute.withdrawnCents);
  }

  /** Of a tip or overtime: the provider's proportion of what the bank took. */
  async #partOfFurther(tx: Tx, { chargeId, withdrawnCents }: PaymentDispute): Promise<number> {
    const charge = await this.charges.ofStripeCharge(tx, chargeId);
    if (!charge) return 0;
    const { amountCents: totalCents, providerShareCents } = charge;
    return splitFee(Math.min(withdrawnCents, totalCents), { totalCents, providerShareCents }).providerCents;
  }
}
