import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE } from '#kernel';
import { compile } from '../support/journey/instance.js';
import { expectEveryCentExplained } from '../support/money-at-stripe.js';
import { createPaymentWorld, type PaymentWorld } from '../support/payment-world.js';
import { ACTS, livesIn, ONCE, type Act } from './lives.js';
import type { ToDo } from './worker-process.js';

const COMPILED = join(import.meta.dirname, '../../node_modules/.cache/limpide-payment-worker');

/**
 * One payment of each kind stands before its act. A process is told to ask Stripe, and is killed outright at one step of the
 * way; another one, started a little later, finds what it left.
 */
describe('a process that is killed while it moves money', () => {
  let world: PaymentWorld;
  let lives: ReturnType<typeof livesIn>;
  const started: ChildProcess[] = [];
  beforeAll(async () => {
    await compile(COMPILED, ['libs', 'test/faults/worker-process.ts']);
    world = await createPaymentWorld({ role: 'web' });
    lives = livesIn(world);
  }, 120_000);
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    await world.close();
  });

  async function start(): Promise<ChildProcess> {
    const env = {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      ROLE: 'web',
      DATABASE_URL: world.config.database.url,
      SECRET_KEY: 'ab'.repeat(32),
      SMTP_URL: 'smtp://127.0.0.1:1',
      STRIPE_SECRET_KEY: world.config.stripe.secretKey,
      STRIPE_API_BASE: world.config.stripe.apiBase,
      STRIPE_WEBHOOK_SECRETS: 'whsec_test_platform',
      LOG_LEVEL: 'fatal',
    };
    const child = fork(join(COMPILED, 'test/faults/worker-process.js'), {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.push(child);
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('The process ended before it was ready'))),
    ]);
    return child;
  }

  const tell = (child: ChildProcess, jobs: ToDo['jobs']): void => {
    child.send({ now: world.clock.now().toISOString(), jobs } satisfies ToDo);
  };
  async function kill(child: ChildProcess): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await isSo())) await sleep(20);
  }

  const waiting = () => world.db.prisma.paymentOperation.findMany({ where: { status: 'PENDING' } });

  /** Everything is decided; nothing has been asked. */
  async function decided() {
    const ready = new Map<Act, Awaited<ReturnType<typeof lives.ready>>>();
    for (const act of ACTS) ready.set(act, await lives.ready(act));
    for (const { decide } of ready.values()) await decide();
    return ready;
  }

  async function askAll(child: ChildProcess): Promise<void> {
    tell(
      child,
      (await waiting()).map(({ id }) => ({ name: 'payment.run-operation', payload: { operationId: id } })),
    );
  }

  /** A process begins to write while every payment is locked, waits for the lock, and is killed there. */
  async function killedWhileWriting(begin: (child: ChildProcess) => void | Promise<void>): Promise<void> {
    const lock = await world.db.pool.connect();
    const child = await start();
    try {
      await lock.query('BEGIN');
      await lock.query('SELECT 1 FROM payment FOR UPDATE');
      await begin(child);
      await until(async () => {
        const { rows } = await world.db.pool.query<{ stuck: number }>(
          `SELECT count(*)::int AS stuck FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return (rows[0]?.stuck ?? 0) > 0;
      });
      await kill(child);
    } finally {
      await lock.query('ROLLBACK');
      lock.release();
    }
  }

  async function anotherTakesOver(ready: Awaited<ReturnType<typeof decided>>): Promise<void> {
    const child = await start();
    for (let tries = 0; tries < 10 && (await waiting()).length > 0; tries += 1) {
      world.advance(3 * MINUTE);
      tell(child, [{ name: 'payment.run-operations' }]);
      await once(child, 'message');
    }
    await kill(child);
    expect(await waiting()).toEqual([]);
    const moved = await expectEveryCentExplained(world);
    expect(Object.fromEntries([...ready].map(([act, { bookingId }]) => [act, moved.get(bookingId)]))).toMatchObject(
      ONCE,
    );
  }

  it('right after the decision: the next one asks', async () => {
    await anotherTakesOver(await decided());
  }, 120_000);

  it('with its questions on the way, that Stripe obeys after its death', async () => {
    const ready = await decided();
    for (const { path } of ready.values())
      world.sandbox.faults.next({ method: 'POST', path, kind: 'slow', delayMs: 600_000 });
    const child = await start();
    await askAll(child);
    await until(async () => (await waiting()).every(({ leasedUntil }) => leasedUntil !== null));
    await kill(child);
    world.sandbox.faults.clear();
    await anotherTakesOver(ready);
  }, 120_000);

  it('when Stripe has acted and the answer has not arrived', async () => {
    const ready = await decided();
    for (const { path } of ready.values())
      world.sandbox.faults.next({ method: 'POST', path, kind: 'timeout-after-commit' });
    const child = await start();
    const last = world.sandbox.requests().at(-1);
    await askAll(child);
    const paths = [...ready.values()].map(({ path }) => new RegExp(`^${path.replace('*', '[^/]+')}$`));
    await until(() => {
      const requests = world.sandbox.requests();
      const asked = requests.slice(last ? requests.indexOf(last) + 1 : 0).filter(({ method }) => method === 'POST');
      return paths.every((path) => asked.some((request) => path.test(request.path)));
    });
    await kill(child);
    world.sandbox.faults.clear();
    await anotherTakesOver(ready);
  }, 120_000);

  it('with Stripe’s answer in its hands, in the middle of writing it down', async () => {
    const ready = await decided();
    await killedWhileWriting(askAll);
    await anotherTakesOver(ready);
  }, 120_000);

  it('with a webhook that is stored and not applied, and in the middle of applying it', async () => {
    const { bookingId } = await world.open();
    await world.pay(bookingId);
    await world.sandbox.webhooks.settle();
    const about = () => world.db.prisma.stripeInboxEvent.findMany({ where: { status: 'RECEIVED' } });
    expect(await about()).not.toEqual([]);
    await killedWhileWriting((child) => tell(child, [{ name: 'payment.apply-inbox' }]));
    expect((await world.summary(bookingId)).state).toBe('CHECKOUT_OPEN');

    const next = await start();
    world.advance(3 * MINUTE);
    tell(next, [{ name: 'payment.apply-inbox' }]);
    await once(next, 'message');
    await kill(next);
    expect(await about()).toEqual([]);
    expect((await world.summary(bookingId)).state).toBe('AUTHORISED');
    const steps = await world.db.prisma.paymentStep.findMany({ where: { payment: { bookingId } } });
    expect(steps.map(({ what }) => what).toSorted()).toEqual(['CHECKOUT_OPENED', 'HELD']);
    const booked = await world.db.prisma.ledgerTransaction.findMany({ where: { bookingId } });
    expect(booked.map(({ kind }) => kind)).toEqual(['HOLD']);
    await expectEveryCentExplained(world);
  }, 120_000);
});
