import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type PaymentDisputeAttachment, type Tx } from '#platform/prisma';
import type { AttachedFile, AttachmentField } from '../domain/evidence-attachment.js';

/** A file of staff's own in a dispute's evidence. */
export interface DisputeAttachment extends AttachedFile {
  readonly id: string;
  readonly disputeId: string;
  readonly documentId: string;
  readonly addedAt: Date;
  /** Stripe's code when it did not want the file. */
  readonly failure: string | null;
}

/** How many disputes are forgotten at a time. */
const BATCH = 100;

/** Files that staff added to disputes. Every write is made under the payment's lock, but forgetting. */
@Injectable()
export class DisputeAttachmentStore {
  constructor(private readonly database: Database) {}

  /** In the order in which they were added. */
  async of(disputeId: string, tx: Tx = this.database.prisma): Promise<DisputeAttachment[]> {
    const rows = await tx.paymentDisputeAttachment.findMany({
      where: { disputeId },
      orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toAttachment);
  }

  async add(
    tx: Tx,
    file: AttachedFile & { disputeId: string; documentId: string },
    by: string,
    at: Date,
  ): Promise<string> {
    const id = newId();
    await tx.paymentDisputeAttachment.create({ data: { id, ...file, addedBy: by, addedAt: at } });
    return id;
  }

  async remove(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.paymentDisputeAttachment.deleteMany({ where: { id: { in: [...ids] } } });
  }

  /** What Stripe said of each file: null when it took it. */
  async recordSent(tx: Tx, outcomes: ReadonlyMap<string, string | null>): Promise<void> {
    for (const [id, failure] of outcomes)
      await tx.paymentDisputeAttachment.update({ where: { id }, data: { failure } });
  }

  /** Disputes that ended before this instant and still have files. */
  async forgettable(closedBefore: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'payment-dispute-attachments-forgettable',
      `SELECT d.id FROM payment_dispute d WHERE d.closed_at < $1
         AND EXISTS (SELECT 1 FROM payment_dispute_attachment a WHERE a.dispute_id = d.id)
       ORDER BY d.closed_at LIMIT ${BATCH}`,
      [closedBefore],
    );
    return rows.map(({ id }) => id);
  }
}

const toAttachment = ({ addedBy: _by, field, ...row }: PaymentDisputeAttachment): DisputeAttachment => ({
  ...row,
  field: field as AttachmentField,
});
