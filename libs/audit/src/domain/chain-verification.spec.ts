import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { anchorKeys, isAuthentic, parseAnchor, signAnchor } from './anchor.js';
import type { AuditContent } from './audit-entry.js';
import { EMPTY_CHAIN, sealEntries, type SealedEntry } from './chain.js';
import { ChainVerification, type CheckedAnchor } from './chain-verification.js';

const content = (n: number): AuditContent => ({
  sequence: String(n),
  at: new Date(1_790_000_000_000 + n * 1000),
  actorKind: 'USER',
  actorId: `user-${n}`,
  action: 'address.viewed',
  subject: { type: 'address', id: `address-${n}` },
  data: { bookingId: `booking-${n}`, count: n },
});

function chainOf(length: number): SealedEntry[] {
  const contents = Array.from({ length }, (_, index) => content(index + 1));
  const seals = sealEntries(EMPTY_CHAIN, contents);
  return contents.map((each, index) => ({ ...each, ...seals[index]! }));
}

function verify(entries: readonly SealedEntry[], anchors: readonly CheckedAnchor[] = []) {
  const verification = new ChainVerification(anchors);
  for (const entry of entries) verification.add(entry);
  return verification.finish();
}

const anchorAt = (chain: readonly SealedEntry[], position: number): CheckedAnchor => ({
  position,
  hash: chain[position - 1]!.hash,
  authentic: true,
});
const kinds = (entries: readonly SealedEntry[], anchors: readonly CheckedAnchor[] = []) =>
  verify(entries, anchors).problems.map((problem) => `${problem.kind}@${problem.position}`);

describe('the audit chain', () => {
  it('is whole when nothing was touched, in one go or in batches', () => {
    const whole = chainOf(7);
    const first = whole.slice(0, 3);
    const rest = sealEntries({ position: 3, hash: first[2]!.hash }, whole.slice(3));
    expect(rest.map((seal) => seal.hash)).toEqual(whole.slice(3).map((entry) => entry.hash));
    expect(verify(whole, [anchorAt(whole, 4), anchorAt(whole, 7)])).toEqual({
      head: { position: 7, hash: whole[6]!.hash },
      problems: [],
    });
    expect(verify([]).problems).toEqual([]);
  });

  it('does not depend on the order of keys that a database returns', () => {
    const one = { ...content(1), data: { a: '1', b: '2' } };
    const other = { ...content(1), data: { b: '2', a: '1' } };
    expect(sealEntries(EMPTY_CHAIN, [one])).toEqual(sealEntries(EMPTY_CHAIN, [other]));
  });

  it('shows a changed entry, every field of it', () => {
    const changes: Partial<AuditContent>[] = [
      { sequence: '99' },
      { at: new Date(0) },
      { actorKind: 'SYSTEM' },
      { actorId: 'someone-else' },
      { action: 'address.changed' },
      { subject: { type: 'address', id: 'other' } },
      { subject: { type: 'user', id: 'address-3' } },
      { data: { bookingId: 'booking-3', count: 4 } },
      { data: {} },
    ];
    for (const change of changes) {
      const chain = chainOf(5);
      chain[2] = { ...chain[2]!, ...change };
      expect(kinds(chain)).toEqual(['CHANGED@3']);
    }
  });

  it('shows a deleted entry', () => {
    const chain = chainOf(5);
    chain.splice(2, 1);
    expect(kinds(chain)).toEqual(['DELETED@4']);
  });

  it('shows a deleted first entry', () => {
    expect(kinds(chainOf(3).slice(1))).toEqual(['DELETED@2']);
  });

  it('shows a cut tail by its anchor', () => {
    const chain = chainOf(6);
    expect(kinds(chain.slice(0, 4), [anchorAt(chain, 3), anchorAt(chain, 5), anchorAt(chain, 6)])).toEqual([
      'TAIL_CUT@5',
    ]);
  });

  it('shows entries that changed places', () => {
    const chain = chainOf(5);
    const [second, third] = [chain[1]!, chain[2]!];
    chain[1] = { ...third, position: 2 };
    chain[2] = { ...second, position: 3 };
    expect(kinds(chain)).toEqual(['REORDERED@2', 'REORDERED@3', 'REORDERED@4']);
  });

  it('shows a chain that was changed and sealed again from there', () => {
    const original = chainOf(5);
    const contents = original.map((entry) => (entry.position === 3 ? { ...entry, actorId: 'someone-else' } : entry));
    const forged = sealEntries(EMPTY_CHAIN, contents).map((seal, index) => ({ ...contents[index]!, ...seal }));
    expect(kinds(forged)).toEqual([]);
    expect(kinds(forged, [anchorAt(original, 2), anchorAt(original, 5)])).toEqual(['REWRITTEN@5']);
  });

  it('is held against every anchor of a place, not the last one alone', () => {
    const chain = chainOf(3);
    const other: CheckedAnchor = { position: 2, hash: 'ff'.repeat(32), authentic: true };
    expect(kinds(chain, [other, anchorAt(chain, 2)])).toEqual(['REWRITTEN@2']);
    expect(kinds(chain, [anchorAt(chain, 2), other])).toEqual(['REWRITTEN@2']);
  });

  it('finds any single change anywhere', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.nat(),
        fc.constantFrom('change', 'delete', 'swap'),
        (length, at, how) => {
          const chain = chainOf(length);
          const anchors = [anchorAt(chain, length)];
          const index = at % (length - 1);
          if (how === 'change') chain[index] = { ...chain[index]!, actorId: 'x' };
          if (how === 'delete') chain.splice(at % length, 1);
          if (how === 'swap') [chain[index], chain[index + 1]] = [chain[index + 1]!, chain[index]!];
          return verify(chain, anchors).problems.length > 0;
        },
      ),
    );
  });
});

describe('an anchor', () => {
  const keys = anchorKeys(randomBytes(32));
  const anchor = signAnchor({ position: 12, hash: 'ab'.repeat(32) }, new Date('2026-11-22T10:00:00Z'), keys);

  it('survives its way through a file', () => {
    expect(parseAnchor(JSON.stringify(anchor))).toEqual(anchor);
    expect(isAuthentic(anchor, keys)).toBe(true);
  });

  it('cannot be changed or signed with another key', () => {
    expect(isAuthentic({ ...anchor, position: 11 }, keys)).toBe(false);
    expect(isAuthentic({ ...anchor, hash: 'cd'.repeat(32) }, keys)).toBe(false);
    expect(isAuthentic({ ...anchor, at: '2026-11-21T10:00:00.000Z' }, keys)).toBe(false);
    expect(isAuthentic({ ...anchor, signature: 'nonsense' }, keys)).toBe(false);
    expect(isAuthentic(anchor, anchorKeys(randomBytes(32)))).toBe(false);
  });

  it('needs a seed of 32 bytes', () => {
    expect(() => anchorKeys(randomBytes(31))).toThrow(RangeError);
  });

  it.each(['position', 'hash', 'at', 'signature'])(
    'is not read without its %s, or with one of another kind',
    (field) => {
      for (const value of [undefined, null, 1.5, true, {}])
        expect(parseAnchor(JSON.stringify({ ...anchor, [field]: value }))).toBeNull();
    },
  );

  it.each(['', 'null', '{}', '{"position":"1"}', '{"position":1,"hash":"a"', '[]'])('is not read from %j', (line) => {
    expect(parseAnchor(line)).toBeNull();
  });

  it('of a forger is reported, and proves nothing', () => {
    const chain = chainOf(2);
    expect(kinds(chain, [{ position: 9, hash: 'ff', authentic: false }])).toEqual(['ANCHOR_FORGED@9']);
  });
});
