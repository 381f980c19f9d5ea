import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { DisputeGateway, type EvidenceFileIds } from '../adapters/dispute-gateway.js';
import { drawEvidence } from '../adapters/evidence-pdf.js';
import { StripeRejected } from '../adapters/stripe-answers.js';
import { attachmentName } from '../domain/evidence-attachment.js';
import type { Evidence } from '../domain/evidence-pack.js';
import type { SeenDispute } from '../domain/seen.js';
import { EvidenceFiles } from '../evidence-files.js';
import { DisputeAttachmentStore } from '../store/dispute-attachment.store.js';
import { DisputeStore, type PaymentDispute } from '../store/dispute.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { idempotencyKey, mustLookFirst, type Answer, type Question } from './question.js';
import { RecordDispute } from './record-dispute.js';
import type { EvidenceDetails } from './answer-dispute.js';

/**
 * Sends the evidence of a dispute to the bank, exactly as it was written down: first its files, drawn from the words that are kept,
 * so that the same file goes up under the same key however often it is tried; then the texts with the files' ids.
 */
@Injectable()
export class AskEvidence implements Question {
  readonly #logger = new Logger('Payment');

  constructor(
    private readonly gateway: DisputeGateway,
    private readonly disputes: DisputeStore,
    private readonly attachments: DisputeAttachmentStore,
    private readonly files: EvidenceFiles,
    private readonly payments: PaymentStore,
    private readonly recording: RecordDispute,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(operation: PaymentOperation): Promise<Answer> {
    const { disputeId } = operation.details as EvidenceDetails;
    const dispute = await this.disputes.find(disputeId);
    const evidence = dispute && this.disputes.open(dispute).evidence;
    if (!evidence) return () => Promise.resolve({ status: 'FAILED', failureCode: 'no_evidence' });
    try {
      const outcomes = new Map<string, string | null>();
      const seen = await this.#send(operation, dispute, evidence, outcomes);
      return async (tx, current) => {
        await this.attachments.recordSent(tx, outcomes);
        await this.recording.record(tx, current, seen);
        return { status: 'DONE', stripeId: seen.id };
      };
    } catch (error) {
      if (!(error instanceof StripeRejected)) throw error;
      return async (tx, current) => {
        await this.disputes.refuseEvidence(tx, disputeId, error.code);
        await this.payments.save(tx, current, {}, this.clock.now(), { what: 'DISPUTE_ANSWER_REFUSED' });
        return { status: 'FAILED', failureCode: error.code };
      };
    }
  }

  /** `outcomes` learns what Stripe said of each file of staff's own: null when it took it. */
  async #send(
    operation: PaymentOperation,
    dispute: PaymentDispute,
    evidence: Evidence,
    outcomes: Map<string, string | null>,
  ): Promise<SeenDispute> {
    if (mustLookFirst(operation, this.clock.now())) {
      const seen = await this.gateway.get(dispute.stripeId);
      if (seen.submissionCount > 0) return seen;
    }
    const drawn = await this.#drawn(operation, dispute, evidence);
    const attached = await this.#attached(operation, dispute, outcomes);
    const files = { ...drawn, ...attached };
    return this.gateway.submitEvidence(dispute.stripeId, { ...evidence.texts, ...files }, idempotencyKey(operation));
  }

  /** The files that we draw. */
  async #drawn(
    operation: PaymentOperation,
    dispute: PaymentDispute,
    { documents }: Evidence,
  ): Promise<EvidenceFileIds> {
    const files: Partial<Record<keyof EvidenceFileIds, string>> = {};
    for (const document of documents) {
      const { field } = document;
      const content = await drawEvidence(document, dispute.evidenceAskedAt ?? operation.createdAt);
      const upload = { name: `${field}.pdf`, type: 'application/pdf', content };
      const { fileId } = await this.#upload(operation, dispute, field, upload);
      if (fileId !== null) files[field] = fileId;
    }
    return files;
  }

  /** Those of staff: they can't change any more, so that they too go up as the same bytes under the same key. */
  async #attached(
    operation: PaymentOperation,
    dispute: PaymentDispute,
    outcomes: Map<string, string | null>,
  ): Promise<EvidenceFileIds> {
    const files: Partial<Record<keyof EvidenceFileIds, string>> = {};
    for (const attached of await this.attachments.of(dispute.id)) {
      const { field, contentType } = attached;
      const content = await this.files.keeper.read(dispute.id, attached.documentId);
      const upload = { name: attachmentName(attached), type: contentType, content };
      const { fileId, failure } = await this.#upload(operation, dispute, field, upload);
      outcomes.set(attached.id, failure);
      if (fileId !== null) files[field] = fileId;
    }
    return files;
  }

  /** A file that Stripe does not want is left out, with its code as the failure: the texts go, and the deadline does not wait. */
  async #upload(
    operation: PaymentOperation,
    dispute: PaymentDispute,
    field: keyof EvidenceFileIds,
    file: { name: string; type: string; content: Buffer },
  ): Promise<{ fileId: string | null; failure: string | null }> {
    try {
      const key = `${idempotencyKey(operation)}:${field}`;
      return { fileId: await this.gateway.uploadEvidence(file, key), failure: null };
    } catch (error) {
      if (!(error instanceof StripeRejected)) throw error;
      this.#logger.warn({ disputeId: dispute.id, field, code: error.code }, 'Stripe refuses a file of the evidence');
      return { fileId: null, failure: error.code };
    }
  }
}
