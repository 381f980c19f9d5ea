import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { createMailbox, type Mailbox } from './index.js';

const open: Mailbox[] = [];
const folders: string[] = [];

async function start(folder?: string): Promise<Mailbox> {
  const mailbox = await createMailbox({ smtpPort: 0, webPort: 0, ...(folder === undefined ? {} : { folder }) });
  open.push(mailbox);
  return mailbox;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mailbox-'));
  folders.push(folder);
  return folder;
}

const send = (mailbox: Mailbox, mail: SendMailOptions): Promise<unknown> =>
  createTransport(mailbox.smtpUrl).sendMail({ from: 'bonjour@limpide.example', text: 'Bonjour', ...mail });

afterEach(async () => {
  await Promise.all(open.splice(0).map((mailbox) => mailbox.close()));
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

describe('the mail box', () => {
  it('keeps what is sent, accents and both bodies included', async () => {
    const mailbox = await start();
    await send(mailbox, {
      to: 'Zoé <Zoe@Example.FR>',
      subject: 'Réservation confirmée à Nœux-les-Mines',
      text: 'À bientôt, Zoé !',
      html: '<p>À bientôt, Zoé&nbsp;!</p>',
      messageId: '<one@limpide.example>',
    });
    const [message] = mailbox.messages();
    expect(message).toMatchObject({
      from: 'bonjour@limpide.example',
      to: ['zoe@example.fr'],
      subject: 'Réservation confirmée à Nœux-les-Mines',
      messageId: '<one@limpide.example>',
    });
    expect(message?.text.trim()).toBe('À bientôt, Zoé !');
    expect(message?.html).toContain('Zoé&nbsp;!');
  });

  it('finds messages by recipient in any case, hidden copies included, and by instant', async () => {
    const mailbox = await start();
    await send(mailbox, { to: 'ana@example.fr', bcc: 'archive@example.fr', subject: 'first' });
    await send(mailbox, { to: 'ben@example.fr', subject: 'second' });
    expect(mailbox.messages().map((m) => m.subject)).toEqual(['second', 'first']);
    expect(mailbox.messages({ to: 'ANA@example.fr' }).map((m) => m.subject)).toEqual(['first']);
    expect(mailbox.messages({ to: 'archive@example.fr' }).map((m) => m.subject)).toEqual(['first']);
    expect(mailbox.messages({ after: new Date('2999-01-01') })).toEqual([]);
  });

  it('answers a test that waits for a message, before or after it has arrived', async () => {
    const mailbox = await start();
    const waiting = mailbox.waitFor({ to: 'ana@example.fr' });
    await send(mailbox, { to: 'ben@example.fr' });
    await send(mailbox, { to: 'ana@example.fr', subject: 'the one' });
    expect((await waiting).subject).toBe('the one');
    expect((await mailbox.waitFor({ subject: 'ONE' })).subject).toBe('the one');
    await expect(mailbox.waitFor({ to: 'nobody@example.fr' }, 1)).rejects.toThrow('No such message');
  });

  it('has every acknowledged message after a crash, and none that was half written', async () => {
    const folder = await newFolder();
    const first = await start(folder);
    await send(first, { to: 'ana@example.fr', subject: 'kept' });
    await writeFile(join(folder, '1700000000000-00000000-0000-4000-8000-000000000000.part'), 'From: half');
    const second = await start(folder);
    expect(second.messages().map((m) => [m.subject, m.to])).toEqual([['kept', ['ana@example.fr']]]);
    expect((await readdir(folder)).filter((name) => !name.endsWith('.eml'))).toEqual([]);
  });

  it('removes one message, or all, from disk too', async () => {
    const folder = await newFolder();
    const mailbox = await start(folder);
    for (const subject of ['a', 'b', 'c']) await send(mailbox, { to: 'ana@example.fr', subject });
    const [newest] = mailbox.messages();
    await fetch(`${mailbox.webUrl}/api/messages/${newest?.id}`, { method: 'DELETE' });
    expect(mailbox.messages().map((m) => m.subject)).toEqual(['b', 'a']);
    expect(await readdir(folder)).toHaveLength(2);
    await fetch(`${mailbox.webUrl}/delete-all`, { method: 'POST', redirect: 'manual' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a message too large with the code a mail server uses', async () => {
    const mailbox = await start();
    const attachments = [{ filename: 'large.bin', content: Buffer.alloc(26 * 1024 * 1024) }];
    await expect(send(mailbox, { to: 'ana@example.fr', attachments })).rejects.toMatchObject({ responseCode: 552 });
    expect(mailbox.messages()).toEqual([]);
  });

  it('refuses to start in production', async () => {
    const options = { smtpPort: 0, webPort: 0, environment: 'production' };
    await expect(createMailbox(options)).rejects.toThrow('set SMTP_URL');
  });

  it('says which port is taken and leaves nothing running', async () => {
    const mailbox = await start();
    const taken = createMailbox({ smtpPort: mailbox.smtpPort, webPort: 0 });
    await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE', port: mailbox.smtpPort });
  });
});

describe('the web page of the mail box', () => {
  it('lists messages with escaped subjects and shows one with its text, links and source', async () => {
    const mailbox = await start();
    const subject = '<script>alert(1)</script> & co';
    await send(mailbox, { to: 'ana@example.fr', subject, text: 'Voir https://limpide.example/v?a=1&b=2 <b>' });
    const list = await (await fetch(mailbox.webUrl)).text();
    expect(list).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; co');
    expect(list).not.toContain('<script>');
    const path = /\/messages\/[^"]+/.exec(list)?.[0];
    const page = await (await fetch(`${mailbox.webUrl}${path}`)).text();
    expect(page).toContain('href="https://limpide.example/v?a=1&amp;b=2"');
    expect(page).toContain('&lt;b&gt;');
    const source = await fetch(`${mailbox.webUrl}${path}/source`);
    expect(source.headers.get('content-type')).toContain('text/plain');
    expect(await source.text()).toContain('Delivered-To: ana@example.fr');
  });

  it('shows HTML in a frame that can run nothing and fetch nothing', async () => {
    const mailbox = await start();
    await send(mailbox, { to: 'ana@example.fr', html: '<img src="https://tracker.example/x.png"><p>Bonjour</p>' });
    const response = await fetch(`${mailbox.webUrl}/messages/${mailbox.messages()[0]?.id}/html`);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
    expect(policy).not.toContain('allow-scripts');
    expect(await response.text()).toContain('Bonjour');
  });

  it('answers the JSON interface with filters, and names a date it cannot read', async () => {
    const mailbox = await start();
    await send(mailbox, { to: 'ana@example.fr', subject: 'one' });
    await send(mailbox, { to: 'ben@example.fr', subject: 'two' });
    const get = async (query: string): Promise<Response> => fetch(`${mailbox.webUrl}/api/messages?${query}`);
    const answer = (await (await get('to=ben@example.fr&after=2020-01-01T00:00:00Z')).json()) as {
      messages: unknown[];
    };
    expect(answer.messages).toEqual([expect.objectContaining({ subject: 'two', to: ['ben@example.fr'] })]);
    expect((await get('after=yesterday')).status).toBe(400);
    expect((await fetch(`${mailbox.webUrl}/messages/none`)).status).toBe(404);
  });

  it('does nothing for another web site, whether it posts a form or borrows a name', async () => {
    const mailbox = await start();
    await send(mailbox, { to: 'ana@example.fr' });
    const url = new URL(`${mailbox.webUrl}/delete-all`);
    const status = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request(url, { method: 'POST', headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    expect(await status({ host: `evil.example:${url.port}` })).toBe(403);
    expect(mailbox.messages()).toHaveLength(1);
  });
});
