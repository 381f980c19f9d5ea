import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok, type Clock } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus, Jobs } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { BookGateway } from '../adapters/book-gateway.js';
import { LOOKED_AT_AGAIN } from '../domain/reconciliation.js';
import { StripeMovementStore } from '../store/stripe-movement.store.js';
import { ReconciliationStore, type ReconciliationRun } from '../store/reconciliation.store.js';
import { FetchMissedEvents } from './fetch-missed-events.js';
import { MatchMovements } from './match-movements.js';
import { WalkMovements } from './walk-movements.js';

/** The job that takes up a run: a new one that an admin asked for, or one whose worker died. */
export const CONTINUE_RECONCILIATION = 'payment.reconcile-continue';

const CURRENCY = 'eur';
/** What the comparison of Stripe's balance with its own movements is about. */
const BALANCE = 'balance';

/**
 * Compares Stripe's book with ours, both ways. Each step (a page walked, a batch compared) is one transaction with the place
 * it has reached, so whoever takes up a run goes on there.
 */
@Injectable()
export class Reconcile {
  constructor(
    private readonly runs: ReconciliationStore,
    private readonly movements: StripeMovementStore,
    private readonly book: BookGateway,
    private readonly walking: WalkMovements,
    private readonly matching: MatchMovements,
    private readonly missed: FetchMissedEvents,
    private readonly audit: AuditLog,
    private readonly events: EventBus,
    private readonly jobs: Jobs,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The nightly run, from beginning to end; one that is under way is continued instead. */
  async nightly(): Promise<void> {
    await this.missed.fetch();
    await this.transactor.run(async (tx) => ok(await this.#begin(tx, null)));
    await this.continue();
  }

  /** An admin asks for one now; a job does the work. The run that is under way, when there is one. */
  async request(actor: UserActor): Promise<ReconciliationRun> {
    const begun = await this.transactor.run(async (tx) => {
      const run = await this.#begin(tx, actor.userId);
      const subject = { type: 'reconciliation-run', id: run.id };
      await this.audit.append(tx, { actor, action: 'reconciliation.requested', subject });
      await this.jobs.send(tx, CONTINUE_RECONCILIATION, {});
      return ok(run);
    });
    return begun.value;
  }

  /** Takes up the run that is under way, if there is one and nobody works on it. */
  async continue(): Promise<void> {
    const run = await this.runs.claim(this.clock.now());
    if (!run) return;
    try {
      const matched = await this.matching.match(await this.walking.walk(run));
      await this.#finish(matched);
    } catch (error) {
      await this.runs.release(run.id);
      throw error;
    }
  }

  #begin(tx: Tx, startedBy: string | null): Promise<ReconciliationRun> {
    return this.runs.begin(tx, { startedBy, lookBack: LOOKED_AT_AGAIN, now: this.clock.now() });
  }

  async #finish(run: ReconciliationRun): Promise<void> {
    const stripeCents = await this.#balanceThatIsCopied(run.since);
    await this.transactor.run(async (tx) => {
      const { mirroredCents, ledgerCents } = await this.movements.totals(tx);
      const tally = { opened: 0, explained: 0 };
      await this.#compareBalance(tx, run.id, { stripeCents, mirroredCents }, tally);
      const openAtEnd = await this.runs.countOpen(tx);
      const sums = { opened: { increment: tally.opened }, explained: { increment: tally.explained } };
      const end = { state: 'COMPLETED', cursor: null, openAtEnd, stripeCents, ledgerCents, ...sums } as const;
      await this.runs.advance(tx, run.id, end, this.clock.now());
      const data = { runId: run.id, openCount: openAtEnd };
      if (openAtEnd > 0) await this.events.publish(tx, { type: 'ReconciliationDifferencesOpen', data });
      return ok(undefined);
    });
  }

  /** Stripe's balance, with every movement that makes it copied: money may move between the two questions. */
  async #balanceThatIsCopied(since: Date | null): Promise<number> {
    const before = await this.book.balance(CURRENCY);
    await this.walking.catchUp(since);
    const after = await this.book.balance(CURRENCY);
    if (after === before) return after;
    await this.walking.catchUp(since);
    return after;
  }

  async #compareBalance(
    tx: Tx,
    runId: string,
    { stripeCents, mirroredCents }: { stripeCents: number; mirroredCents: number },
    tally: { opened: number; explained: number },
  ): Promise<void> {
    const known = await this.runs.known(tx, [BALANCE]);
    const finding = {
      kind: 'BALANCE',
      reference: BALANCE,
      stripeGrossCents: stripeCents,
      stripeFeeCents: null,
      ledgerGrossCents: mirroredCents,
      ledgerFeeCents: null,
      movementIds: [],
      paymentId: null,
      bookingId: null,
    } as const;
    const equal = stripeCents === mirroredCents;
    await this.matching.settle(tx, runId, known, equal ? null : { ...finding, movementIds: [] }, tally);
  }
}
