import { connect } from 'node:net';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { AuditLog } from '#audit';
import type { TestApp } from '../../../../test/support/app.js';
import { bomb, EXECUTABLE, PDF, photo } from '../../../../test/support/files.js';
import { createVaultWorld, download, filesOf, rows, upload } from '../../../../test/support/vault-world.js';

let test: TestApp;
beforeAll(async () => {
  test = await createVaultWorld();
});
afterAll(() => test.close());

describe('a person who uploads', () => {
  it('a PDF gets it back byte for byte, as an attachment that nothing keeps', async () => {
    const owner = test.actor();
    const kept = await upload(test, owner.token, PDF).expect(201);
    expect(kept.body).toMatchObject({ contentType: 'application/pdf', bytes: PDF.length, version: 1 });
    expect(kept.body.sha256).toMatch(/^[0-9a-f]{64}$/);
    const viewed = await download(test, owner.token, kept.body.id as string).expect(200);
    expect(viewed.body).toEqual(PDF);
    expect(viewed.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; filename="document-[0-9a-f]{8}\.pdf"$/) as string,
    });
  });

  it('a photo keeps the picture and loses what the camera wrote into it', async () => {
    const owner = test.actor();
    const taken = await photo();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const kept = await upload(test, owner.token, taken, 'IMG_0042.JPG').expect(201);
    const viewed = await download(test, owner.token, kept.body.id as string).expect(200);
    const found = await sharp(viewed.body as Buffer).metadata();
    expect(found).toMatchObject({ format: 'jpeg', width: 800, height: 600 });
    expect(found.exif).toBeUndefined();
    expect((viewed.body as Buffer).includes('Canary Photographer')).toBe(false);
  });

  it('has it encrypted on disk, under a name the server made', async () => {
    const owner = test.actor();
    const before = new Set(filesOf(test));
    await upload(test, owner.token, PDF, 'passeport-amina.pdf').expect(201);
    const [name, ...others] = filesOf(test).filter((file) => !before.has(file));
    expect(others).toEqual([]);
    expect(name).toMatch(/^[\w-]{43}$/);
    expect(statSync(join(test.config.dataFolder, 'files/documents', name!)).size).toBe(PDF.length + 28);
  });

  it('a next version of a document of theirs counts it up, once', async () => {
    const owner = test.actor();
    const first = await upload(test, owner.token, PDF).expect(201);
    const second = await upload(test, owner.token, PDF, 'b.pdf', `?replaces=${first.body.id as string}`).expect(201);
    expect(second.body.version).toBe(2);
    await upload(test, owner.token, PDF, 'c.pdf', `?replaces=${first.body.id as string}`).expect(409);
    await upload(test, test.actor().token, PDF, 'd.pdf', `?replaces=${first.body.id as string}`).expect(404);
    await upload(test, owner.token, PDF, 'e.pdf', '?replaces=nonsense').expect(404);
  });
});

describe('a file that could harm someone', () => {
  it.each([
    ['a program renamed to .pdf', () => EXECUTABLE, 415, 'FILE_TYPE_NOT_ACCEPTED'],
    [
      'an HTML page renamed to .jpg',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      415,
      'FILE_TYPE_NOT_ACCEPTED',
    ],
    [
      'an SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      415,
      'FILE_TYPE_NOT_ACCEPTED',
    ],
    ['a PNG of 20,000 × 20,000 pixels', () => bomb(20_000, 20_000), 422, 'IMAGE_TOO_LARGE'],
    ['a PNG of 11,000 × 11,000 pixels', () => bomb(11_000, 11_000), 422, 'IMAGE_TOO_LARGE'],
    ['a PNG whose header lies about its height', () => bomb(9_000, 5_000), 422, 'FILE_UNREADABLE'],
    [
      'a JPEG cut in the middle',
      async () => {
        const whole = await photo(1_200, 900);
        return whole.subarray(0, Math.floor(whole.length / 2));
      },
      422,
      'FILE_UNREADABLE',
    ],
    [
      'a PDF with a script',
      () =>
        Buffer.concat([
          PDF.subarray(0, 9),
          Buffer.from('9 0 obj<</S/J#61vaScript/JS(app.alert(1))>>endobj\n'),
          PDF.subarray(9),
        ]),
      422,
      'ACTIVE_CONTENT',
    ],
    ['a PDF cut short', () => PDF.subarray(0, 60), 422, 'FILE_UNREADABLE'],
    [
      'an encrypted PDF',
      () => Buffer.from(PDF.toString().replace('/Root', '/Encrypt 5 0 R/Root')),
      422,
      'FILE_UNREADABLE',
    ],
    ['a file beyond 10 MB', () => Buffer.concat([PDF, Buffer.alloc(10 * 1_048_576)]), 413, 'FILE_TOO_LARGE'],
    ['an empty file', () => Buffer.alloc(0), 400, 'NO_FILE'],
  ] as const)('%s is refused and nothing of it stays', async (_, make, status, code) => {
    const owner = test.actor();
    const before = { rows: await rows(test), files: filesOf(test).length };
    const answer = await upload(test, owner.token, Buffer.from(await make()), 'innocent.pdf');
    expect({ status: answer.status, code: (answer.body as { code?: string }).code }).toEqual({ status, code });
    expect({ rows: await rows(test), files: filesOf(test).length }).toEqual(before);
  });

  it('a picture with something hidden behind its end loses what was hidden', async () => {
    const owner = test.actor();
    const hidden = Buffer.concat([await photo(), Buffer.from('<script>alert("canary")</script>')]);
    const kept = await upload(test, owner.token, hidden, 'a.jpg').expect(201);
    const viewed = await download(test, owner.token, kept.body.id as string).expect(200);
    expect((viewed.body as Buffer).includes('canary')).toBe(false);
  });

  it('a sender who hangs up in the middle leaves nothing behind', async () => {
    const owner = test.actor();
    const before = { rows: await rows(test), files: filesOf(test).length };
    const { port } = new URL(test.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        const head = `POST /documents HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${owner.token}\r\n`;
        const form = 'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x\r\n';
        const part = 'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4';
        socket.write(`${head}${form}${part}`, () => socket.destroy());
      });
      socket.on('close', () => resolve());
      socket.on('error', () => undefined);
    });
    await upload(test, owner.token, EXECUTABLE).expect(415);
    expect({ rows: await rows(test), files: filesOf(test).length }).toEqual(before);
  });

  it('a body that is not a form is refused', async () => {
    const owner = test.actor();
    await test.http.post('/documents').set('authorization', `Bearer ${owner.token}`).send({ file: 'x' }).expect(400);
    const broken = await test.http
      .post('/documents')
      .set('authorization', `Bearer ${owner.token}`)
      .set('content-type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4');
    expect(broken.status).toBeGreaterThanOrEqual(400);
    expect(broken.status).toBeLessThan(500);
  });

  it('two files at once are refused, and none of them is kept', async () => {
    const owner = test.actor();
    const before = filesOf(test).length;
    const form = test.http.post('/documents').set('authorization', `Bearer ${owner.token}`);
    await form.attach('file', PDF, 'a.pdf').attach('file', PDF, 'b.pdf').expect(400);
    expect(filesOf(test)).toHaveLength(before);
  });
});

describe('who may open a document', () => {
  it('someone else gets the answer for one that does not exist, whatever they are', async () => {
    const owner = test.actor();
    const kept = await upload(test, owner.token, PDF).expect(201);
    const missing = await download(test, owner.token, '0191aaaa-0000-7000-8000-000000000000').expect(404);
    for (const stranger of [
      test.actor(),
      test.actor(['provider']),
      test.actor(['admin'], { permissions: ['support'] }),
      test.actor(['admin'], { permissions: ['vetting'] }),
    ]) {
      const refused = await download(test, stranger.token, kept.body.id as string).expect(404);
      expect(refused.body).toEqual(missing.body);
    }
    await download(test, owner.token, 'not-an-id').expect(404);
    await test.http.get(`/documents/${kept.body.id as string}`).expect(401);
    await test.http.post('/documents').attach('file', PDF, 'a.pdf').expect(401);
  });

  it('a page on another site can’t upload in somebody’s name', async () => {
    await upload(test, test.actor().token, PDF).set('origin', 'https://evil.example').expect(403);
  });

  it('every view is one entry in the audit log', async () => {
    const owner = test.actor();
    const kept = await upload(test, owner.token, PDF).expect(201);
    await download(test, owner.token, kept.body.id as string).expect(200);
    await download(test, owner.token, kept.body.id as string).expect(200);
    await download(test, test.actor().token, kept.body.id as string).expect(404);
    const { entries } = await test.get(AuditLog).list({ subject: { type: 'document', id: kept.body.id as string } });
    expect(entries.map(({ action, actorId }) => ({ action, actorId }))).toEqual([
      { action: 'document.viewed', actorId: owner.userId },
      { action: 'document.viewed', actorId: owner.userId },
    ]);
  });

  it('a link opens it without a session for five minutes and no longer', async () => {
    const owner = test.actor();
    const kept = await upload(test, owner.token, PDF).expect(201);
    const ask = 'mutation ($id: ID!) { createDocumentLink(documentId: $id) { path expiresAt } }';
    const link = await test.graphql<{ createDocumentLink: { path: string } }>(ask, { id: kept.body.id }, { as: owner });
    const { path } = link.data.createDocumentLink;
    await test.http.get(path).expect(200);
    await test.http.get(path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))).expect(404);
    test.clock.advance(5 * 60_000);
    await test.http.get(path).expect(404);
    const refused = await test.graphql(ask, { id: kept.body.id }, { as: test.actor() });
    expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

it('a person who tries far too often is asked to wait', async () => {
  const hasty = test.actor();
  for (let tries = 0; tries < 60; tries += 1) await upload(test, hasty.token, EXECUTABLE).expect(415);
  const refused = await upload(test, hasty.token, PDF).expect(429);
  expect(refused.body).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as number });
  await upload(test, test.actor().token, PDF).expect(201);
});
