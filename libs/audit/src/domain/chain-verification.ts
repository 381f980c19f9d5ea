import { EMPTY_CHAIN, hashEntry, type ChainHead, type SealedEntry } from './chain.js';

/**
 * What can be wrong with a chain, and at which position:
 * - `CHANGED`: the entry's content is not what was sealed.
 * - `DELETED`: positions are missing before this one.
 * - `REORDERED`: the entry is intact but does not follow the one before it.
 * - `TAIL_CUT`: an anchor names a position after the last entry.
 * - `REWRITTEN`: the chain agrees with itself, but not with the hash that was anchored for this position.
 * - `ANCHOR_FORGED`: an anchor can't be read, or its signature is not ours (position 0 when it can't be read).
 */
export type ChainProblemKind = 'CHANGED' | 'DELETED' | 'REORDERED' | 'TAIL_CUT' | 'REWRITTEN' | 'ANCHOR_FORGED';

export interface ChainProblem {
  readonly kind: ChainProblemKind;
  readonly position: number;
  /** Sequence of the entry concerned, when there is one. */
  readonly sequence?: string;
}

export interface CheckedAnchor extends ChainHead {
  /** False when the line can't be read or its signature does not belong to the configured key. */
  readonly authentic: boolean;
}

/**
 * Walks a chain in the order of positions. Feed every sealed entry to `add`, then ask `finish` once. Memory is bounded by
 * the number of anchors, not of entries. After a problem the walk goes on from what the row claims, so that one damaged
 * row is one line of the report and not a million.
 */
export class ChainVerification {
  readonly #problems: ChainProblem[] = [];
  readonly #anchors: Map<number, string[]>;
  #head: ChainHead = EMPTY_CHAIN;

  constructor(anchors: readonly CheckedAnchor[]) {
    this.#anchors = new Map();
    for (const anchor of anchors) {
      if (!anchor.authentic) this.#problems.push({ kind: 'ANCHOR_FORGED', position: anchor.position });
      else this.#anchors.set(anchor.position, [...(this.#anchors.get(anchor.position) ?? []), anchor.hash]);
    }
  }

  add(entry: SealedEntry): void {
    const report = (kind: ChainProblemKind): void => {
      this.#problems.push({ kind, position: entry.position, sequence: entry.sequence });
    };
    if (hashEntry(entry, entry.previousHash) !== entry.hash) report('CHANGED');
    if (entry.position !== this.#head.position + 1) report('DELETED');
    else if (entry.previousHash !== this.#head.hash) report('REORDERED');
    if (this.#anchors.get(entry.position)?.some((hash) => hash !== entry.hash)) report('REWRITTEN');
    this.#head = { position: entry.position, hash: entry.hash };
  }

  finish(): { head: ChainHead; problems: readonly ChainProblem[] } {
    const missing = [...this.#anchors.keys()].filter((position) => position > this.#head.position);
    if (missing.length > 0) this.#problems.push({ kind: 'TAIL_CUT', position: Math.min(...missing) });
    return { head: this.#head, problems: this.#problems };
  }
}
