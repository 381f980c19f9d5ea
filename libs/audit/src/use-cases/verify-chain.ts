import { Injectable } from '@nestjs/common';
import type { ChainHead } from '../domain/chain.js';
import { ChainVerification, type ChainProblem } from '../domain/chain-verification.js';
import { AnchorFiles } from '../store/anchor-files.js';
import { AuditReads } from '../store/audit.reads.js';

const BATCH = 2_000;

export interface ChainReport {
  readonly head: ChainHead;
  readonly anchors: number;
  /** Entries the sealing job has not reached yet: up to a minute old on a healthy system. */
  readonly unsealed: number;
  readonly oldestUnsealed: Date | null;
  /** Empty when nothing was changed, deleted, cut off or moved. */
  readonly problems: readonly ChainProblem[];
}

/** Reads the whole chain again and compares it with itself and with the anchors. */
@Injectable()
export class VerifyChain {
  constructor(
    private readonly reads: AuditReads,
    private readonly anchors: AnchorFiles,
  ) {}

  async run(): Promise<ChainReport> {
    // Anchors first: a head that is anchored during the walk would look like a cut tail.
    const anchors = await this.anchors.readAll();
    const verification = new ChainVerification(anchors);
    for (let position = 0; ;) {
      const entries = await this.reads.sealedAfter(position, BATCH);
      for (const entry of entries) verification.add(entry);
      position = entries.at(-1)?.position ?? position;
      if (entries.length < BATCH) break;
    }
    const unsealed = await this.reads.unsealed();
    return {
      ...verification.finish(),
      anchors: anchors.length,
      unsealed: unsealed.count,
      oldestUnsealed: unsealed.oldest,
    };
  }
}
