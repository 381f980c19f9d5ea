import { DAY, HOUR, newId, plus, type BookingId, type ProviderId } from '#kernel';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeEach(async () => {
  world = await createPaymentWorld();
});
afterEach(() => world.close());

const COUNT = 'SELECT count(*)::int AS count FROM reconciliation_difference';

/** A visit that is paid, over and transferred. */
async function finishedVisit(providerId: ProviderId): Promise<{ bookingId: BookingId; paymentId: string }> {
  const { bookingId, paymentId } = await world.open({ providerId });
  await world.pay(bookingId);
  await world.settle();
  await world.transact(async (tx) => {
    await world.payments.capture(tx, bookingId);
    await world.payments.scheduleTransfer(tx, bookingId, world.clock.now());
  });
  await world.settle();
  await world.runJob('payment.transfer-due');
  await world.settle();
  return { bookingId, paymentId };
}

/** The next night. */
async function night(): Promise<void> {
  world.advance(DAY + 2 * HOUR);
  await world.settle();
  await world.runJob('payment.reconcile');
  await world.settleJobs();
}

const differences = () => world.db.prisma.reconciliationDifference.findMany({ orderBy: { openedAt: 'asc' } });
const lastRun = () =>
  world.db.prisma.reconciliationRun.findFirstOrThrow({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] });
const byHand = (path: string, form: Record<string, string>) => world.askStripe('POST', path, form, newId());

/** Does what only someone with the keys of the database could. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  const client = await world.db.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(sql, values);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

const FORGET = `WITH gone AS (DELETE FROM ledger_transaction WHERE payment_id = $1 AND kind = $2 RETURNING id)
  DELETE FROM ledger_entry WHERE transaction_id IN (SELECT id FROM gone)`;

describe('a night after a day on which everything went right', () => {
  it('has no differences, however often it is repeated, and both books come to the same sum', async () => {
    const providerId = await world.providerWithAccount();
    const { bookingId } = await finishedVisit(providerId);
    await finishedVisit(providerId);
    await world.transact((tx) => world.payments.refund(tx, bookingId, { amountCents: 3_333, reason: 'CLAIM' }));
    await world.settle();
    const tip = { kind: 'TIP', amountCents: 700, providerShareCents: 700 } as const;
    await world.transact((tx) => world.payments.chargeFurther(tx, bookingId, tip));
    await world.settle();
    await world.runJob('payment.transfer-charges-due');
    await world.settle();
    const held = await world.open();
    await world.pay(held.bookingId);
    await world.settle();

    for (let count = 0; count < 3; count += 1) {
      await night();
      const run = await lastRun();
      expect(run).toMatchObject({ state: 'COMPLETED', opened: 0, openAtEnd: 0 });
      expect(run.stripeCents).toBe(world.stripeBalance().STRIPE_CLEARING);
      expect(run.ledgerCents).toBe(run.stripeCents);
    }
    expect(await differences()).toEqual([]);
    expect(world.heard.filter(({ type }) => type === 'ReconciliationDifferencesOpen')).toEqual([]);
  });

  it('counts the dispute, a refund that came back and the platform’s own payout as explained', async () => {
    const providerId = await world.providerWithAccount();
    const { bookingId } = await finishedVisit(providerId);
    const other = await finishedVisit(providerId);
    world.sandbox.refunds.failNext();
    await world.transact((tx) => world.payments.refund(tx, bookingId, { amountCents: 1_000, reason: 'CLAIM' }));
    await world.settle();
    world.advance(HOUR);
    await world.settle();
    world.advance(7 * DAY);
    const paidOut = await byHand('/v1/payouts', { amount: '100', currency: 'eur' });
    expect(paidOut.status).toBe(200);
    const charge = await world.db.prisma.payment.findUniqueOrThrow({ where: { id: other.paymentId } });
    world.sandbox.disputes.open(charge.chargeId ?? '');
    await world.settle();
    await night();
    expect(await differences()).toEqual([]);
    const run = await lastRun();
    expect(run.ledgerCents).toBe(run.stripeCents);
    expect((await world.ledger())['BANK']).toBe(100);
  });
});

describe('a night that finds', () => {
  it('a transfer made by hand: shown as unknown to the ledger', async () => {
    const providerId = await world.providerWithAccount();
    await finishedVisit(providerId);
    const account = await world.db.prisma.payoutAccount.findUniqueOrThrow({ where: { providerId } });
    world.advance(7 * DAY);
    const destination = account.stripeAccountId ?? '';
    const made = await byHand('/v1/transfers', { amount: '500', currency: 'eur', destination });
    expect(made.status).toBe(200);
    await night();
    expect(await differences()).toMatchObject([
      { kind: 'MISSING_IN_LEDGER', state: 'OPEN', stripeGrossCents: -500, ledgerGrossCents: null, bookingId: null },
    ]);
    const run = await lastRun();
    expect((run.ledgerCents ?? 0) - (run.stripeCents ?? 0)).toBe(500);
  });

  it('a refund made in Stripe’s dashboard: shown with its booking', async () => {
    const { bookingId, paymentId } = await finishedVisit(await world.providerWithAccount());
    const payment = await world.db.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
    await byHand('/v1/refunds', { charge: payment.chargeId ?? '', amount: '700' });
    await night();
    expect(await differences()).toMatchObject([
      { kind: 'MISSING_IN_LEDGER', stripeGrossCents: -700, paymentId, bookingId, state: 'OPEN' },
    ]);
  });

  it('a ledger line lost: the money that moved is not explained', async () => {
    const { paymentId, bookingId } = await finishedVisit(await world.providerWithAccount());
    await tamper(FORGET, [paymentId, 'TRANSFER']);
    await night();
    expect(await differences()).toMatchObject([
      { kind: 'MISSING_IN_LEDGER', stripeGrossCents: -8_000, ledgerGrossCents: null, paymentId, bookingId },
    ]);
  });

  it('a line in the ledger of money that never moved', async () => {
    const { paymentId, bookingId } = await finishedVisit(await world.providerWithAccount());
    const id = newId();
    await world.db.pool.query(
      `WITH t AS (INSERT INTO ledger_transaction (id, payment_id, booking_id, kind, key, occurred_at)
         VALUES ($1, $2, $3, 'REFUND', 'refund:re_invented', $4) RETURNING id)
       INSERT INTO ledger_entry (transaction_id, position, account, amount_cents)
       SELECT id, 0, 'STRIPE_CLEARING', -900 FROM t UNION ALL SELECT id, 1, 'PLATFORM_REVENUE', 900 FROM t`,
      [id, paymentId, bookingId, world.clock.now()],
    );
    await night();
    expect(await differences()).toMatchObject([
      {
        kind: 'MISSING_AT_STRIPE',
        reference: 're_invented',
        stripeGrossCents: null,
        ledgerGrossCents: -900,
        bookingId,
      },
    ]);
  });

  it('another fee than the one we booked', async () => {
    const { paymentId, bookingId } = await finishedVisit(await world.providerWithAccount());
    await tamper(
      `UPDATE ledger_entry SET amount_cents = amount_cents + sign(amount_cents)::int * 25
       WHERE transaction_id IN (SELECT id FROM ledger_transaction WHERE payment_id = $1 AND kind = 'STRIPE_FEE')`,
      [paymentId],
    );
    await night();
    expect(await differences()).toMatchObject([
      { kind: 'FEE', stripeFeeCents: 175, ledgerFeeCents: 200, paymentId, bookingId },
    ]);
  });
});

describe('a difference', () => {
  const LIST = `query { reconciliationDifferences(state: OPEN) { nodes { id kind reference } } }`;
  const RESOLVE = `mutation($input: ResolveReconciliationDifferenceInput!) { resolveReconciliationDifference(input: $input) {
    __typename ... on ReconciliationDifference { state resolution note } ... on UserError { code } } }`;

  async function oneDifference() {
    const { paymentId } = await finishedVisit(await world.providerWithAccount());
    const payment = await world.db.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
    await byHand('/v1/refunds', { charge: payment.chargeId ?? '', amount: '700' });
    await night();
    return payment;
  }

  it('is closed by finance with a reason that the audit log keeps, and does not come back', async () => {
    await oneDifference();
    const finance = world.actor(['admin'], { permissions: ['finance'] });
    const list = await world.graphql<{ reconciliationDifferences: { nodes: { id: string }[] } }>(
      LIST,
      {},
      { as: finance },
    );
    const id = list.data.reconciliationDifferences.nodes[0]?.id;
    const input = { id, resolution: 'DONE_BY_HAND_AT_STRIPE', note: 'Geste commercial fait au tableau de bord.' };
    const support = world.actor(['admin'], { permissions: ['support'] });
    expect((await world.graphql(RESOLVE, { input }, { as: support })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const short = { input: { ...input, note: 'ok' } };
    expect((await world.graphql(RESOLVE, short, { as: finance })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');

    const resolved = await world.graphql(RESOLVE, { input }, { as: finance });
    expect(resolved.errors).toBeUndefined();
    expect(resolved.data).toMatchObject({
      resolveReconciliationDifference: { state: 'RESOLVED', resolution: 'DONE_BY_HAND_AT_STRIPE' },
    });
    const again = await world.graphql(RESOLVE, { input }, { as: finance });
    expect(again.data).toMatchObject({ resolveReconciliationDifference: { code: 'DIFFERENCE_CLOSED' } });
    const audited = await world.db.pool.query(`SELECT action FROM audit_entry WHERE subject_id = $1`, [id]);
    expect(audited.rows).toEqual([{ action: 'reconciliation-difference.resolved' }]);

    await night();
    expect((await lastRun()).openAtEnd).toBe(0);
    expect(await differences()).toHaveLength(1);
  });

  it('comes back when the object moves again', async () => {
    const payment = await oneDifference();
    await world.db.pool.query(
      `UPDATE reconciliation_difference SET state = 'RESOLVED', ended_at = now(), resolved_by = $1, resolution = 'OTHER'`,
      [newId()],
    );
    const line = await world.db.prisma.reconciliationDifference.findFirstOrThrow();
    await tamper(`INSERT INTO stripe_movement SELECT 'txn_more', type, -1, 0, currency, reference, charge_id, at, seen_at
      FROM stripe_movement WHERE reference = $1`, [line.reference]); // prettier-ignore
    await night();
    expect(payment.chargeId).toBeTruthy();
    const open = (await differences()).filter(({ state }) => state === 'OPEN');
    expect(open.map(({ kind, stripeGrossCents }) => ({ kind, stripeGrossCents }))).toContainEqual({
      kind: 'MISSING_IN_LEDGER',
      stripeGrossCents: -701,
    });
  });

  it('closes itself when a later night finds it explained', async () => {
    const { paymentId } = await finishedVisit(await world.providerWithAccount());
    await tamper(`UPDATE ledger_transaction SET key = 'transfer:' || gen_random_uuid() WHERE payment_id = $1 AND kind = 'TRANSFER'`, [paymentId]); // prettier-ignore
    await night();
    const found = await differences();
    expect(found.map(({ kind }) => kind).sort()).toEqual(['MISSING_AT_STRIPE', 'MISSING_IN_LEDGER']);
    await tamper(
      `UPDATE ledger_transaction SET key = 'transfer:' || (SELECT id FROM payment_operation WHERE payment_id = $1 AND kind = 'TRANSFER')
       WHERE payment_id = $1 AND kind = 'TRANSFER'`,
      [paymentId],
    );
    await night();
    const run = await lastRun();
    expect(run).toMatchObject({ explained: 2, openAtEnd: 0 });
    expect(await differences()).toMatchObject([
      { state: 'EXPLAINED', explainedByRunId: run.id },
      { state: 'EXPLAINED', explainedByRunId: run.id },
    ]);
  });

  it('is told to finance admins every night while it is open', async () => {
    await oneDifference();
    await night();
    expect(world.heard.filter(({ type }) => type === 'ReconciliationDifferencesOpen')).toMatchObject([
      { data: { openCount: 1 } },
      { data: { openCount: 1 } },
    ]);
  });
});

describe('a run that was killed', () => {
  /** More movements than one page of Stripe's list holds. */
  const MANY = 130;

  it('goes on at the page it had reached and counts everything once', async () => {
    for (let index = 0; index < MANY; index += 1) {
      const form = { amount: '1000', currency: 'eur', payment_method: 'pm_card_visa', confirm: 'true' };
      const paid = await byHand('/v1/payment_intents', { ...form, 'payment_method_types[]': 'card' });
      if (paid.status !== 200) {
        const plain = await byHand('/v1/payment_intents', form);
        expect(plain.status).toBe(200);
      }
    }
    world.advance(DAY);
    await world.settle();
    await world.db.pool.query(
      "CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$",
    );
    await world.db.pool.query(`CREATE TRIGGER die BEFORE UPDATE ON reconciliation_run FOR EACH ROW
      WHEN (NEW.state = 'MATCHING' AND OLD.state = 'WALKING') EXECUTE FUNCTION die()`); // prettier-ignore
    await expect(world.runJob('payment.reconcile')).rejects.toThrow(/killed/);
    const killed = await lastRun();
    expect(killed).toMatchObject({ state: 'WALKING', movementsSeen: 100 });
    await world.db.pool.query('DROP TRIGGER die ON reconciliation_run');
    await world.db.pool.query('DROP FUNCTION die');

    await world.runJob('payment.reconcile-continue');
    const run = await lastRun();
    expect(run).toMatchObject({
      id: killed.id,
      state: 'COMPLETED',
      movementsSeen: MANY,
      opened: MANY,
      openAtEnd: MANY,
    });
    expect((await world.db.pool.query<{ count: number }>(COUNT)).rows[0]?.count).toBe(MANY);
  });

  it('is not taken from a worker that still works, and is when its lease is over', async () => {
    const run = newId();
    const now = world.clock.now();
    await world.db.prisma.reconciliationRun.create({ data: { id: run, startedAt: now, leasedUntil: plus(now, HOUR) } });
    await world.runJob('payment.reconcile-continue');
    expect(await lastRun()).toMatchObject({ id: run, state: 'WALKING' });
    world.advance(HOUR);
    await world.runJob('payment.reconcile-continue');
    expect(await lastRun()).toMatchObject({ id: run, state: 'COMPLETED' });
  });
});

describe('finance staff', () => {
  it('start a run themselves, and see it with its sums, page by page', async () => {
    await finishedVisit(await world.providerWithAccount());
    const finance = world.actor(['admin'], { permissions: ['finance'] });
    const started = await world.graphql<{ runReconciliation: { id: string; byHand: boolean } }>(
      'mutation { runReconciliation { id byHand } }',
      {},
      { as: finance },
    );
    expect(started.data.runReconciliation.byHand).toBe(true);
    await world.settleJobs();
    await night();
    const LIST = `query($after: String) { reconciliationRuns(first: 1, after: $after) {
      nodes { id state stripeCents ledgerCents openAtEnd } pageInfo { hasNextPage endCursor } } }`;
    interface Runs {
      reconciliationRuns: {
        nodes: { id: string; state: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }
    const first = await world.graphql<Runs>(LIST, {}, { as: finance });
    expect(first.data.reconciliationRuns).toMatchObject({
      nodes: [{ state: 'COMPLETED', openAtEnd: 0 }],
      pageInfo: { hasNextPage: true },
    });
    const after = first.data.reconciliationRuns.pageInfo.endCursor;
    const second = await world.graphql<Runs>(LIST, { after }, { as: finance });
    expect(second.data.reconciliationRuns.nodes).toMatchObject([{ id: started.data.runReconciliation.id }]);
    const made = await world.graphql(
      '{ reconciliationRuns(after: "bm90LWEtY3Vyc29y") { nodes { id } } }',
      {},
      { as: finance },
    );
    expect(made.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    for (const as of [world.actor(['customer']), world.actor(['admin'], { permissions: ['support'] })])
      expect((await world.graphql(LIST, {}, { as })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
