import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Failure, Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { notFound, toUserError } from '#platform/graphql';
import { awaitsDecision, takesEvidence } from '../domain/dispute.js';
import { MOST_ATTACHED_BYTES } from '../domain/evidence-attachment.js';
import { LONGEST_NOTE } from '../domain/evidence-pack.js';
import { evidenceUrl } from '../http/dispute-evidence.controller.js';
import type { DisputeAttachment } from '../store/dispute-attachment.store.js';
import { DisputeReads, type DisputeView } from '../store/dispute.reads.js';
import { AnswerDispute, type DisputeFileView } from '../use-cases/answer-dispute.js';
import { AttachToDispute } from '../use-cases/attach-to-dispute.js';
import { Dispute, DisputeFile } from './dispute.object.js';

/** A dispute with its evidence, as every answer about one shows it. */
@Injectable()
export class ShowDispute {
  constructor(
    private readonly reads: DisputeReads,
    private readonly answering: AnswerDispute,
    private readonly attaching: AttachToDispute,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** NOT_FOUND when there is none. */
  async file(id: string): Promise<DisputeFile> {
    const [view, file, attachments] = await Promise.all([
      this.reads.get(id),
      this.answering.file(id),
      this.attaching.of(id),
    ]);
    if (!view || !file) throw notFound();
    return Object.assign(new DisputeFile(), toFile(file), {
      __typename: 'DisputeFile' as const,
      dispute: toDispute(view, this.clock.now()),
      documents: toDocuments(id, file),
      attachments: attachments.map((one) => toAttachment(id, one)),
      attachmentLimit: MOST_ATTACHED_BYTES,
    });
  }

  /** What a mutation answers: the dispute as it is now, or why nothing was done. */
  async answer<F extends Failure>(id: string, result: Result<void, F | Failure<'DisputeNotFound'>>) {
    if (result.ok) return this.file(id);
    if (result.error.kind === 'DisputeNotFound') throw notFound();
    return toUserError(result.error);
  }
}

const toFile = ({ note, decision, evidence }: DisputeFileView) => ({
  note,
  noteLimit: LONGEST_NOTE,
  decisionReason: decision,
  evidence: Object.entries(evidence.texts).map(([field, text]) => ({ field, text })),
});

const toDocuments = (id: string, { evidence }: DisputeFileView) =>
  evidence.documents.map(({ field, title }) => ({ field, title, url: evidenceUrl(id, field) }));

const toAttachment = (disputeId: string, attachment: DisputeAttachment) => ({
  ...attachment,
  url: evidenceUrl(disputeId, attachment.field),
});

/** A row of the list. */
export const toDispute = (view: DisputeView, now: Date): Dispute =>
  Object.assign(new Dispute(), view, {
    answerable: view.evidenceAskedAt === null && takesEvidence(view, now),
    toDecide: awaitsDecision(view),
  });
