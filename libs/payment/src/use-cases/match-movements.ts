import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { compareSides } from '../domain/reconciliation.js';
import { StripeMovementStore, type BookedSide, type MirroredSide } from '../store/stripe-movement.store.js';
import {
  ReconciliationStore,
  type Finding,
  type ReconciliationDifference,
  type ReconciliationRun,
} from '../store/reconciliation.store.js';

/** Objects compared in one transaction. */
const BATCH = 500;

interface Tally {
  opened: number;
  explained: number;
}

/** Compares both books object by object, those of which either spoke since the run's instant and those with an open difference. */
@Injectable()
export class MatchMovements {
  constructor(
    private readonly movements: StripeMovementStore,
    private readonly runs: ReconciliationStore,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** From where the run is to the last object. */
  async match(run: ReconciliationRun): Promise<ReconciliationRun> {
    let current = run;
    for (;;) {
      const references = await this.movements.references(run.since, current.cursor ?? '', BATCH);
      const last = references.at(-1);
      if (last === undefined) return current;
      const written = await this.transactor.run(async (tx) => {
        const tally = await this.#compare(tx, run.id, references);
        const progress = {
          cursor: last,
          compared: { increment: references.length },
          opened: { increment: tally.opened },
          explained: { increment: tally.explained },
        };
        return ok(await this.runs.advance(tx, run.id, progress, this.clock.now()));
      });
      current = written.value;
    }
  }

  /** Writes what was found about one object: opens, brings up to date or explains its difference. */
  async settle(
    tx: Tx,
    runId: string,
    known: readonly ReconciliationDifference[],
    finding: Finding | null,
    tally: Tally,
  ): Promise<void> {
    const now = this.clock.now();
    const open = known.find(({ state }) => state === 'OPEN');
    if (!finding) {
      if (!open) return;
      await this.runs.explain(tx, open.id, runId, now);
      tally.explained += 1;
    } else if (open) {
      await this.runs.update(tx, open.id, finding);
    } else if (!known.some((closed) => saysTheSame(closed, finding))) {
      await this.runs.open(tx, runId, finding, now);
      tally.opened += 1;
    }
  }

  async #compare(tx: Tx, runId: string, references: readonly string[]): Promise<Tally> {
    const mirrored = await this.movements.mirrored(tx, references);
    const booked = await this.movements.booked(tx, references);
    const known = Map.groupBy(await this.runs.known(tx, references), ({ reference }) => reference);
    const tally: Tally = { opened: 0, explained: 0 };
    for (const reference of references) {
      const sides = { stripe: mirrored.get(reference) ?? null, ledger: booked.get(reference) ?? null };
      const kind = compareSides(sides.stripe, sides.ledger, this.clock.now());
      if (kind === 'WAITS') continue;
      const finding = kind === 'EQUAL' ? null : await this.#finding(tx, kind, reference, sides);
      await this.settle(tx, runId, known.get(reference) ?? [], finding, tally);
    }
    return tally;
  }

  async #finding(
    tx: Tx,
    kind: Finding['kind'],
    reference: string,
    { stripe, ledger }: { stripe: MirroredSide | null; ledger: BookedSide | null },
  ): Promise<Finding> {
    const owner =
      ledger?.paymentId && ledger.bookingId
        ? { paymentId: ledger.paymentId, bookingId: ledger.bookingId }
        : await this.movements.findPayment(tx, { reference, chargeId: stripe?.chargeId ?? null });
    return {
      kind,
      reference,
      stripeGrossCents: stripe?.grossCents ?? null,
      stripeFeeCents: stripe?.feeCents ?? null,
      ledgerGrossCents: ledger?.grossCents ?? null,
      ledgerFeeCents: ledger?.feeCents ?? null,
      movementIds: [...(stripe?.movementIds ?? [])],
      paymentId: owner?.paymentId ?? null,
      bookingId: owner?.bookingId ?? null,
    };
  }
}

/** A person has closed exactly this: it is not opened again. */
const saysTheSame = (closed: ReconciliationDifference, finding: Finding): boolean =>
  closed.state === 'RESOLVED' &&
  closed.stripeGrossCents === finding.stripeGrossCents &&
  closed.stripeFeeCents === finding.stripeFeeCents &&
  closed.ledgerGrossCents === finding.ledgerGrossCents &&
  closed.ledgerFeeCents === finding.ledgerFeeCents;
