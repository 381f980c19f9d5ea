import { Injectable } from '@nestjs/common';
import type { BookingId } from '#kernel';
import { evidenceDocuments } from '../domain/evidence-documents.js';
import { evidencePack, type Evidence } from '../domain/evidence-pack.js';
import { PaymentReads } from '../store/payment.reads.js';
import { PaymentStore } from '../store/payment.store.js';
import { VisitEvidenceSource } from '../visit-evidence.js';

const SECURED = new Set(['HELD', 'METHOD_SAVED']);
const TAKEN = new Set(['CAPTURED', 'FEE_CAPTURED']);

/** Puts together what proves a disputed visit, as it would be sent now. */
@Injectable()
export class BuildEvidence {
  constructor(
    private readonly payments: PaymentStore,
    private readonly reads: PaymentReads,
    private readonly visits: VisitEvidenceSource,
  ) {}

  async build(paymentId: string, note: string): Promise<Evidence> {
    const payment = await this.payments.find(paymentId);
    if (!payment) throw new Error('No such payment');
    const bookingId = payment.bookingId as BookingId;
    const [visit, [summary]] = await Promise.all([this.visits.find(bookingId), this.reads.summaries([bookingId])]);
    const firstOf = (which: ReadonlySet<string>): Date | null =>
      summary?.history.find(({ what }) => which.has(what))?.at ?? null;
    const { chargeId, capturedCents, refundedCents } = payment;
    const charge = { chargeId, capturedCents, refundedCents, securedAt: firstOf(SECURED), capturedAt: firstOf(TAKEN) };
    return { texts: evidencePack(visit, charge, note), documents: evidenceDocuments(visit, charge) };
  }
}
