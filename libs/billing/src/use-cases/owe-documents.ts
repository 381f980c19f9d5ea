import { Inject, Injectable } from '@nestjs/common';
import { BookingContracts, type BookingContract } from '#booking';
import { ok, type Clock } from '#kernel';
import { MovementReads, type MoneyMovement } from '#payment';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { splitCharges, type ChargeSplit } from '../domain/charge-split.js';
import type { DocumentKind } from '../domain/document-kind.js';
import { owesNote } from '../domain/note-threshold.js';
import { ObligationStore, type NewObligation } from '../store/obligation.store.js';

/** The job that issues one document. */
export const ISSUE_DOCUMENT = 'billing.issue-document';

type Basics = Pick<NewObligation, 'bookingId' | 'providerId' | 'customerId' | 'paymentId'>;

/** Writes down which documents something that happened asks for; each once, however often it is told. */
@Injectable()
export class OweDocuments {
  constructor(
    private readonly movements: MovementReads,
    private readonly contracts: BookingContracts,
    private readonly obligations: ObligationStore,
    private readonly transactor: Transactor,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Invoices and credit notes for every charge and refund of a payment. The provider's id; null for an unknown payment. */
  async forPayment(paymentId: string): Promise<string | null> {
    const movements = await this.movements.ofPayment(paymentId);
    const [first] = movements;
    const contract = first && (await this.contracts.find(first.bookingId));
    if (!first || !contract) return null;
    const byKey = new Map(movements.map((movement) => [movement.key, movement]));
    const splits = splitCharges(movements, contract.quote.price);
    await this.owe(splits.flatMap((split) => owedFor(split, byKey.get(split.key) ?? first)));
    return first.providerId;
  }

  /** A note, before the money is taken (arrêté n° 83-50/A), with the time that was added before check-out. */
  async noteForVisit(bookingId: string): Promise<void> {
    const contract = await this.contracts.find(bookingId);
    if (!contract) return;
    const note = noteFor(contract, contract.finishedAt ?? this.clock.now());
    if (owesNote(note.amountCents)) await this.owe([note]);
  }

  /** A note of its own for more time that was agreed to after check-out, before that is charged. */
  async noteForOvertime(bookingId: string): Promise<void> {
    const contract = await this.contracts.find(bookingId);
    const { overtime, finishedAt } = contract ?? { overtime: null, finishedAt: null };
    if (!contract || !overtime || !finishedAt || overtime.agreedAt <= finishedAt) return;
    if (!owesNote(overtime.amountCents)) return;
    const { id, amountCents, agreedAt } = overtime;
    const note = noteFor(contract, agreedAt);
    await this.owe([{ ...note, key: `overtime:${id}/NOTE`, movementKind: 'OVERTIME', amountCents }]);
  }

  /** Each new obligation is issued by a job after the commit, and by the sweep should that be lost. */
  async owe(obligations: readonly NewObligation[]): Promise<void> {
    if (obligations.length === 0) return;
    await this.transactor.run(async (tx) => {
      const ids = await this.obligations.owe(tx, obligations, this.clock.now());
      for (const obligationId of ids) await this.jobs.send(tx, ISSUE_DOCUMENT, { obligationId });
      return ok(undefined);
    });
  }
}

function owedFor(split: ChargeSplit, movement: MoneyMovement): NewObligation[] {
  const { bookingId, providerId, customerId, paymentId, occurredAt } = movement;
  const basics: Basics = { bookingId, providerId, customerId, paymentId };
  const { grossCents, feeCents, commissionCents, goodwillCents, before } = split;
  const owed = (kind: DocumentKind, amountCents: number, beforeCents = 0, goodwill = 0): NewObligation[] =>
    amountCents <= 0
      ? []
      : [
          {
            ...basics,
            ...{ key: `${split.key}/${kind}`, kind, movementKey: split.key, movementKind: split.kind },
            ...{ amountCents, beforeCents, goodwillCents: goodwill, month: null, occurredAt },
          },
        ];
  return split.credit
    ? [
        ...owed('PROVIDER_CREDIT_NOTE', grossCents, before.grossCents),
        ...owed('FEE_CREDIT_NOTE', feeCents + goodwillCents, before.feeCents, goodwillCents),
        ...owed('COMMISSION_CREDIT_NOTE', commissionCents, before.commissionCents),
      ]
    : [
        // Of a refund that came back as much as was credited; zeros before any other charge.
        ...owed('PROVIDER_INVOICE', grossCents, before.grossCents),
        ...owed('FEE_INVOICE', feeCents + goodwillCents, before.feeCents, goodwillCents),
        ...owed('COMMISSION_INVOICE', commissionCents, before.commissionCents),
      ];
}

const noteFor = (contract: BookingContract, occurredAt: Date): NewObligation => ({
  key: `visit:${contract.bookingId}/NOTE`,
  kind: 'NOTE',
  ...{ movementKey: null, movementKind: null, paymentId: null, month: null, beforeCents: 0, goodwillCents: 0 },
  bookingId: contract.bookingId,
  providerId: contract.providerId,
  customerId: contract.customerId,
  amountCents: contract.quote.price.totalCents + overtimeBefore(contract, occurredAt),
  occurredAt,
});

const overtimeBefore = ({ overtime }: BookingContract, instant: Date): number =>
  overtime && overtime.agreedAt <= instant ? overtime.amountCents : 0;
