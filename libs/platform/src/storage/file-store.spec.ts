import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBucket, type TestBucket } from '../../../../test/support/s3.js';
import { loadConfig } from '../config/index.js';
import { FileStore } from './index.js';

const KEY = 'vault/2026/0199a6c2_7.bin';
const BYTES = Buffer.from([0, 1, 2, 254, 255]);

describe.each(['a folder', 'a bucket'])('private files in %s', (where) => {
  let folder: string;
  let bucket: TestBucket | undefined;
  let store: FileStore;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'limpide-files-'));
    bucket = where === 'a bucket' ? await startBucket() : undefined;
    store = new FileStore(loadConfig({ DATA_DIR: folder, ...bucket?.environment }));
  });
  afterAll(async () => {
    await bucket?.close();
    rmSync(folder, { recursive: true });
  });

  it('come back as they were put, and a second time under a key replaces the first', async () => {
    await store.put(KEY, Buffer.from('before'));
    await store.put(KEY, BYTES);
    expect(await store.get(KEY)).toEqual(BYTES);
  });

  it('are gone once deleted, and deleting them again is no error', async () => {
    await store.put('once', BYTES);
    await store.delete('once');
    await store.delete('once');
    await expect(store.get('once')).rejects.toThrow('once');
  });
});

describe('private files in a bucket', () => {
  it('are refused to whoever has not its secret', async () => {
    const bucket = await startBucket();
    const stranger = { ...bucket.environment, S3_SECRET_ACCESS_KEY: 'guessed' };
    await expect(new FileStore(loadConfig(stranger)).put('x', BYTES)).rejects.toThrow('x');
    expect(bucket.objects.size).toBe(0);
    await bucket.close();
  });

  it('lie there under the key, and not in the folder', async () => {
    const bucket = await startBucket();
    await new FileStore(loadConfig(bucket.environment)).put(KEY, BYTES);
    expect([...bucket.objects]).toEqual([[KEY, BYTES]]);
    await bucket.close();
  });
});
