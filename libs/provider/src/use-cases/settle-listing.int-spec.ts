import { ok } from '#kernel';
import { Transactor } from '#platform/prisma';
import {
  createProviderWorld,
  MUTATIONS,
  type Applicant,
  type Person,
  type ProviderWorld,
} from '../../../../test/support/provider-world.js';
import { ProviderDirectory } from '../provider-directory.js';

let world: ProviderWorld;
let reviewer: Person;
beforeAll(async () => {
  world = await createProviderWorld();
  reviewer = await world.reviewer();
});
afterAll(() => world.close());

const directory = () => world.get(ProviderDirectory);
const isListed = async (provider: Applicant) => (await directory().find(provider.providerId))!.listed;

it('changes made at once leave a listing that agrees with the rule', async () => {
  const provider = await world.listed(reviewer);
  const { providerId } = provider;
  await Promise.all([
    world.ask(MUTATIONS.update, { input: { radiusMetres: 9_000 } }, provider),
    world.publish({ type: 'PayoutReadinessChanged', data: { providerId, ready: false } }),
    world.ask(
      MUTATIONS.services,
      { services: [{ serviceCode: 'regular-cleaning', hourlyRateCents: 2_500 }] },
      provider,
    ),
    world.publish({ type: 'WorkingHoursChanged', data: { providerId, hasWorkingHours: true } }),
  ]);
  const gaps = await world
    .get(Transactor)
    .run(async (tx) => ok(await directory().whyNotListable(providerId, world.clock.now(), tx)));
  expect(gaps).toEqual({ ok: true, value: [{ code: 'PAYOUTS_NOT_READY' }] });
  expect(await isListed(provider)).toBe(false);
});
