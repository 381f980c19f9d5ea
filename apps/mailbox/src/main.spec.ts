import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { transformFile } from '@swc/core';
import { createTransport } from 'nodemailer';
import { createMailbox } from './index.js';

const ROOT = join(import.meta.dirname, '../../..');

/** The program as it is built, where it finds its packages. */
async function build(): Promise<string> {
  const parent = join(ROOT, 'node_modules/.cache');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'mailbox-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const name of await readdir(import.meta.dirname)) {
    if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
    const { code } = await transformFile(join(import.meta.dirname, name), { configFile: join(ROOT, '.swcrc') });
    await writeFile(join(folder, name.replace(/\.ts$/, '.js')), code);
  }
  return folder;
}

interface Started {
  process: ChildProcess;
  firstLine: string;
}

async function start(program: string, environment: Record<string, string>): Promise<Started> {
  const child = spawn(process.execPath, [join(program, 'main.js')], {
    env: { MAIL_PORT: '0', MAIL_SMTP_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(createInterface(child.stderr), 'line'),
  ]);
  const [firstLine] = (await lines) as [string];
  return { process: child, firstLine };
}

describe('the mail box as a program', () => {
  let program: string;
  let folder: string;
  beforeAll(async () => {
    program = await build();
    folder = await mkdtemp(join(tmpdir(), 'mailbox-killed-'));
  });
  afterAll(async () => {
    await rm(program, { recursive: true });
    await rm(folder, { recursive: true });
  });

  it('has every message it accepted, whole, after it was killed while receiving', async () => {
    const running = await start(program, { MAIL_FOLDER: folder });
    const url = /smtp:\/\/\S+/.exec(running.firstLine)?.[0] ?? '';
    const sender = createTransport(url, { pool: true, maxConnections: 4 } as object);
    const accepted: string[] = [];
    const body = 'Une ligne assez longue pour que le message prenne son temps.\r\n'.repeat(500);
    const sending = Array.from({ length: 40 }, async (_, index) => {
      await sender.sendMail({
        from: 'a@example.fr',
        to: 'b@example.fr',
        subject: `n° ${index}`,
        text: `${body}fin ${index}`,
      });
      accepted.push(`n° ${index}`);
      if (accepted.length === 10) running.process.kill('SIGKILL');
    });
    await Promise.allSettled([...sending, once(running.process, 'exit')]);
    sender.close();

    const revived = await createMailbox({ smtpPort: 0, webPort: 0, folder });
    const kept = revived.messages();
    await revived.close();
    expect(accepted.length).toBeGreaterThanOrEqual(10);
    expect(kept.map(({ subject }) => subject)).toEqual(expect.arrayContaining(accepted));
    for (const { subject, text } of kept) expect(text.trim().endsWith(`fin ${subject.slice(3)}`)).toBe(true);
  });

  it('ends by itself when asked to', async () => {
    const running = await start(program, { MAIL_FOLDER: folder });
    const exited = once(running.process, 'exit');
    running.process.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it('says why it does not start in production', async () => {
    const refused = await start(program, { MAIL_FOLDER: folder, NODE_ENV: 'production' });
    expect(refused.firstLine).toContain('set SMTP_URL to a real mail server');
  });
});
