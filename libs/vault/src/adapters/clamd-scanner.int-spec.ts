import type { AddressInfo, Server } from 'node:net';
import type { TestApp } from '../../../../test/support/app.js';
import { clamd, EICAR, PDF } from '../../../../test/support/files.js';
import { createVaultWorld, filesOf, rows, upload } from '../../../../test/support/vault-world.js';

describe('with a virus scanner', () => {
  let server: Server;
  let scanned: TestApp;
  beforeAll(async () => {
    server = clamd();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    scanned = await createVaultWorld({ CLAMD_URL: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
  afterAll(async () => {
    await scanned.close();
    server.close();
  });

  it('a clean file is kept, an infected one is not, and while the scanner is down nothing is', async () => {
    const owner = scanned.actor();
    await upload(scanned, owner.token, PDF).expect(201);
    const infected = Buffer.concat([PDF, Buffer.from(`%${EICAR}\n%%EOF\n`)]);
    expect((await upload(scanned, owner.token, infected).expect(422)).body).toMatchObject({ code: 'FILE_INFECTED' });
    await new Promise((resolve) => server.close(resolve));
    expect((await upload(scanned, owner.token, PDF).expect(503)).body).toMatchObject({ code: 'SCANNER_UNAVAILABLE' });
    expect(await rows(scanned)).toBe(1);
    expect(filesOf(scanned)).toHaveLength(1);
  });
});
