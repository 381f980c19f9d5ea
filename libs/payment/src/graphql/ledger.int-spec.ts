import { newId, type BookingId } from '#kernel';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());

describe('the ledger of a booking', () => {
  const QUERY = 'query($id: ID!) { ledgerOfBooking(bookingId: $id) { kind entries { account amountCents } } }';

  it('is shown to finance staff only, balanced line by line', async () => {
    const { bookingId } = await world.open();
    await world.pay(bookingId);
    await world.settle();
    const finance = world.actor(['admin'], { permissions: ['finance'] });
    const answer = await world.graphql(QUERY, { id: bookingId }, { as: finance });
    expect(answer.data).toEqual({
      ledgerOfBooking: [
        {
          kind: 'HOLD',
          entries: [
            { account: 'CARD_HOLD', amountCents: 10_000 },
            { account: 'CUSTOMER_HOLD', amountCents: -10_000 },
          ],
        },
      ],
    });
    for (const as of [world.actor(['customer']), world.actor(['admin'], { permissions: ['support'] })]) {
      expect((await world.graphql(QUERY, { id: bookingId }, { as })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await world.graphql(QUERY, { id: 'x' }, { as: finance })).errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('can’t be changed, deleted or left out of balance, whoever asks the database', async () => {
    const { bookingId, paymentId } = await world.open();
    await world.pay(bookingId);
    await world.settle();
    const run = (sql: string, values: unknown[] = []) => world.db.pool.query(sql, values);
    await expect(run('UPDATE ledger_entry SET amount_cents = amount_cents + 1')).rejects.toThrow(/append-only/);
    await expect(run('DELETE FROM ledger_entry')).rejects.toThrow(/append-only/);
    await expect(run('UPDATE ledger_transaction SET kind = kind')).rejects.toThrow(/append-only/);
    await expect(run('TRUNCATE ledger_transaction CASCADE')).rejects.toThrow(/append-only/);
    const alone = `WITH t AS (INSERT INTO ledger_transaction (id, payment_id, booking_id, kind, key, occurred_at)
      VALUES ($1, $2, $3, 'CAPTURE', $4, now()) RETURNING id)
      INSERT INTO ledger_entry (transaction_id, position, account, amount_cents) SELECT id, 0, 'STRIPE_CLEARING', 1 FROM t`;
    await expect(run(alone, [newId(), paymentId, bookingId, `test:${newId()}`])).rejects.toThrow(
      /out of balance by 1 cents/,
    );
    await expect(
      run('UPDATE payment SET captured_cents = 1, authorised_cents = 0 WHERE id = $1', [paymentId]),
    ).rejects.toThrow(/payment_captured_at_most_authorised/);
    await expect(run('UPDATE payment SET refunded_cents = 1 WHERE id = $1', [paymentId])).rejects.toThrow(
      /payment_refunded_at_most_captured/,
    );
    await expect(run('UPDATE payment SET reversed_cents = 1 WHERE id = $1', [paymentId])).rejects.toThrow(
      /payment_reversed_at_most_transferred/,
    );
  });
});

describe('a question that Stripe never answered', () => {
  it('is parked, shown to finance staff, and asked again by them without taking the money twice', async () => {
    const { bookingId } = await world.open();
    await world.pay(bookingId);
    await world.settle();
    world.sandbox.faults.next({
      method: 'POST',
      path: '/v1/payment_intents/*/capture',
      kind: 'cut-after-commit',
      times: 3,
    });
    await world.transact((tx) => world.payments.capture(tx, bookingId));
    await world.settleJobs();
    world.sandbox.faults.clear();
    const where = { payment: { bookingId }, kind: 'CAPTURE' } as const;
    await world.db.prisma.paymentOperation.updateMany({ where, data: { status: 'PARKED' } });
    // Another one that waits for a person: it is not theirs to move.
    const other = await world.open();
    const [page] = await world.db.prisma.paymentOperation.findMany({ where: { payment: { bookingId } }, take: 1 });
    const { paymentId } = await world.db.prisma.payment
      .findUniqueOrThrow({ where: { bookingId: other.bookingId } })
      .then(({ id }) => ({ paymentId: id }));
    const left = { ...page!, id: newId(), paymentId, kind: 'RELEASE', status: 'PARKED', details: {} } as const;
    await world.db.prisma.paymentOperation.create({ data: left });

    const finance = world.actor(['admin'], { permissions: ['finance'] });
    const list = await world.graphql<{ parkedPaymentOperations: { id: string; kind: string; amountCents: number }[] }>(
      '{ parkedPaymentOperations { id kind amountCents } }',
      {},
      { as: finance },
    );
    expect(list.data.parkedPaymentOperations.map(({ kind }) => kind).sort()).toEqual(['CAPTURE', 'RELEASE']);
    const retry = 'mutation($id: ID!) { retryPaymentOperation(id: $id) }';
    const id = list.data.parkedPaymentOperations.find(({ kind }) => kind === 'CAPTURE')?.id;
    expect((await world.graphql(retry, { id }, { as: finance })).errors).toBeUndefined();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CAPTURED', capturedCents: 10_000 });
    expect(await world.liveIntents(bookingId)).toHaveLength(1);
    const untouched = await world.db.prisma.paymentOperation.findUniqueOrThrow({ where: { id: left.id } });
    expect(untouched.status).toBe('PARKED');
    expect((await world.graphql(retry, { id }, { as: finance })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const asked = await world.db.prisma.auditEntry.findMany({ where: { action: 'payment-operation.retried' } });
    expect(asked).toMatchObject([{ actorId: finance.userId, subjectId: id }]);
  });
});

describe('the summary of a payment', () => {
  it('is read in one statement for any number of bookings', async () => {
    const opened = await Promise.all([1, 2, 3].map(() => world.open()));
    const summaries = await world.payments.summaries([...opened.map(({ bookingId }) => bookingId), newId<BookingId>()]);
    expect([...summaries.keys()].sort()).toEqual(opened.map(({ bookingId }) => bookingId).sort());
  });
});
