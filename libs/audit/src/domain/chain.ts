import { createHash } from 'node:crypto';
import type { AuditContent } from './audit-entry.js';

/** What the first entry of the chain names as the one before it: 32 zero bytes, as hex. */
export const GENESIS_HASH = '0'.repeat(64);

/** The seal of one entry. Hashes are SHA-256 in lower-case hex; positions start at 1 and have no gap. */
export interface Seal {
  readonly position: number;
  readonly previousHash: string;
  readonly hash: string;
}

export type SealedEntry = AuditContent & Seal;

/** The last sealed entry, or position 0 and the genesis hash for an empty chain. */
export interface ChainHead {
  readonly position: number;
  readonly hash: string;
}

export const EMPTY_CHAIN: ChainHead = { position: 0, hash: GENESIS_HASH };

/**
 * One text per content, whatever the order in which a database or a runtime returns the keys: a JSON array of the
 * fields in a fixed order, objects with sorted keys.
 */
export function canonicalText(content: AuditContent): string {
  return JSON.stringify([
    'audit-entry.v1',
    content.sequence,
    content.at.toISOString(),
    content.actorKind,
    content.actorId,
    content.action,
    content.subject.type,
    content.subject.id,
    sortKeys(content.data),
  ]);
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return entries.map(([key, inner]) => [key, sortKeys(inner)]);
}

/** SHA-256 over the hash of the entry before and the canonical text of this one. */
export function hashEntry(content: AuditContent, previousHash: string): string {
  return createHash('sha256').update(Buffer.from(previousHash, 'hex')).update(canonicalText(content)).digest('hex');
}

/** Seals for entries that follow the head, in the order given. */
export function sealEntries(head: ChainHead, entries: readonly AuditContent[]): Seal[] {
  let last = head;
  return entries.map((entry) => {
    const seal: Seal = { position: last.position + 1, previousHash: last.hash, hash: hashEntry(entry, last.hash) };
    last = seal;
    return seal;
  });
}
