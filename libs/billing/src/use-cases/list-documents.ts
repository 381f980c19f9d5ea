import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { isId, ok } from '#kernel';
import { holds, type UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { DocumentReads, type DocumentRow } from '../store/document.reads.js';

/** The documents of one booking that somebody may open. Finance staff's looks are written down. */
@Injectable()
export class ListBookingDocuments {
  constructor(
    private readonly reads: DocumentReads,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
  ) {}

  /** Empty for a booking that is not theirs, as for one that does not exist. */
  async execute(actor: UserActor, bookingId: string): Promise<DocumentRow[]> {
    if (!isId(bookingId)) return [];
    const mayFinance = holds('admin:finance', actor);
    const rows = await this.reads.ofBooking(bookingId, actor.userId, mayFinance);
    if (mayFinance) await this.#trace(actor, bookingId);
    return rows;
  }

  async #trace(actor: UserActor, bookingId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const subject = { type: 'booking', id: bookingId };
      await this.audit.append(tx, { actor, action: 'billing-documents.listed', subject });
      return ok(undefined);
    });
  }
}
