import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { BookGateway } from '../adapters/book-gateway.js';
import { platformPaidOut, stripeBilled, type LedgerTransaction } from '../domain/ledger.js';
import { ownMovement, type SeenMovement } from '../domain/reconciliation.js';
import { LedgerStore } from '../store/ledger.store.js';
import { StripeMovementStore } from '../store/stripe-movement.store.js';
import { ReconciliationStore, type ReconciliationRun } from '../store/reconciliation.store.js';

/** Copies Stripe's book, a page at a time, newest first: each page is one transaction with the place where the next begins. */
@Injectable()
export class WalkMovements {
  constructor(
    private readonly book: BookGateway,
    private readonly movements: StripeMovementStore,
    private readonly ledger: LedgerStore,
    private readonly runs: ReconciliationStore,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** From where the run is to where it looks back. The run as it is then, ready for matching. */
  async walk(run: ReconciliationRun): Promise<ReconciliationRun> {
    let current = run;
    while (current.state === 'WALKING') {
      const page = await this.book.movements({ since: run.since, after: current.cursor });
      const { id } = current;
      const written = await this.transactor.run(async (tx) => {
        await this.#keep(tx, page.movements);
        const place = page.next ? { cursor: page.next } : { state: 'MATCHING' as const, cursor: null };
        const progress = { ...place, movementsSeen: { increment: page.movements.length } };
        return ok(await this.runs.advance(tx, id, progress, this.clock.now()));
      });
      current = written.value;
    }
    return current;
  }

  /** What has come in since: the newest pages, until one brings nothing new. */
  async catchUp(since: Date | null): Promise<void> {
    for (let after: string | null = null; ;) {
      const page = await this.book.movements({ since, after });
      const kept = await this.transactor.run(async (tx) => ok(await this.#keep(tx, page.movements)));
      if (kept.value === 0 || page.next === null) return;
      after = page.next;
    }
  }

  async #keep(tx: Tx, seen: readonly SeenMovement[]): Promise<number> {
    const now = this.clock.now();
    for (const movement of seen) {
      const own = platformPosting(movement);
      if (own) await this.ledger.post(tx, null, [own], movement.at);
    }
    return this.movements.copy(tx, seen, now);
  }
}

/** What no booking explains is known by Stripe's word alone. */
function platformPosting({ id, type, grossCents, feeCents }: SeenMovement): LedgerTransaction | null {
  switch (ownMovement(type)) {
    case 'PLATFORM_PAYOUT':
      return platformPaidOut(id, grossCents, feeCents);
    case 'STRIPE_BILL':
      return stripeBilled(id, feeCents);
    case null:
      return null;
  }
}
