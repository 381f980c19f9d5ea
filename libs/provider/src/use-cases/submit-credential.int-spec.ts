import { DAY, plus } from '#kernel';
import {
  createProviderWorld,
  INSURANCE,
  MUTATIONS,
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

describe('somebody else’s document', () => {
  it('can’t be handed in, and looks like one that does not exist', async () => {
    const provider = await world.applicant();
    const foreign = await world.upload(await world.someone());
    const tried = await world.ask(
      MUTATIONS.submit,
      { input: { type: 'IDENTITY', validUntil: '2030-05-01', documentIds: [foreign] } },
      provider,
    );
    const missing = await world.ask(
      MUTATIONS.submit,
      { input: { type: 'IDENTITY', validUntil: '2030-05-01', documentIds: ['0191aaaa-0000-7000-8000-000000000000'] } },
      provider,
    );
    expect(tried).toEqual(missing);
    expect(tried).toMatchObject({ __typename: 'DocumentNotFound' });
    expect(await world.credentialOf(provider.providerId, 'IDENTITY')).toEqual([]);
  });
});

describe('a renewal', () => {
  it('stands beside the insurance that still holds, and carries the provider over its end', async () => {
    const provider = await world.listed(reviewer);
    const renewed = await world.submit(provider, 'INSURANCE', {
      insurance: { ...INSURANCE, from: '2027-01-01', to: '2027-12-31' },
    });
    expect(renewed).toMatchObject({ listingState: 'LISTED', missing: [] });
    const [, renewal] = await world.credentialOf(provider.providerId, 'INSURANCE');
    await world.start(reviewer, renewal!.id);
    expect(await world.decide(reviewer, renewal!.id)).toMatchObject({
      listingState: 'LISTED',
      requiredUntil: '2027-03-31T22:00:00.000Z',
    });
    expect(
      await directory().whyNotBookable({
        providerId: provider.providerId,
        serviceCode: 'regular-cleaning',
        until: plus(world.clock.now(), 50 * DAY),
      }),
    ).toEqual([]);
  });

  it('not made, a visit that ends after the insurance can’t be booked, and one before can', async () => {
    const provider = await world.listed(reviewer);
    const ask = (until: string) =>
      directory().whyNotBookable({
        providerId: provider.providerId,
        serviceCode: 'regular-cleaning',
        until: new Date(until),
      });
    expect(await ask('2026-12-31T22:00:00Z')).toEqual([]);
    expect(await ask('2027-01-02T10:00:00Z')).toEqual([
      { code: 'CREDENTIAL_EXPIRED', credentialType: 'INSURANCE', date: new Date('2026-12-31T23:00:00Z') },
    ]);
    expect(
      await directory().whyNotBookable({
        providerId: provider.providerId,
        serviceCode: 'windows',
        until: world.clock.now(),
      }),
    ).toEqual([{ code: 'SERVICE_NOT_OFFERED', serviceCode: 'windows' }]);
  });
});
