import { writeFile } from 'node:fs/promises';
import { AuditModule } from '#audit';
import { HOUR, newId, ok } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { Transactor } from '#platform/prisma';
import { FileStore } from '#platform/storage';
import { createTestApp, type TestApp } from '../../../../test/support/app.js';
import { NoScanner } from '../adapters/no-scanner.js';
import { Vault } from '../vault.js';
import { VaultModule } from '../vault.module.js';
import { VaultStore } from '../store/vault.store.js';
import { KeepDocument } from './keep-document.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** The kernel itself refuses: /dev/full answers every write with ENOSPC. */
class FullDisk extends FileStore {
  override put(_key: string, bytes: Uint8Array): Promise<void> {
    return writeFile('/dev/full', bytes);
  }
}

let test: TestApp;
beforeAll(async () => {
  test = await createTestApp({ modules: [AuditModule, VaultModule], role: 'web' });
});
afterAll(() => test.close());

const keep = () => test.get(KeepDocument);
const store = () => test.get(VaultStore);

it('a full disk is said, and neither a row nor a share of the quota stays', async () => {
  const ownerId = newId();
  const onFullDisk = new KeepDocument(
    store(),
    new FullDisk(test.config),
    test.get(FieldCipher),
    test.get(Transactor),
    new NoScanner(),
    test.clock,
  );
  expect(await onFullDisk.run(ownerId, PDF, null)).toEqual({ ok: false, error: { kind: 'StorageFull' } });
  expect(await store().used(ownerId)).toEqual({ documents: 0, bytes: 0 });
  expect(await store().unfinished(new Date('2100-01-01'), 10)).toEqual([]);
  expect((await keep().run(ownerId, PDF, null)).ok).toBe(true);
});

it('of many uploads at once, exactly as many are kept as the quota has room for', async () => {
  const ownerId = newId();
  await test.db.query('test-fill', 'INSERT INTO vault_usage (owner_id, documents, bytes) VALUES ($1, 97, 1000)', [
    ownerId,
  ]);
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => keep().run(ownerId, PDF, null)));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(3);
  expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.error.kind))).toEqual(Array(5).fill('QuotaExceeded'));
  expect(await store().used(ownerId)).toEqual({ documents: 100, bytes: 1_000 + 3 * PDF.length });
});

it('an upload that the process did not survive is swept after an hour, and not before', async () => {
  const ownerId = newId();
  const documentId = newId();
  const storageKey = `documents/left-behind-${documentId}`;
  const row = {
    documentId,
    ownerId,
    contentType: 'application/pdf' as const,
    bytes: 5,
    sha256: 'a'.repeat(64),
    storageKey,
    version: 1,
    replacesId: null,
    scanner: 'none',
    createdAt: test.clock.now(),
  };
  await test.get(Transactor).run(async (tx) => ok(await store().announce(tx, row, keep().limits)));
  await test.get(FileStore).put(storageKey, Buffer.from('part'));
  // Until it is scanned and stored it is nobody's to hand in, to open or to hand over.
  const early = test.get(Vault);
  expect(await early.get(documentId, ownerId)).toBeNull();
  const refused = { ok: false, error: { kind: 'DocumentNotFound', documentId } };
  const transact = test.get(Transactor);
  expect(await transact.run((tx) => early.attach(tx, ownerId, [documentId], 'credential'))).toEqual(refused);
  const handed = { caseId: newId(), purpose: 'claim' };
  expect(await transact.run((tx) => early.handOver(tx, ownerId, documentId, handed))).toEqual(refused);
  await test.runJob('vault.sweep-unfinished-uploads');
  expect(await store().used(ownerId)).toEqual({ documents: 1, bytes: 5 });
  test.clock.advance(HOUR + 1);
  await test.runJob('vault.sweep-unfinished-uploads');
  expect(await store().used(ownerId)).toEqual({ documents: 0, bytes: 0 });
  await expect(test.get(FileStore).get(storageKey)).rejects.toThrow();
});

it('a document that is kept can’t be withdrawn as if its upload had failed', async () => {
  const ownerId = newId();
  const kept = await keep().run(ownerId, PDF, null);
  if (!kept.ok) throw new Error('not kept');
  const withdrawn = await test.get(Transactor).run(async (tx) => ok(await store().withdraw(tx, kept.value.documentId)));
  expect(withdrawn).toEqual({ ok: true, value: null });
  expect(await store().used(ownerId)).toEqual({ documents: 1, bytes: PDF.length });
});

describe('handing documents in', () => {
  it('is all or nothing, and only for one’s own', async () => {
    const vault = test.get(Vault);
    const [ownerId, strangerId] = [newId(), newId()];
    const mine = await keep().run(ownerId, PDF, null);
    const theirs = await keep().run(strangerId, PDF, null);
    if (!mine.ok || !theirs.ok) throw new Error('not kept');
    const attach = (ids: string[], purpose = 'credential') =>
      test.get(Transactor).run((tx) => vault.attach(tx, ownerId, ids, purpose));

    expect(await attach([mine.value.documentId, theirs.value.documentId])).toEqual({
      ok: false,
      error: { kind: 'DocumentNotFound', documentId: theirs.value.documentId },
    });
    expect((await store().find(mine.value.documentId))?.purpose).toBeNull();
    expect(await attach(['nonsense'])).toMatchObject({ error: { kind: 'DocumentNotFound' } });
    expect(await attach([mine.value.documentId])).toEqual({ ok: true, value: undefined });
    expect(await attach([mine.value.documentId], 'claim')).toMatchObject({ error: { kind: 'DocumentNotFound' } });
    expect(await vault.get(mine.value.documentId, strangerId)).toBeNull();
    expect(await vault.get(mine.value.documentId, ownerId)).toMatchObject({
      contentType: 'application/pdf',
      version: 1,
    });
  });
});
