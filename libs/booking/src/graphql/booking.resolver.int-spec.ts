import { DAY, plus } from '#kernel';
import {
  createBookingWorld,
  THURSDAY_10,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../../../../test/support/booking-world.js';
import { BookingDirectory } from '../booking-directory.js';

interface Page {
  nodes: Answer[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const LIST = `id state start totalCents providerNetCents providerPublicName customerPublicName
  provider { id publicName } payment { state totalCents } quote { totalCents } history { to }`;

describe('lists of bookings', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;

  beforeAll(async () => {
    world = await createBookingWorld({ role: 'web', rules: { liveHoldsPerCustomer: 50 } });
    camille = await world.customer();
    paul = await world.provider({ instantBook: true });
    for (let day = 0; day < 6; day++) {
      await world.held(camille, paul, { start: plus(new Date(THURSDAY_10), day * DAY).toISOString() });
    }
    // Four are paid for; the two others are holds of which the provider knows nothing.
    await world.db.query(
      'test-confirm',
      `UPDATE booking SET state = 'CONFIRMED', asked_at = created_at, confirmed_at = created_at, withdrawal_ends_at = created_at
       WHERE id IN (SELECT id FROM booking ORDER BY start_at LIMIT 4)`,
    );
  });
  afterAll(() => world?.close());

  const list = (who: Customer | BookableProvider, field: string, args: string, nodes = LIST): Promise<Page> =>
    world.ask<Page>(
      `query { answer: ${field}(${args}) { nodes { ${nodes} } pageInfo { hasNextPage endCursor } } }`,
      {},
      who,
    );

  /** How many times the work goes to the database: each statement outside a transaction takes a connection once. */
  async function statements(work: () => Promise<unknown>): Promise<number> {
    let taken = 0;
    const count = (): number => (taken += 1);
    world.db.pool.on('acquire', count);
    await work();
    world.db.pool.off('acquire', count);
    return taken;
  }

  it('are as cheap for six bookings as for one, with everything nested', async () => {
    const one = await statements(() => list(camille, 'myBookings', 'first: 1'));
    const six = await statements(() => list(camille, 'myBookings', 'first: 6'));
    expect(six).toBe(one);
    // Session, bookings, their details, payments and providers; nothing per row.
    expect(six).toBeLessThanOrEqual(5);
    const plain = await statements(() =>
      list(camille, 'myBookings', 'first: 6', 'id state start totalCents providerPublicName'),
    );
    expect(plain).toBeLessThanOrEqual(2);
  });

  it('page without a gap or a repeat, the nearest first when they are to come', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page = await list(
        camille,
        'myBookings',
        `period: UPCOMING, first: 4${after ? `, after: "${after}"` : ''}`,
        'start',
      );
      seen.push(...page.nodes.map((node) => String(node['start'])));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5].map((day) => plus(new Date(THURSDAY_10), day * DAY).toISOString()));
    expect((await list(camille, 'myBookings', 'period: PAST', 'id')).nodes).toEqual([]);
  });

  it('show the provider what they earn, and no hold that nobody has paid for', async () => {
    const jobs = await list(paul, 'myJobs', 'first: 20');
    expect(jobs.nodes).toHaveLength(4);
    for (const job of jobs.nodes)
      expect(job).toMatchObject({ totalCents: null, quote: null, customerPublicName: 'Camille' });
    // The latest first: a Sunday, which earns a quarter more.
    expect(jobs.nodes.map((job) => job['providerNetCents'])).toEqual([8_925, 7_140, 7_140, 7_140]);
    expect((await list(paul, 'myBookings', 'first: 20')).nodes).toEqual([]);
  });

  it('leave one trace for each address that is read', async () => {
    await list(paul, 'myJobs', 'first: 3', 'id address { street }');
    await list(paul, 'myJobs', 'first: 3', 'id municipality');
    const looks = await world.db.query('test-looks', `SELECT 1 FROM audit_entry WHERE action = 'address.viewed'`);
    expect(looks).toHaveLength(3);
  });

  it.each([
    'first: 51',
    'first: 0',
    'after: "bm90IGEgY3Vyc29y"',
    `after: "${Buffer.from('["x","y"]').toString('base64url')}"`,
  ])('refuse a page that makes no sense: %s', async (args) => {
    await expect(list(camille, 'myBookings', args, 'id')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('are told to other features without address and money', async () => {
    const { nodes } = await list(camille, 'myBookings', 'period: UPCOMING, first: 2', 'id');
    const directory = world.get(BookingDirectory);
    const ids = nodes.map((node) => node.id);
    const known = await directory.getMany([...ids, '01900000-0000-7000-8000-000000000000']);
    expect(known.map(({ bookingId }) => bookingId).sort()).toEqual([...ids].sort());
    expect(await directory.get(ids[0] ?? '')).toMatchObject({
      state: 'CONFIRMED',
      completedAt: null,
      customerPublicName: 'Camille',
    });
    expect(Object.keys(known[0] ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/cents|address|street/i)]),
    );
    const vera = { kind: 'anonymous', locale: 'fr' } as const;
    expect(await directory.partyOf(vera, ids[0] ?? '')).toBeNull();
  });

  it('are only for the people they belong to', async () => {
    const denis = await world.customer('Denis');
    expect((await list(denis, 'myBookings', 'first: 5', 'id')).nodes).toEqual([]);
    await expect(list(denis, 'myJobs', 'first: 5', 'id')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { errors } = await world.graphql('{ myBookings { nodes { id } } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
