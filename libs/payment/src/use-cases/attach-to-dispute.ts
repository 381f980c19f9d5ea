import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { takesEvidence } from '../domain/dispute.js';
import { attachmentName, mayAttach, type AttachmentField } from '../domain/evidence-attachment.js';
import type {
  DisputeFieldTaken,
  DisputeFileNotFound,
  DisputeFilesTooLarge,
  DisputeFileTypeRefused,
  DisputeNotAnswerable,
  DisputeNotFound,
} from '../domain/payment.errors.js';
import { EvidenceFiles } from '../evidence-files.js';
import { DisputeAttachmentStore, type DisputeAttachment } from '../store/dispute-attachment.store.js';
import { DisputeStore } from '../store/dispute.store.js';
import { PaymentStore } from '../store/payment.store.js';

type Refusal = DisputeNotFound | DisputeNotAnswerable;
type FileRefusal = DisputeFileNotFound | DisputeFileTypeRefused | DisputeFieldTaken | DisputeFilesTooLarge;

/** Files of staff's own in the evidence of a dispute: added and removed until it is sent, read by finance staff. */
@Injectable()
export class AttachToDispute {
  constructor(
    private readonly disputes: DisputeStore,
    private readonly attachments: DisputeAttachmentStore,
    private readonly payments: PaymentStore,
    private readonly files: EvidenceFiles,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Gives a file that this person has uploaded to the dispute, in one of the fields of its evidence. */
  attach(
    actor: UserActor,
    disputeId: string,
    input: { documentId: string; field: AttachmentField },
  ): Promise<Result<void, FileRefusal | Refusal>> {
    const { documentId, field } = input;
    return this.#change<FileRefusal>(disputeId, async (tx) => {
      const facts = await this.files.keeper.handOver(tx, actor.userId, documentId, disputeId);
      if (!facts) return err({ kind: 'DisputeFileNotFound' });
      const file = { field, ...facts };
      const fits = mayAttach(await this.attachments.of(disputeId, tx), file);
      if (!fits.ok) return fits;
      const attached = { ...file, disputeId, documentId };
      await this.attachments.add(tx, attached, actor.userId, this.clock.now());
      await this.#note(tx, actor, 'added', disputeId, { field, documentId, bytes: facts.bytes });
      return ok(undefined);
    });
  }

  /** Takes a file out again. One that is gone already is no failure. */
  detach(actor: UserActor, disputeId: string, attachmentId: string): Promise<Result<void, Refusal>> {
    return this.#change(disputeId, async (tx) => {
      const attached = (await this.attachments.of(disputeId, tx)).find(({ id }) => id === attachmentId);
      if (!attached) return ok(undefined);
      await this.attachments.remove(tx, [attached.id]);
      await this.files.keeper.discard(tx, disputeId, [attached.documentId]);
      const { field, documentId } = attached;
      await this.#note(tx, actor, 'removed', disputeId, { field, documentId });
      return ok(undefined);
    });
  }

  /** One file to look at, which is written down. Null when there is none in that field. */
  async read(
    actor: UserActor,
    disputeId: string,
    field: AttachmentField,
  ): Promise<{ content: Buffer; contentType: string; name: string } | null> {
    const attached = (await this.attachments.of(disputeId)).find((one) => one.field === field);
    if (!attached) return null;
    const { documentId, contentType } = attached;
    const content = await this.files.keeper.read(disputeId, documentId);
    await this.transactor.run(async (tx) => {
      await this.#note(tx, actor, 'viewed', disputeId, { field, documentId });
      return ok(undefined);
    });
    return { content, contentType, name: attachmentName(attached) };
  }

  of(disputeId: string): Promise<DisputeAttachment[]> {
    return this.attachments.of(disputeId);
  }

  /** Takes the files of disputes that ended before this instant out for good. */
  async forget(closedBefore: Date): Promise<void> {
    for (const disputeId of await this.attachments.forgettable(closedBefore)) {
      await this.transactor.run(async (tx) => {
        const files = await this.attachments.of(disputeId, tx);
        await this.attachments.remove(
          tx,
          files.map(({ id }) => id),
        );
        await this.files.keeper.discard(
          tx,
          disputeId,
          files.map(({ documentId }) => documentId),
        );
        return ok(undefined);
      });
    }
  }

  /** Under the payment's lock, and only while the evidence is not sent: what goes to the bank is what is in the rows. */
  async #change<F>(
    disputeId: string,
    change: (tx: Tx) => Promise<Result<void, F>>,
  ): Promise<Result<void, F | Refusal>> {
    const known = await this.disputes.find(disputeId);
    if (!known) return err({ kind: 'DisputeNotFound' });
    return this.transactor.run<void, F | Refusal>(async (tx) => {
      await this.payments.lock(tx, known.paymentId);
      const dispute = await this.disputes.get(tx, disputeId);
      if (dispute.evidenceAskedAt !== null || !takesEvidence(dispute, this.clock.now()))
        return err({ kind: 'DisputeNotAnswerable', status: dispute.status });
      return change(tx);
    });
  }

  #note(
    tx: Tx,
    actor: UserActor,
    deed: 'added' | 'removed' | 'viewed',
    disputeId: string,
    data:
      { field: AttachmentField; documentId: string } | { field: AttachmentField; documentId: string; bytes: number },
  ) {
    const subject = { type: 'dispute', id: disputeId };
    return this.audit.append(tx, { actor, action: `dispute.file-${deed}`, subject, data });
  }
}
