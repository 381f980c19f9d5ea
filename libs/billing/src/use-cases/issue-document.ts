import { Inject, Injectable } from '@nestjs/common';
import { err, isId, localDate, MINUTE, HOUR, ok, PARIS, plus, type Clock, type Failure } from '#kernel';
import { AuditLog } from '#audit';
import { systemActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { composeDocument, type DocumentFacts } from '../domain/compose-document.js';
import { refundOf } from '../domain/charge-split.js';
import { creditNoteOf, KIND_FACTS, needsMandate, PLATFORM, RETURNED } from '../domain/document-kind.js';
import { DocumentStore } from '../store/document.store.js';
import { MandateStore } from '../store/mandate.store.js';
import { ObligationStore, type Obligation, type WaitsFor } from '../store/obligation.store.js';
import { GatherFacts, type GatheredFacts } from './gather-facts.js';

/** The job that makes a document's PDF. */
export const RENDER_DOCUMENT = 'billing.render-document';

type MustWait = Failure<'MustWait'> & { readonly for: WaitsFor };
/** What only the transaction can say. */
type Standing = Pick<DocumentFacts, 'mandate' | 'corrects'> & { readonly correctsId: string | null };

/** Fulfils one obligation: number, document and end of the obligation in one transaction, the PDF after it. */
@Injectable()
export class IssueDocument {
  constructor(
    private readonly obligations: ObligationStore,
    private readonly documents: DocumentStore,
    private readonly mandates: MandateStore,
    private readonly gathering: GatherFacts,
    private readonly transactor: Transactor,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** True when this call issued it. What has to wait says what for, and is looked at again. */
  async execute(obligationId: string): Promise<boolean> {
    const owed = isId(obligationId) ? await this.obligations.find(obligationId) : null;
    if (owed?.state !== 'WAITING') return false;
    const gathered = await this.gathering.gather(owed);
    const issued = await this.transactor.run<boolean, MustWait>(async (tx) => {
      if (!(await this.obligations.lockWaiting(tx, owed.id))) return ok(false);
      const standing = await this.#standing(tx, owed);
      if ('kind' in standing) return err(standing);
      await this.#issue(tx, owed, gathered, standing);
      return ok(true);
    });
    if (issued.ok) return issued.value;
    await this.putOff(owed, issued.error.for);
    return false;
  }

  /** Later again: the more often it failed the later, and a mandate's acceptance wakes it at once. */
  async putOff(owed: Pick<Obligation, 'id' | 'tries'>, waitsFor: WaitsFor): Promise<void> {
    const pause = waitsFor === 'MANDATE' ? 12 * HOUR : Math.min(2 ** owed.tries * MINUTE, 6 * HOUR);
    await this.transactor.run(async (tx) => {
      await this.obligations.putOff(tx, owed.id, waitsFor, plus(this.clock.now(), pause));
      return ok(undefined);
    });
  }

  async #standing(tx: Tx, owed: Obligation): Promise<Standing | MustWait> {
    const mandate = needsMandate(owed.kind) ? await this.mandates.find(owed.providerId, tx) : null;
    if (needsMandate(owed.kind) && !mandate) return { kind: 'MustWait', for: 'MANDATE' };
    const corrected = await this.#corrected(tx, owed);
    if (corrected === 'NOT_YET') return { kind: 'MustWait', for: 'INVOICE' };
    return {
      mandate: mandate && { version: mandate.version, acceptedOn: localDate(mandate.acceptedAt, PARIS) },
      corrects: corrected && { number: corrected.numberText, issuedOn: corrected.issuedOn.toISOString().slice(0, 10) },
      correctsId: corrected?.id ?? null,
    };
  }

  /** The document that this one corrects: a credit note its invoice, an invoice after a returned refund the credit note. */
  async #corrected(tx: Tx, { kind, movementKind, movementKey, paymentId }: Obligation) {
    const invoiceKind = KIND_FACTS[kind].corrects;
    const creditNote = movementKind === RETURNED ? creditNoteOf(kind) : null;
    if (!invoiceKind && !creditNote) return null;
    const documentId = invoiceKind
      ? await this.obligations.issuedOf(tx, paymentId ?? '', invoiceKind, movementKind === 'OVERTIME_REFUND')
      : await this.obligations.issuedFor(tx, `${refundOf(movementKey ?? '')}/${creditNote ?? ''}`);
    return (documentId && (await this.documents.find(documentId, tx))) || 'NOT_YET';
  }

  async #issue(tx: Tx, owed: Obligation, gathered: GatheredFacts, standing: Standing): Promise<void> {
    const { correctsId, ...known } = standing;
    const byProvider = KIND_FACTS[owed.kind].issuedBy === 'PROVIDER';
    const now = this.clock.now();
    const { id: documentId, numberText } = await this.documents.issue(
      tx,
      {
        kind: owed.kind,
        issuer: byProvider ? owed.providerId : PLATFORM,
        recipientUserId: gathered.recipientUserId,
        issuerUserId: byProvider ? gathered.providerUserId : null,
        bookingId: owed.bookingId,
        correctsId,
        compose: (stamp) => composeDocument({ ...gathered.facts, ...known }, stamp),
      },
      localDate(now, PARIS),
      now,
    );
    // Names and addresses were opened for it: that is written down like any look, without them.
    await this.audit.append(tx, {
      actor: systemActor('billing.issue'),
      action: 'billing-document.issued',
      subject: { type: 'billing-document', id: documentId },
      data: { kind: owed.kind, number: numberText, bookingId: owed.bookingId },
    });
    await this.obligations.markIssued(tx, owed.id, documentId);
    await this.jobs.send(tx, RENDER_DOCUMENT, { documentId });
  }
}
