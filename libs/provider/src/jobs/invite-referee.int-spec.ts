import { createProviderWorld, type ProviderWorld } from '../../../../test/support/provider-world.js';

let world: ProviderWorld;
beforeAll(async () => {
  // A port where no mail server listens; jobs are run by hand.
  world = await createProviderWorld({ role: 'web', environment: { SMTP_URL: 'smtp://127.0.0.1:1' } });
});
afterAll(() => world.close());

it('a referee who can’t be written to now stays to be invited, and the failure does not name them', async () => {
  const provider = await world.applicant();
  const email = 'claire.canary@example.org';
  await world.submit(provider, 'REFERENCE', world.referee(email));
  const [reference] = await world.db.query<{ id: string }>(
    'test-reference',
    'SELECT id FROM provider_reference WHERE provider_id = $1 AND invited_at IS NULL',
    [provider.providerId],
  );
  const failure = await world
    .runJob('provider.invite-referee', { referenceId: reference?.id })
    .then(() => null)
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect((failure as Error).stack).not.toMatch(/canary|Fontaine/);
  expect((failure as Error).cause).toBeUndefined();
  const waiting = await world.db.query('test-waiting', 'SELECT id FROM provider_reference WHERE invited_at IS NULL');
  expect(waiting).toHaveLength(1);
});
