import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, HOUR, ok, plus, type Clock, type Result } from '#kernel';
import { systemActor, type Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Transactor } from '#platform/prisma';
import { takesEvidence } from '../domain/dispute.js';
import { drawEvidence } from '../adapters/evidence-pdf.js';
import type { Evidence } from '../domain/evidence-pack.js';
import type { DisputeNotAnswerable, DisputeNotFound } from '../domain/payment.errors.js';
import { DisputeReads } from '../store/dispute.reads.js';
import { DisputeStore } from '../store/dispute.store.js';
import { OperationStore } from '../store/operation.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { BuildEvidence } from './build-evidence.js';
import { PlanOperation } from './plan-operation.js';
import { SyncDispute } from './sync-dispute.js';

/** Which row of `payment_dispute`. */
export type EvidenceDetails = { readonly disputeId: string };

type Refusal = DisputeNotFound | DisputeNotAnswerable;

/** What a dispute's file shows in words: the evidence as it was sent, or as it would be sent now. */
export interface DisputeFileView {
  readonly note: string | null;
  readonly decision: string | null;
  readonly evidence: Evidence;
}

/** Answers a dispute: the evidence is written down as it will be sent, Stripe is asked after the commit. */
@Injectable()
export class AnswerDispute {
  constructor(
    private readonly disputes: DisputeStore,
    private readonly reads: DisputeReads,
    private readonly payments: PaymentStore,
    private readonly operations: OperationStore,
    private readonly plans: PlanOperation,
    private readonly building: BuildEvidence,
    private readonly syncing: SyncDispute,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  /** Null when there is no such dispute. */
  async file(disputeId: string): Promise<DisputeFileView | null> {
    const known = await this.disputes.find(disputeId);
    if (!known) return null;
    const { note, decision, evidence } = this.disputes.open(known);
    // What was sent and is forgotten since is not put together anew.
    if (known.evidenceAskedAt !== null) return { note, decision, evidence: evidence ?? { texts: {}, documents: [] } };
    return { note, decision, evidence: await this.building.build(known.paymentId, note ?? '') };
  }

  /** One file of the evidence, drawn as it was sent or as it would be sent now. Null when the evidence has none in that field. */
  async preview(disputeId: string, field: string): Promise<Buffer | null> {
    const [known, file] = [await this.disputes.find(disputeId), await this.file(disputeId)];
    const document = file?.evidence.documents.find((one) => one.field === field);
    return document ? drawEvidence(document, known?.evidenceAskedAt ?? this.clock.now()) : null;
  }

  /** Staff's own words, until the evidence is sent. */
  async note(disputeId: string, text: string): Promise<Result<void, Refusal>> {
    const known = await this.disputes.find(disputeId);
    if (!known) return err({ kind: 'DisputeNotFound' });
    return this.transactor.run(async (tx) => {
      await this.payments.lock(tx, known.paymentId);
      const dispute = await this.disputes.get(tx, disputeId);
      if (dispute.evidenceAskedAt !== null || !takesEvidence(dispute, this.clock.now()))
        return err({ kind: 'DisputeNotAnswerable', status: dispute.status });
      await this.disputes.note(tx, disputeId, text);
      return ok(undefined);
    });
  }

  /** Sends what is known now, with staff's own words. Harmless twice: the second call finds it under way. */
  async submit(actor: Actor, disputeId: string): Promise<Result<void, Refusal>> {
    const known = await this.disputes.find(disputeId);
    if (!known) return err({ kind: 'DisputeNotFound' });
    // Outside the transaction: other features are asked.
    const evidence = await this.building.build(known.paymentId, this.disputes.open(known).note ?? '');
    return this.transactor.run(async (tx) => {
      const payment = await this.payments.lock(tx, known.paymentId);
      const dispute = await this.disputes.get(tx, disputeId);
      const now = this.clock.now();
      const isBusy = (await this.operations.findPending(tx, payment.id, 'SUBMIT_EVIDENCE')) !== null;
      if (dispute.evidenceAskedAt !== null || isBusy || !takesEvidence(dispute, now))
        return err({ kind: 'DisputeNotAnswerable', status: dispute.status });
      await this.disputes.askEvidence(tx, disputeId, evidence, actor.kind === 'user' ? actor.userId : null, now);
      const details: EvidenceDetails = { disputeId };
      await this.plans.plan(tx, payment, { kind: 'SUBMIT_EVIDENCE', details });
      await this.payments.save(tx, payment, {}, now, { what: 'DISPUTE_ANSWERED' });
      const data = { paymentId: payment.id, bookingId: payment.bookingId };
      await this.audit.append(tx, {
        actor,
        action: 'dispute.answered',
        subject: { type: 'dispute', id: disputeId },
        data,
      });
      return ok(undefined);
    });
  }

  /** Ids of disputes whose time is nearly over and that nobody has answered. */
  due(now: Date): Promise<string[]> {
    return this.reads.unanswered(plus(now, this.config.rules.evidenceBeforeDeadlineHours * HOUR));
  }

  /** Sends what is ready because nobody has; first looks whether the bank still waits. */
  async submitDue(disputeId: string): Promise<void> {
    const known = await this.disputes.find(disputeId);
    if (!known) return;
    await this.syncing.sync(known.stripeId);
    await this.submit(systemActor('payment.submit-evidence'), disputeId);
  }
}
