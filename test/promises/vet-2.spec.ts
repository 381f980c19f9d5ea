/** VET-2: every listed provider holds valid professional liability insurance. */
import { DAY, plus } from '#kernel';
import { SearchModule } from '#search';
import { createBookingWorld, type BookingWorld } from '../support/booking-world.js';

const INSURED_UNTIL = '2027-01-10T23:00:00.000Z';

let world: BookingWorld;
beforeAll(async () => {
  world = await createBookingWorld({ modules: [SearchModule] });
});
afterAll(() => world.close());

it('a visit after the insurance ends is refused with its date, one before is priced', async () => {
  const provider = await world.provider({ insuredUntil: INSURED_UNTIL });
  const customer = await world.customer();
  expect(await world.quote(customer, provider, { start: '2027-01-08T09:00:00.000Z' })).toMatchObject({
    __typename: 'Quote',
  });
  expect(await world.quote(customer, provider, { start: '2027-01-12T09:00:00.000Z' })).toMatchObject({
    __typename: 'CredentialEndsBeforeVisit',
    validUntil: INSURED_UNTIL,
  });
});

it('warns at 60, 30 and 7 days, then hides the provider on the day and says why', async () => {
  const provider = await world.provider({ insuredUntil: INSURED_UNTIL });
  const warned: (number | null)[] = [];
  for (const daysAhead of [60, 45, 30, 10, 7, 1]) {
    world.clock.set(plus(new Date(INSURED_UNTIL), -daysAhead * DAY));
    await world.runJob('provider.warn-of-expiry');
    const [row] = await world.db.query<{ warned: number | null }>(
      'vet-2-warned',
      `SELECT warned_days AS warned FROM provider_credential WHERE provider_id = $1 AND type = 'INSURANCE'`,
      [provider.providerId],
    );
    warned.push(row?.warned ?? null);
  }
  expect(warned).toEqual([60, 60, 30, 30, 7, 7]);

  world.clock.set(INSURED_UNTIL);
  await world.runJob('provider.expire-credentials');
  await world.settle();
  const shown = await world.graphql('query ($id: ID!) { provider(id: $id) { id } }', { id: provider.providerId });
  expect(shown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const again = await world.signedInAgain(provider);
  const file = await world.ask<Record<string, unknown>>(
    '{ answer: myProviderFile { listingState pausedBy missing { code credentialType message } } }',
    {},
    again,
  );
  expect(file).toMatchObject({
    listingState: 'PAUSED',
    pausedBy: 'RULE',
    missing: [{ code: 'CREDENTIAL_EXPIRED', credentialType: 'INSURANCE' }],
  });
});
