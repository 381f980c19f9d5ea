import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { sealEntries, type ChainHead } from '../domain/chain.js';
import { AnchorFiles } from '../store/anchor-files.js';
import { AuditStore } from '../store/audit.store.js';

const BATCH = 1_000;

/** Puts the seal on every entry whose place in the chain can no longer change, then anchors the head outside the table. */
@Injectable()
export class SealChain {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: AuditStore,
    private readonly anchors: AnchorFiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many entries were sealed. Safe to run on several nodes at once: one seals, the others wait their turn. */
  async run(): Promise<{ sealed: number; head: ChainHead }> {
    for (let sealed = 0; ;) {
      const batch = await this.#sealBatch();
      sealed += batch.sealed;
      if (batch.sealed < BATCH) return { sealed, head: batch.head };
    }
  }

  async #sealBatch(): Promise<{ sealed: number; head: ChainHead }> {
    const now = this.clock.now();
    const result = await this.transactor.run(async (tx) => {
      await this.store.lockSealing(tx);
      const head = await this.store.head(tx);
      const entries = await this.store.findSealable(tx, BATCH);
      if (entries.length === 0) return ok({ sealed: 0, head });
      const seals = sealEntries(head, entries);
      await this.store.writeSeals(tx, entries, seals, now);
      const last = seals.at(-1);
      return ok({ sealed: seals.length, head: last ? { position: last.position, hash: last.hash } : head });
    });
    if (!result.ok) throw new Error('Sealing has no expected failure');
    await this.anchors.write(result.value.head, now);
    return result.value;
  }
}
