import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DAY, MINUTE, type BookingId } from '#kernel';
import { createMailbox, type Mailbox } from '#mailbox';
import { NotificationModule } from '#notification';
import { bookingActs } from '../support/booking-acts.js';
import {
  createBookingWorld,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../support/booking-world.js';
import { expectEveryCentExplained } from '../support/money-at-stripe.js';
import { paidVisit } from '../support/paid-visit.js';
import { createPaymentWorld, type PaymentWorld } from '../support/payment-world.js';
import { mailsIn } from './mails.js';
import { lifeOf, STEP_NAMES, STEPS, stepsIn, type StepName, type StepReady } from './money-steps.js';
import { compileWorker, processesOf, until } from './processes.js';

let world: PaymentWorld;
let mailbox: Mailbox;
const processes = processesOf(() => world);
const mails = mailsIn(
  () => world,
  () => mailbox,
);
beforeAll(async () => {
  await compileWorker();
  mailbox = await createMailbox({ smtpPort: 0, webPort: 0 });
  const environment = { SMTP_URL: mailbox.smtpUrl };
  world = await createPaymentWorld({ role: 'web', modules: [NotificationModule], environment });
  await mails.staffSignUp();
}, 180_000);
afterAll(async () => {
  processes.endAll();
  await world.close();
  await mailbox.close();
});

const waiting = () => world.db.prisma.paymentOperation.findMany({ where: { status: 'PENDING' } });
/** What people get about each step, and how often: the receipts of what came before it too. */
const RECEIPT = 'payment-receipt to customer: 1';
const REFUNDED = 'payment-refunded to customer: 1';
const TIP_PAID = ['charge-earned to provider: 1', 'charge-receipt to customer: 1'];
const MAILS: Readonly<Record<StepName, readonly string[]>> = {
  'the payment page': [],
  'the hold two days before': [],
  'the end of a hold': [],
  'the capture': [RECEIPT],
  'a fee from the hold': [RECEIPT],
  'a fee from the saved card': [RECEIPT],
  'a refund': [RECEIPT, REFUNDED],
  'the reversal of a share': ['earnings-transferred to provider: 1', RECEIPT, REFUNDED],
  'the provider’s share': ['earnings-transferred to provider: 1', RECEIPT],
  'a tip': [...TIP_PAID, RECEIPT],
  'the page of a tip that was refused': [...TIP_PAID, 'charge-refused to customer: 1', RECEIPT].toSorted(),
  'the refund of a tip': [...TIP_PAID, RECEIPT, REFUNDED],
  'the reversal of a tip': [...TIP_PAID, RECEIPT, REFUNDED],
  'the share of a tip': [...TIP_PAID, RECEIPT],
  'the evidence of a dispute': ['finance-dispute-opened to finance: 1', 'job-disputed to provider: 1', RECEIPT],
};
const PAYMENTS_ARE_LOCKED = 'SELECT 1 FROM payment FOR UPDATE';

/**
 * The walk: one booking stands at each step of its money, everything is decided, and the process is killed outright at one
 * moment of asking Stripe. Another one, started a little later, finds what it left. What our rows, our ledger and Stripe then
 * say of each booking, and what people were written about it, is what it is where nobody was killed.
 */
describe('a process that is killed', () => {
  type Ready = ReadonlyMap<StepName, StepReady>;

  async function decided(): Promise<Ready> {
    const steps = stepsIn(world);
    const ready = new Map<StepName, StepReady>();
    for (const name of STEP_NAMES) ready.set(name, await steps[name]());
    for (const { decide } of ready.values()) await decide();
    return ready;
  }

  async function lived(ready: Ready): Promise<Map<StepName, object>> {
    expect(await waiting()).toEqual([]);
    for (const { afterwards } of ready.values()) await afterwards?.();
    const moved = await expectEveryCentExplained(world);
    const lives = new Map<StepName, object>();
    const written = await mails.delivered([...ready.values()].map(({ bookingId }) => bookingId));
    for (const [name, { bookingId }] of ready) {
      const life = await lifeOf(world, bookingId, moved.get(bookingId));
      lives.set(name, { ...life, mails: written.get(bookingId) });
    }
    return lives;
  }

  async function anotherTakesOver(): Promise<void> {
    const child = await processes.start();
    for (let tries = 0; tries < 10 && (await waiting()).length > 0; tries += 1) {
      world.advance(3 * MINUTE);
      await processes.done(child, { jobs: [{ name: 'payment.run-operations' }] });
    }
    await processes.kill(child);
  }

  const everything = async () => ({
    jobs: (await waiting()).map(({ id }) => ({ name: 'payment.run-operation', payload: { operationId: id } })),
  });

  /** Says whether Stripe has been asked every question since this was called, each on its own path and under its own key. */
  function asked(ready: Ready): () => boolean {
    const before = new Set(world.sandbox.requests());
    const paths = Map.groupBy([...ready.values()], ({ path }) => path);
    return () => {
      const since = world.sandbox.requests().filter((request) => !before.has(request) && request.method === 'POST');
      return [...paths].every(([path, rows]) => {
        const pattern = new RegExp(`^${path.replace('*', '[^/]+')}$`);
        const keys = since.filter((request) => pattern.test(request.path)).map(({ idempotencyKey }) => idempotencyKey);
        return new Set(keys).size >= rows.length;
      });
    };
  }

  const MOMENTS: Record<string, (ready: Ready) => Promise<void>> = {
    'after the decision, before Stripe is asked': () => Promise.resolve(),

    async 'with the question on its way, which Stripe obeys after the death'(ready) {
      for (const { path } of ready.values())
        world.sandbox.faults.next({ method: 'POST', path, kind: 'slow', delayMs: 600_000 });
      const child = await processes.start();
      const before = new Map((await waiting()).map(({ id, tries }) => [id, tries]));
      processes.tell(child, await everything());
      await until(async () => (await waiting()).every(({ id, tries }) => tries > (before.get(id) ?? 0)));
      await processes.kill(child);
      world.sandbox.faults.clear();
    },

    async 'when Stripe has acted and its answer has not arrived'(ready) {
      for (const { path } of ready.values())
        world.sandbox.faults.next({ method: 'POST', path, kind: 'timeout-after-commit' });
      const child = await processes.start();
      const isAsked = asked(ready);
      processes.tell(child, await everything());
      await until(isAsked);
      await processes.kill(child);
      world.sandbox.faults.clear();
    },

    async 'with Stripe’s answer in its hands, before it is written down'(ready) {
      await processes.killedBehind(PAYMENTS_ARE_LOCKED, await everything(), asked(ready));
    },
  };

  let undisturbed: Map<StepName, object>;
  beforeAll(async () => {
    const ready = await decided();
    for (let tries = 0; tries < 10 && (await waiting()).length > 0; tries += 1) {
      world.advance(MINUTE);
      await world.runJob('payment.run-operations');
    }
    undisturbed = await lived(ready);
  }, 180_000);

  it('is compared with a life in which people are written to, once each', () => {
    const got = Object.fromEntries([...undisturbed].map(([name, life]) => [name, (life as { mails: string[] }).mails]));
    expect(got).toEqual(MAILS);
  });

  it('is killed at every kind of question that there is', async () => {
    const known = await world.db.query<{ kind: string }>(
      'test-kinds',
      'SELECT unnest(enum_range(NULL::payment_operation_kind))::text AS kind',
    );
    expect(new Set<string>(Object.values(STEPS))).toEqual(new Set(known.map(({ kind }) => kind)));
  });

  describe.each(Object.entries(MOMENTS))('%s', (_moment, killedThere) => {
    let lives: Map<StepName, object>;
    beforeAll(async () => {
      const ready = await decided();
      const kinds = new Map((await waiting()).map(({ paymentId, kind }) => [paymentId, kind]));
      for (const [name, { bookingId }] of ready) {
        const { id } = await world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
        expect([name, kinds.get(id)]).toEqual([name, STEPS[name]]);
      }
      await killedThere(ready);
      await anotherTakesOver();
      lives = await lived(ready);
    }, 180_000);

    it.each(STEP_NAMES)('leaves %s as if nobody had died', (name) => {
      expect(lives.get(name)).toEqual(undisturbed.get(name));
    });
  });
});

describe('a process that is killed while it hears that a customer has paid', () => {
  /** How a process hears of it, what it was doing when it was killed, and the sweep that finds what it left. */
  const STEPS_OF_HEARING = [
    ['when the webhook is stored and not applied', null, 'payment.apply-inbox'],
    ['in the middle of applying the webhook', () => ({ jobs: [{ name: 'payment.apply-inbox' }] }), 'payment.apply-inbox'],
    ['on the browser’s return, with no webhook', (bookingId: BookingId) => ({ returns: [bookingId] }), 'payment.look-again'],
    [
      'in the middle of looking again, with no webhook and no browser',
      () => ({ jobs: [{ name: 'payment.look-again' }] }),
      'payment.look-again',
    ],
  ] as const; // prettier-ignore

  it.each(STEPS_OF_HEARING)(
    '%s: the next one hears it, once',
    async (_where, doing, sweep) => {
      const { bookingId } = await world.open();
      await world.pay(bookingId);
      await world.sandbox.webhooks.settle();
      const stored = () => world.db.prisma.stripeInboxEvent.findMany({ where: { status: 'RECEIVED' } });
      expect(await stored()).not.toEqual([]);
      if (doing) {
        world.advance(4 * MINUTE);
        await processes.killedBehind(PAYMENTS_ARE_LOCKED, doing(bookingId));
      }
      expect((await world.summary(bookingId)).state).toBe('CHECKOUT_OPEN');

      const next = await processes.start();
      world.advance(4 * MINUTE);
      await processes.done(next, { jobs: [{ name: sweep }] });
      expect((await world.summary(bookingId)).state).toBe('AUTHORISED');
      // And whatever else was still to tell of it, afterwards.
      await processes.done(next, { jobs: [{ name: 'payment.apply-inbox' }] });
      await processes.done(next, { returns: [bookingId] });
      await processes.kill(next);
      expect(await stored()).toEqual([]);
      const steps = await world.db.prisma.paymentStep.findMany({ where: { payment: { bookingId } } });
      expect(steps.map(({ what }) => what).toSorted()).toEqual(['CHECKOUT_OPENED', 'HELD']);
      const booked = await world.db.prisma.ledgerTransaction.findMany({ where: { bookingId } });
      expect(booked.map(({ kind }) => kind)).toEqual(['HOLD']);
      await expectEveryCentExplained(world);
    },
    120_000,
  );
});

describe('a process that is killed while it writes the papers of a visit', () => {
  let visits: BookingWorld;
  let bookingId: string;
  const writers = processesOf(() => visits);
  beforeAll(async () => {
    // Nobody writes papers in this application: every step is made by a process that the test starts.
    visits = await createBookingWorld();
    let [camille, paul]: [Customer, BookableProvider] = [await visits.customer(), await visits.provider()];
    const acts = bookingActs(() => ({ world: visits, camille, paul }));
    const again = async (): Promise<void> => {
      [camille, paul] = [await visits.signedInAgain(camille), await visits.signedInAgain(paul)];
    };
    bookingId = (await paidVisit({ world: visits, acts, again })).id;
  }, 180_000);
  afterAll(async () => {
    writers.endAll();
    await visits.close();
  });

  const papers = () => visits.db.prisma.billingDocument.findMany({ orderBy: [{ issuer: 'asc' }, { number: 'asc' }] });
  const owed = () => visits.db.prisma.billingObligation.findMany({ where: { bookingId } });
  const NOBODY_WRITES = (table: string): string => `LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`;

  /**
   * In this order: each begins where the one before was left. How many papers are then owed, issued and drawn; the provider's
   * own invoice is owed and waits for their mandate.
   */
  const STEPS_OF_PAPERS = [
    ['the money is taken and what is owed is not written down', 'billing.read-ledger', 'billing_obligation', [0, 0, 0]],
    ['the number is drawn and the document is not issued', 'billing.issue-due', 'billing_document', [3, 0, 0]],
    ['it is issued and its PDF is not kept', 'billing.render-missing', 'billing_document', [3, 2, 0]],
  ] as const;

  it.each(STEPS_OF_PAPERS)(
    'when %s: nothing is half done, and the next one does it',
    async (_, job, table, standing) => {
      const stands = async () => {
        const [obligations, documents] = [await owed(), await papers()];
        return [obligations.length, documents.length, documents.filter(({ renderedAt }) => renderedAt !== null).length];
      };
      expect(await stands()).toEqual(standing);
      visits.clock.advance(15 * MINUTE);
      await writers.killedBehind(NOBODY_WRITES(table), { jobs: [{ name: job }] });
      expect(await stands()).toEqual(standing);

      const next = await writers.start();
      visits.clock.advance(15 * MINUTE);
      await writers.done(next, { jobs: [{ name: job }] });
      await writers.kill(next);
      expect(await stands()).not.toEqual(standing);
    },
    180_000,
  );

  it('leaves each document once, in an unbroken series, with its PDF, however often the sweeps run again', async () => {
    const before = await papers();
    const next = await writers.start();
    visits.clock.advance(DAY);
    for (const name of ['billing.read-ledger', 'billing.issue-due', 'billing.render-missing'])
      await writers.done(next, { jobs: [{ name }] });
    await writers.kill(next);
    expect(await papers()).toEqual(before);
    expect(before.map(({ kind, number }) => ({ kind, number }))).toEqual([
      { kind: expect.stringMatching(/^(COMMISSION|FEE)_INVOICE$/), number: 1 },
      { kind: expect.stringMatching(/^(COMMISSION|FEE)_INVOICE$/), number: 2 },
    ]);
    expect(new Set(before.map(({ kind }) => kind)).size).toBe(2);
    const folder = join(visits.config.dataFolder, 'files');
    for (const { fileKey } of before) expect(existsSync(join(folder, fileKey ?? 'none'))).toBe(true);
  }, 180_000);
});
