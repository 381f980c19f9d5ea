/** VET-1: nobody is listed before identity, background, skills and professional references have been checked. */
import { ok } from '#kernel';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { SearchModule } from '#search';
import {
  createBookingWorld,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../support/booking-world.js';

const CHECKS = ['IDENTITY', 'BACKGROUND', 'INSURANCE', 'BUSINESS', 'VIGILANCE', 'SKILL', 'REFERENCE'] as const;
/** What may be wrong with a check, as SQL on the one row. */
const WRONG = {
  missing: `DELETE FROM provider_credential WHERE id = $1`,
  submitted: `UPDATE provider_credential SET state = 'SUBMITTED' WHERE id = $1`,
  'in review': `UPDATE provider_credential SET state = 'IN_REVIEW' WHERE id = $1`,
  rejected: `UPDATE provider_credential SET state = 'REJECTED' WHERE id = $1`,
  revoked: `UPDATE provider_credential SET state = 'REVOKED' WHERE id = $1`,
  expired: `UPDATE provider_credential SET valid_until = '2026-11-23T08:00:00Z' WHERE id = $1`,
} as const;

let world: BookingWorld;
let provider: BookableProvider;
let customer: Customer;
beforeAll(async () => {
  world = await createBookingWorld({
    modules: [SearchModule],
    // One customer asks in turn for every way in which a check can be wrong.
    rules: { quotesPerTenMinutes: 1_000, holdsPerTenMinutes: 1_000 },
  });
  provider = await world.provider();
  customer = await world.customer();
  await world.db.query('vet-1-waiting', `UPDATE provider SET listing_state = 'UNDER_REVIEW' WHERE id = $1`, [
    provider.providerId,
  ]);
  await tellSomething();
});
afterAll(() => world.close());

/** Any news about the provider makes the product look at the whole file again. */
async function tellSomething(): Promise<void> {
  const { providerId } = provider;
  const event = { type: 'PayoutReadinessChanged', data: { providerId, ready: true } } as const;
  await world.get(Transactor).run(async (tx) => ok(await world.get(EventBus).publish(tx, event)));
  await world.settle();
}

async function found(): Promise<string[]> {
  const query = `query ($input: SearchInput!) { search(input: $input) { __typename ... on SearchHitConnection { nodes { provider { id } } } } }`;
  const input = { placeId: '69383', serviceCode: 'regular-cleaning', date: '2026-11-26', durationMinutes: 180 };
  const answer = await world.graphql<{ search: { nodes?: { provider: { id: string } }[] } }>(query, { input });
  return (answer.data.search.nodes ?? []).map((node) => node.provider.id);
}
const profileError = async () =>
  (await world.graphql('query ($id: ID!) { provider(id: $id) { id } }', { id: provider.providerId })).errors?.[0]
    ?.extensions.code;

it('a provider with every check is found, shown and can be booked', async () => {
  expect(await found()).toEqual([provider.providerId]);
  expect(await profileError()).toBeUndefined();
  expect(await world.quote(customer, provider)).toMatchObject({ __typename: 'Quote' });
});

describe.each(CHECKS)('%s', (type) => {
  it.each(Object.keys(WRONG) as (keyof typeof WRONG)[])('%s alone keeps a provider out everywhere', async (wrong) => {
    const priced: Answer = await world.quote(customer, provider);
    const [row] = await world.db.query<Record<string, unknown> & { id: string }>(
      'vet-1-row',
      `SELECT * FROM provider_credential WHERE provider_id = $1 AND type = $2::credential_type
         AND subject IN ('', 'one', 'regular-cleaning') LIMIT 1`,
      [provider.providerId, type],
    );
    await world.db.query(`vet-1-${wrong}`, WRONG[wrong], [row?.id]);
    try {
      await tellSomething();
      expect(await found()).toEqual([]);
      expect(await profileError()).toBe('NOT_FOUND');
      expect((await world.quote(customer, provider)).__typename).not.toBe('Quote');
      expect((await world.hold(customer, priced.id)).__typename).not.toBe('Booking');
    } finally {
      await world.db.query('vet-1-remove', 'DELETE FROM provider_credential WHERE id = $1', [row?.id]);
      await world.db.query(
        'vet-1-restore',
        'INSERT INTO provider_credential SELECT * FROM json_populate_record(NULL::provider_credential, $1::json)',
        [JSON.stringify(row)],
      );
      await tellSomething();
    }
    expect(await found()).toEqual([provider.providerId]);
  });
});
