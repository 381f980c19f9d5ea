import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HOME } from '../support/booking-world.js';
import { createTestDatabase } from '../support/database.js';
import { freePort } from '../support/journey/free-port.js';
import { Instance, build, isRunning } from '../support/journey/instance.js';

const PASSWORD = 'les cornichons bleus de Corinne';
const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }`;

describe('the application as it is started and stopped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limpide-start-'));
  const environment: Record<string, string> = {};
  const started: Instance[] = [];
  let running: Instance;
  const start = (more: Record<string, string> = {}): Instance => {
    const instance = new Instance({ ...environment, ...more });
    started.push(instance);
    return instance;
  };
  beforeAll(async () => {
    // PostgreSQL runs under a user of its own when we are root.
    chmodSync(folder, 0o755);
    await build();
    environment['DATA_DIR'] = join(folder, 'data');
    for (const name of ['PORT', 'STRIPE_SANDBOX_PORT', 'MAIL_PORT', 'MAIL_SMTP_PORT'])
      environment[name] = String(await freePort());
    running = await start({ SEED_PROVIDERS: '1' }).ready();
    while (!running.output.includes('is ready')) await sleep(50);
  }, 150_000);
  afterAll(async () => {
    for (const instance of started) {
      instance.signal('SIGKILL');
      await instance.exitCode;
    }
    await databaseGone();
    rmSync(folder, { recursive: true, force: true });
  });

  const lock = (of = environment): string => join(of['DATA_DIR'] ?? '', 'postgres/postmaster.pid');
  const databaseId = (of = environment): number => Number(readFileSync(lock(of), 'utf8').split('\n')[0]);
  async function databaseGone(of = environment): Promise<void> {
    while (existsSync(lock(of)) && isRunning(databaseId(of))) await sleep(50);
  }
  const signUp = (instance: Instance, email: string) =>
    instance.ask(SIGN_UP, { input: { email, password: PASSWORD, publicName: 'Camille', intent: 'CUSTOMER' } });
  /** Signs up, follows the mailed link, signs in; answers the bearer token. */
  async function joinIn(instance: Instance, email: string): Promise<string> {
    await signUp(instance, email);
    let token: string | undefined;
    while (!token) {
      const box = await fetch(`http://127.0.0.1:${environment['MAIL_PORT'] ?? ''}/api/messages?to=${email}`);
      const { messages } = (await box.json()) as { messages: { text: string }[] };
      token = /#token=([\w-]{43})/.exec(messages[0]?.text ?? '')?.[1];
      if (!token) await sleep(100);
    }
    await instance.ask('mutation ($token: String!) { verifyEmail(token: $token) { __typename } }', { token });
    const { data } = await instance.ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { token } } }',
      { input: { email, password: PASSWORD, client: 'API' } },
    );
    return (data['signIn'] as { token: string }).token;
  }

  it('says where everything is once it is ready', async () => {
    expect(running.output).toContain(`http://localhost:${environment['PORT'] ?? ''}/graphql`);
    const answer = await fetch(`${running.url}/health/ready`);
    expect(await answer.json()).toMatchObject({ status: 'ok' });
    expect(isRunning(databaseId())).toBe(true);
  });

  it('shows the demonstration people a visit that is agreed and one that waits for an answer', async () => {
    const { data } = await running.ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { token } } }',
      { input: { email: 'camille.martin@exemple.fr', password: 'Savon-de-Marseille-72', client: 'API' } },
    );
    const { token } = data['signIn'] as { token: string };
    const bookings = await running.ask('{ myBookings(first: 50) { nodes { state } } }', {}, token);
    const { nodes } = bookings.data['myBookings'] as { nodes: { state: string }[] };
    expect(nodes.map(({ state }) => state).filter((state) => state !== 'COMPLETED')).toEqual([
      'REQUESTED',
      'CONFIRMED',
    ]);
  });

  it.each(['PORT', 'STRIPE_SANDBOX_PORT', 'MAIL_PORT', 'MAIL_SMTP_PORT'])(
    'names %s when that port is taken, and leaves no database behind',
    async (variable) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const ports: Record<string, string> = { DATA_DIR: join(folder, `taken-${variable}`) };
      for (const name of ['PORT', 'STRIPE_SANDBOX_PORT', 'MAIL_PORT', 'MAIL_SMTP_PORT'])
        ports[name] = String(name === variable ? port : await freePort());
      // One start on an empty folder is enough: the others take a database that is there.
      const database = variable === 'PORT' ? null : await createTestDatabase();
      const instance = start({ ...ports, ...(database ? { DATABASE_URL: database.url } : {}) });
      const code = await instance.exitCode;
      other.close();
      expect(code).toBe(1);
      expect(instance.output).toContain(String(port));
      expect(instance.output).toMatch(new RegExp(String.raw`\b${variable}\b`));
      expect(instance.output).not.toMatch(/^\s+at /m);
      await databaseGone(ports);
      await database?.drop();
    },
    90_000,
  );

  it('says that another application is running on the data, and leaves it alone', async () => {
    const instance = start({ ...environment, PORT: String(await freePort()) });
    expect(await instance.exitCode).toBe(1);
    expect(instance.output).toContain('another application is running on');
    expect(instance.output).toContain('DATA_DIR');
    expect(instance.output).not.toMatch(/^\s+at /m);
    await fetch(`${running.url}/health/ready`).then(({ status }) => expect(status).toBe(200));
  });

  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/limpide' }],
    ['SECRET_KEY', { SECRET_KEY: 'hunter2' }],
    ['STRIPE_SECRET_KEY', { NODE_ENV: 'production' }],
  ])('names %s when it is wrong, and never shows its value', async (variable, wrong) => {
    const instance = start({ ...wrong, DATA_DIR: join(folder, 'wrong') });
    expect(await instance.exitCode).toBe(1);
    expect(instance.output).toContain(variable);
    expect(instance.output).not.toMatch(/hunter2|^\s+at /m);
  });

  it('killed outright while people write: all that was acknowledged is there after the next start', async () => {
    const token = await joinIn(running, 'camille@example.org');
    const acknowledged: string[] = [];
    const add = async (number: number): Promise<void> => {
      const input = { ...HOME, street: `${number} rue des Lilas` };
      const { data } = await running.ask(
        'mutation ($input: AddressInput!) { addAddress(input: $input) { ... on Address { id } } }',
        { input },
        token,
      );
      acknowledged.push((data['addAddress'] as { id: string }).id);
    };
    const writing = Array.from({ length: 28 }, (_, number) => add(number + 1).catch(() => undefined));
    while (acknowledged.length < 5) await sleep(1);
    const database = databaseId();
    running.signal('SIGKILL');
    await Promise.all(writing);
    await running.exitCode;
    await databaseGone();
    expect(isRunning(database)).toBe(false);

    running = await start().ready();
    const { data } = await running.ask('{ myAddresses { id } }', {}, token);
    const kept = (data['myAddresses'] as { id: string }[]).map(({ id }) => id);
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
  }, 90_000);

  it('asked to stop while people wait for an answer: everybody gets one, and it exits cleanly with its database', async () => {
    const waiting = Array.from({ length: 20 }, (_, number) => signUp(running, `person${number}@example.org`));
    await Promise.race(waiting);
    const database = databaseId();
    running.signal('SIGTERM');
    const answers = await Promise.all(waiting);
    expect(answers).toEqual(Array(20).fill({ status: 200, data: { signUp: { __typename: 'MailOnItsWay' } } }));
    expect(await running.exitCode).toBe(0);
    expect(isRunning(database)).toBe(false);
    expect(existsSync(lock())).toBe(false);
  });
});
