import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AuditModule } from '#audit';
import { VaultModule } from '#vault';
import { createTestApp, type TestApp } from './app.js';

/** The vault over HTTP, on a database and a folder of its own. */
export const createVaultWorld = (environment: Record<string, string> = {}): Promise<TestApp> =>
  createTestApp({ modules: [AuditModule, VaultModule], environment });

export const upload = (on: TestApp, token: string, bytes: Buffer, name = 'scan.pdf', query = '') =>
  on.http.post(`/documents${query}`).set('authorization', `Bearer ${token}`).attach('file', bytes, name);
export const download = (on: TestApp, token: string, id: string) =>
  on.http
    .get(`/documents/${id}`)
    .set('authorization', `Bearer ${token}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
export const rows = async (on: TestApp) =>
  (await on.db.query<{ count: number }>('test-count', 'SELECT count(*)::int AS count FROM vault_document'))[0]!.count;
export const filesOf = (on: TestApp) => {
  try {
    return readdirSync(join(on.config.dataFolder, 'files/documents'));
  } catch {
    return [];
  }
};
