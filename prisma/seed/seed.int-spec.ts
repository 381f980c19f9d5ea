import { SeedUsers } from '#identity';
import { ok, type UserId } from '#kernel';
import { Transactor } from '#platform/prisma';
import { createFullApp, type FullApp } from '../../test/support/full-app.js';
import { DEMO_PASSWORD, DEMO_PEOPLE, seedDatabase } from './index.js';
import { ADMIN_ID } from './seed-people.js';

describe('the demonstration data', () => {
  let app: FullApp;
  beforeAll(async () => {
    app = await createFullApp({ role: 'web' });
    await seedDatabase(app.app, { providers: 40, now: app.clock.now() });
  });
  afterAll(() => app?.close());

  const count = async (sql: string): Promise<number> => (await app.db.pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0;

  /** A session of the demonstration admin, second factor given. */
  const asAdmin = async (): Promise<string> => {
    const session = await app
      .get(Transactor)
      .run(async (tx) => ok(await app.get(SeedUsers).openSession(tx, ADMIN_ID as UserId, { secondFactor: true })));
    if (!session.ok) throw new Error('No session');
    return session.value.token;
  };

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

  it('shows a reviewer a paper behind every credential that waits and needs one, drawn to be read and not to be used', async () => {
    const admin = await asAdmin();
    const rows = await app.db.pool.query<{ id: string; type: string; documents: string[] }>(
      `SELECT c.id, c.type::text AS type, s.document_ids AS documents FROM provider_credential c
       JOIN provider_credential_submission s ON s.credential_id = c.id AND s.version = c.version
       WHERE c.state = 'SUBMITTED' AND c.type IN ('IDENTITY', 'INSURANCE', 'BUSINESS', 'VIGILANCE')`,
    );
    expect(new Set(rows.rows.map(({ type }) => type)).size).toBeGreaterThan(1);
    for (const { documents } of rows.rows) {
      expect(documents).toHaveLength(1);
      const answer = await app.http
        .get(`/documents/${documents[0] ?? ''}`)
        .set('authorization', `Bearer ${admin}`)
        .buffer(true)
        .expect(200)
        .expect('content-type', /application\/pdf/);
      expect((answer.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
      // What an upload must be: handed in again as it is, it is taken.
      const again = await app.http
        .post('/documents')
        .set('authorization', `Bearer ${admin}`)
        .attach('file', answer.body as Buffer, 'paper.pdf');
      expect(again.status).toBe(201);
    }
    const wrong = `SELECT count(*)::int AS n FROM vault_usage u WHERE (documents, bytes) <>
      (SELECT count(*), sum(bytes) FROM vault_document d WHERE d.owner_id = u.owner_id)`;
    expect(await count(wrong)).toBe(0);
  });

  it('has reviews that were reported by those they are about, for the moderator’s first look', async () => {
    const query = '{ reviewReports(first: 10) { nodes { reason explanation review { text } } } }';
    const { data, errors } = await app.graphql<{ reviewReports: { nodes: { reason: string }[] } }>(
      query,
      {},
      { as: await asAdmin() },
    );
    expect(errors).toBeUndefined();
    expect(data.reviewReports.nodes.map(({ reason }) => reason).sort()).toEqual(['FALSE', 'PERSONAL_DATA']);
    expect(
      await count(`SELECT count(*)::int AS n FROM review WHERE published_at > '${app.clock.now().toISOString()}'`),
    ).toBe(0);
    // Double-blind: nobody's words are public while the other can still write theirs.
    expect(
      await count(`SELECT count(*)::int AS n FROM review JOIN reviewable_booking b USING (booking_id)
        WHERE published_at < closes_at AND (SELECT count(*) FROM review o WHERE o.booking_id = b.booking_id) < 2`),
    ).toBe(0);
  });

  it('gets the papers that an interrupted seed did not get to, and each only once', async () => {
    const owed = () => count('SELECT count(*)::int AS n FROM billing_obligation');
    const before = await owed();
    // As it is when the process is killed right after the seed's own transaction, and when a few had been written down.
    await app.db.pool.query(`DELETE FROM billing_obligation WHERE payment_id IN
      (SELECT DISTINCT payment_id FROM billing_obligation ORDER BY payment_id LIMIT 3)`);
    expect(await owed()).toBeLessThan(before);
    await seedDatabase(app.app, { providers: 40, now: app.clock.now() });
    expect(await owed()).toBe(before);
    await app.db.pool.query('TRUNCATE billing_obligation CASCADE');
    await seedDatabase(app.app, { providers: 40, now: app.clock.now() });
    await seedDatabase(app.app, { providers: 40, now: app.clock.now() });
    expect(await owed()).toBe(before);
  });
});
