import type { Stripe } from 'stripe';
import { disputeStatus } from '../domain/dispute.js';
import type { AttachmentField } from '../domain/evidence-attachment.js';
import type { EvidenceFile } from '../domain/evidence-documents.js';
import type { EvidenceFields } from '../domain/evidence-pack.js';
import type { SeenDispute } from '../domain/seen.js';
import { ask } from './stripe-answers.js';

/** Ids of uploaded files. */
export type EvidenceFileIds = Readonly<Partial<Record<EvidenceFile | AttachmentField, string>>>;

/** Disputes at Stripe. Throws as CardGateway does. */
export class DisputeGateway {
  constructor(private readonly stripe: Stripe) {}

  async get(disputeId: string): Promise<SeenDispute> {
    return seenDispute(await ask(() => this.stripe.disputes.retrieve(disputeId)));
  }

  /** Gives Stripe a file of the evidence; `type` is its media type. Its id there. */
  async uploadEvidence(file: { name: string; type: string; content: Buffer }, idempotencyKey: string): Promise<string> {
    const upload = { data: file.content, name: file.name, type: file.type };
    const parameters = { purpose: 'dispute_evidence' as const, file: upload };
    return (await ask(() => this.stripe.files.create(parameters, { idempotencyKey }))).id;
  }

  /** Sends the evidence to the bank: usually possible once. Texts as they are, files by their ids. The dispute as it then is. */
  async submitEvidence(
    disputeId: string,
    evidence: EvidenceFields & EvidenceFileIds,
    idempotencyKey: string,
  ): Promise<SeenDispute> {
    const parameters = { evidence, submit: true };
    return seenDispute(await ask(() => this.stripe.disputes.update(disputeId, parameters, { idempotencyKey })));
  }
}

const seenDispute = (dispute: Stripe.Dispute): SeenDispute => ({
  id: dispute.id,
  chargeId: typeof dispute.charge === 'string' ? dispute.charge : dispute.charge.id,
  status: disputeStatus(dispute.status),
  reason: dispute.reason,
  amountCents: dispute.amount,
  currency: dispute.currency,
  openedAt: new Date(dispute.created * 1000),
  dueBy: dispute.evidence_details.due_by === null ? null : new Date(dispute.evidence_details.due_by * 1000),
  submissionCount: dispute.evidence_details.submission_count,
  pastDue: dispute.evidence_details.past_due,
  movements: dispute.balance_transactions.map(({ id, amount, fee }) => ({ id, amountCents: amount, feeCents: fee })),
});
