/** VAULT-1: documents are kept in a private vault, scanned for viruses, readable only by their owner and the reviewer. */
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { AuditLog } from '#audit';
import { clamd, EICAR, PDF } from '../support/files.js';
import {
  createProviderWorld,
  MUTATIONS,
  type Applicant,
  type Person,
  type ProviderWorld,
} from '../support/provider-world.js';

let scanner: Server;
let world: ProviderWorld;
let owner: Applicant;
let reviewer: Person;
let documentId: string;
beforeAll(async () => {
  scanner = clamd();
  await new Promise<void>((resolve) => scanner.listen(0, '127.0.0.1', resolve));
  const { port } = scanner.address() as AddressInfo;
  world = await createProviderWorld({ environment: { CLAMD_URL: `tcp://127.0.0.1:${port}` } });
  reviewer = await world.reviewer();
  owner = await world.applicant();
  documentId = await world.upload(owner);
  await world.ask(
    MUTATIONS.submit,
    { input: { type: 'IDENTITY', validUntil: '2030-05-01', documentIds: [documentId] } },
    owner,
  );
});
afterAll(async () => {
  await world.close();
  scanner.close();
});

const open = (by: Person | null, id = documentId) => {
  const call = world.http.get(`/documents/${id}`);
  return by ? call.set('authorization', `Bearer ${by.token}`) : call;
};

it('its owner and a reviewer open it; for everybody else it does not exist', async () => {
  await open(owner).expect(200);
  await open(reviewer).expect(200);
  const missing = await open(owner, '0191aaaa-0000-7000-8000-000000000000').expect(404);
  for (const stranger of [
    await world.someone(),
    await world.applicant(),
    await world.someone(['admin'], ['support', 'finance']),
  ]) {
    expect((await open(stranger).expect(404)).body).toEqual(missing.body);
  }
  await open(null).expect(401);
});

it('what lies on the disk is encrypted, under a name that says nothing', () => {
  const folder = join(world.config.dataFolder, 'files/documents');
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    expect(name).toMatch(/^[\w-]{43}$/);
    expect(readFileSync(join(folder, name)).includes(PDF.subarray(0, 5))).toBe(false);
  }
});

it('every view is one entry in the audit log, with who looked', async () => {
  const views = async () => {
    const { entries } = await world.get(AuditLog).list({ subject: { type: 'document', id: documentId } });
    return entries.map(({ actorId }) => actorId);
  };
  const before = await views();
  await open(reviewer).expect(200);
  expect(await views()).toEqual([reviewer.id, ...before]);
});

it('a link opens it for five minutes, leaves the same trace, and is worth nothing after', async () => {
  const ask = 'mutation ($id: ID!) { createDocumentLink(documentId: $id) { path expiresAt } }';
  const { path } = (await world.ask(ask, { id: documentId }, reviewer)) as { path: string };
  await world.http.get(path).expect(200);
  world.clock.advance(5 * 60_000);
  await world.http.get(path).expect(404);
});

it('an infected file is refused before anyone can open it, and none is taken while the scanner is away', async () => {
  const send = (bytes: Buffer) =>
    world.http.post('/documents').set('authorization', `Bearer ${owner.token}`).attach('file', bytes, 'scan.pdf');
  await send(Buffer.concat([PDF, Buffer.from(`%${EICAR}\n%%EOF\n`)])).expect(422);
  await new Promise((resolve) => scanner.close(resolve));
  await send(PDF).expect(503);
});
