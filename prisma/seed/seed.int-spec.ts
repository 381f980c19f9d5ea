import { createFullApp, type FullApp } from '../../test/support/full-app.js';
import { DEMO_PASSWORD, DEMO_PEOPLE, seedDatabase } from './index.js';

describe('the demonstration data', () => {
  let app: FullApp;
  beforeAll(async () => {
    app = await createFullApp({ role: 'web' });
    await seedDatabase(app.app, { providers: 40, now: app.clock.now() });
  });
  afterAll(() => app?.close());

  const count = async (sql: string): Promise<number> => (await app.db.pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0;

  it('is there once: seeding again adds nothing, asking for more adds only what is missing', async () => {
    expect(await seedDatabase(app.app, { providers: 40, now: app.clock.now() })).toBe(0);
    expect(await seedDatabase(app.app, { providers: 43, now: app.clock.now() })).toBe(3);
  });

  it('has providers that search finds, each meeting the rule that lists them', async () => {
    const query = `{ search(first: 50, input: { placeId: "75110", serviceCode: "regular-cleaning", date: "2026-12-01", durationMinutes: 120 }) {
      ... on SearchHitConnection { nodes { provider { id publicName } } } } }`;
    const { data } = await app.graphql<{ search: { nodes: { provider: { id: string } }[] } }>(query);
    expect(data.search.nodes.length).toBeGreaterThan(3);
    const checked = await count(`SELECT count(*)::int AS n FROM provider WHERE listing_state = 'LISTED'`);
    expect(checked).toBeGreaterThan(25);
  });

  it('has a year of finished bookings whose money adds up and whose reviews make the averages', async () => {
    expect(await count('SELECT count(*)::int AS n FROM booking')).toBeGreaterThan(200);
    expect(
      await count(
        'SELECT count(*)::int AS n FROM booking b JOIN payment p ON p.booking_id = b.id WHERE p.captured_cents <> b.total_cents',
      ),
    ).toBe(0);
    expect(await count('SELECT coalesce(sum(amount_cents), 0)::int AS n FROM ledger_entry')).toBe(0);
    expect(await count('SELECT coalesce(sum(gross_cents - fee_cents), 0)::int AS n FROM stripe_movement')).toBe(0);
    expect(
      await count(
        `SELECT coalesce(sum(amount_cents), 0)::int AS n FROM ledger_entry WHERE account = 'STRIPE_CLEARING'`,
      ),
    ).toBe(0);
    expect(
      await count(
        `SELECT count(*)::int AS n FROM provider p WHERE rating_count <> (SELECT count(*) FROM review r WHERE r.provider_id = p.id AND published_at IS NOT NULL)`,
      ),
    ).toBe(0);
  });

  it('has a mandate of every provider, and papers owed for the demonstration people alone', async () => {
    expect(await count('SELECT count(*)::int AS n FROM provider')).toBe(
      await count('SELECT count(*)::int AS n FROM billing_mandate'),
    );
    const owed = await count('SELECT count(DISTINCT payment_id)::int AS n FROM billing_obligation');
    expect(owed).toBeGreaterThan(0);
    expect(owed).toBeLessThanOrEqual(24);
  });

  it('lets the demonstration people sign in and read their history', async () => {
    const [customer] = DEMO_PEOPLE;
    const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { token } } }';
    const signed = await app.graphql<{ signIn: { token: string } }>(signIn, {
      input: { email: customer?.email, password: DEMO_PASSWORD, client: 'API' },
    });
    const mine = await app.graphql<{
      myBookings: { nodes: { quote: { totalCents: number }; totalCents: number; address: { street: string } }[] };
    }>(
      '{ myBookings { nodes { totalCents quote { totalCents } address { street } } } }',
      {},
      { as: signed.data.signIn.token },
    );
    expect(mine.errors).toBeUndefined();
    for (const booking of mine.data.myBookings.nodes) expect(booking.quote.totalCents).toBe(booking.totalCents);
  });
});
