import { Inject, Injectable, Logger } from '@nestjs/common';
import { MINUTE, ok, plus, type Clock } from '#kernel';
import { MovementReads } from '#payment';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { DocumentReads } from '../store/document.reads.js';
import { ObligationStore } from '../store/obligation.store.js';
import { IssueDocument } from './issue-document.js';
import { OweDocuments } from './owe-documents.js';
import { RenderDocument } from './render-document.js';
import { WatchThreshold } from './watch-threshold.js';

const LEDGER = 'ledger';
const BATCH = 200;
/** A transaction of the ledger is written down for good by then: the pointer never passes one that is still to come. */
const SETTLED_AFTER = 10 * MINUTE;
/** The job right after the commit goes first. */
const RENDER_AFTER = MINUTE;

/** Finds what a lost event, a killed process or a failure left undone: owed, issued, drawn. */
@Injectable()
export class CatchUp {
  readonly #logger = new Logger('Billing');

  constructor(
    private readonly movements: MovementReads,
    private readonly owing: OweDocuments,
    private readonly issuing: IssueDocument,
    private readonly rendering: RenderDocument,
    private readonly thresholds: WatchThreshold,
    private readonly obligations: ObligationStore,
    private readonly reads: DocumentReads,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everything the movements of a payment ask for; also what its handlers do. */
  async owePayment(paymentId: string): Promise<void> {
    const providerId = await this.owing.forPayment(paymentId);
    if (providerId) await this.thresholds.execute(providerId);
  }

  /** Reads the ledger on from where it was left. */
  async readLedger(): Promise<void> {
    let after = await this.obligations.progress(LEDGER);
    for (;;) {
      const movements = await this.movements.after(after, BATCH);
      const settledBy = plus(this.clock.now(), -SETTLED_AFTER);
      for (const paymentId of new Set(movements.map((movement) => movement.paymentId)))
        await this.owePayment(paymentId);
      const firstFresh = movements.findIndex(({ occurredAt }) => occurredAt > settledBy);
      const done = movements.slice(0, firstFresh === -1 ? movements.length : firstFresh).at(-1);
      if (!done) return;
      after = done.sequence;
      await this.transactor.run(async (tx) => {
        await this.obligations.advance(tx, LEDGER, done.sequence);
        return ok(undefined);
      });
      if (movements.length < BATCH || firstFresh !== -1) return;
    }
  }

  /** Issues what is due. One that fails does not hold up the others. */
  async issueDue(): Promise<void> {
    for (const id of await this.obligations.due(this.clock.now(), BATCH)) await this.issue(id);
  }

  /** A failure is looked at again later, and later each time. */
  async issue(obligationId: string): Promise<void> {
    try {
      await this.issuing.execute(obligationId);
    } catch (error) {
      this.#warn(obligationId, error, 'Document could not be issued');
      const owed = await this.obligations.find(obligationId);
      if (owed) await this.issuing.putOff(owed, 'FAILURE');
    }
  }

  async renderMissing(): Promise<void> {
    for (const id of await this.reads.unrendered(plus(this.clock.now(), -RENDER_AFTER), BATCH)) {
      try {
        await this.rendering.execute(id);
      } catch (error) {
        this.#warn(id, error, 'Document could not be drawn');
      }
    }
  }

  #warn(id: string, error: unknown, message: string): void {
    this.#logger.warn({ id, error: error instanceof Error ? error.name : 'unknown' }, message);
  }
}
