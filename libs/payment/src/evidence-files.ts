import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/prisma';

/** What is known of a file before anyone opens it: its type as its bytes show it, its size in bytes. */
export interface EvidenceFileFacts {
  readonly contentType: string;
  readonly bytes: number;
}

/** Where the files lie that staff add to a dispute: checked, scanned and encrypted by whoever keeps them. */
export interface EvidenceFileKeeper {
  /** Gives this person's uploaded file to the dispute; null when there is none of that id, or it serves something else. */
  handOver(tx: Tx, ownerId: string, documentId: string, disputeId: string): Promise<EvidenceFileFacts | null>;
  read(disputeId: string, documentId: string): Promise<Buffer>;
  /** Takes files out for good, with the caller's transaction. */
  discard(tx: Tx, disputeId: string, documentIds: readonly string[]): Promise<void>;
}

/** A port: payment keeps no files, so whoever does is told to it at start. */
@Injectable()
export class EvidenceFiles {
  #keeper: EvidenceFileKeeper | null = null;

  /** Called once, at start. */
  register(keeper: EvidenceFileKeeper): void {
    this.#keeper = keeper;
  }

  get keeper(): EvidenceFileKeeper {
    if (!this.#keeper) throw new Error('Nobody keeps the files of disputes');
    return this.#keeper;
  }
}
