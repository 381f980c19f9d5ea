import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { DisputeGateway } from '../adapters/dispute-gateway.js';
import { StripeRejected } from '../adapters/stripe-answers.js';
import type { EvidenceFields } from '../domain/evidence-pack.js';
import type { SeenDispute } from '../domain/seen.js';
import { DisputeStore } from '../store/dispute.store.js';
import type { PaymentOperation } from '../store/operation.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { idempotencyKey, mustLookFirst, type Answer, type Question } from './question.js';
import { RecordDispute } from './record-dispute.js';
import type { EvidenceDetails } from './answer-dispute.js';

/** Sends the evidence of a dispute to the bank, exactly as it was written down. */
@Injectable()
export class AskEvidence implements Question {
  constructor(
    private readonly gateway: DisputeGateway,
    private readonly disputes: DisputeStore,
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
      const seen = await this.#send(operation, dispute.stripeId, evidence);
      return async (tx, current) => {
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

  async #send(operation: PaymentOperation, stripeId: string, evidence: EvidenceFields): Promise<SeenDispute> {
    if (mustLookFirst(operation, this.clock.now())) {
      const seen = await this.gateway.get(stripeId);
      if (seen.submissionCount > 0) return seen;
    }
    return this.gateway.submitEvidence(stripeId, evidence, idempotencyKey(operation));
  }
}
