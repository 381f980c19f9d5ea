import { DAY, plus } from '#kernel';
import {
  createProviderWorld,
  INSURANCE,
  NOW,
  QUERIES,
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
beforeEach(() => world.clock.set(NOW));
afterAll(() => world.close());

const directory = () => world.get(ProviderDirectory);
const isListed = async (provider: Applicant) => (await directory().find(provider.providerId))!.listed;
const told = async (provider: Applicant, type: string) => {
  await world.settle();
  return world.events.filter(
    (event) => event.type === type && 'providerId' in event.data && event.data.providerId === provider.providerId,
  );
};

describe('an insurance that ends', () => {
  it('warns at 60, 30 and 7 days, once each', async () => {
    const provider = await world.listed(reviewer);
    const end = new Date('2026-12-31T23:00:00Z');
    for (const days of [61, 45, 44, 30, 29, 7, 6]) {
      world.clock.set(plus(end, -days * DAY));
      await world.runJob('provider.warn-of-expiry');
    }
    const warnings = (await told(provider, 'CredentialExpiring')).map(({ data }) => data);
    expect(warnings).toEqual(
      [45, 30, 7].map((daysLeft) => ({
        providerId: provider.providerId,
        userId: provider.id,
        credentialType: 'INSURANCE',
        validUntil: end.toISOString(),
        daysLeft,
      })),
    );
  });

  it('hides the provider at that instant, before any job has run', async () => {
    const provider = await world.listed(reviewer);
    world.clock.set('2026-12-31T22:59:59.999Z');
    expect(await isListed(provider)).toBe(true);
    world.clock.set('2026-12-31T23:00:00Z');
    expect(await isListed(provider)).toBe(false);
  });

  it('pauses the listing on the day and says why; the next one brings it back', async () => {
    const provider = await world.listed(reviewer);
    world.clock.set('2026-12-31T23:00:00Z');
    await world.runJob('provider.expire-credentials');
    await world.runJob('provider.expire-credentials');
    expect(await told(provider, 'CredentialDecided')).toContainEqual({
      type: 'CredentialDecided',
      data: { providerId: provider.providerId, userId: provider.id, credentialType: 'INSURANCE', outcome: 'EXPIRED' },
    });
    expect((await told(provider, 'ProviderListingChanged')).at(-1)?.data).toEqual({
      providerId: provider.providerId,
      listed: false,
      reason: 'CREDENTIAL_EXPIRED.INSURANCE',
    });
    const token = await world.tokenOf(provider.id as never);
    const file = await world.ask(QUERIES.mine, {}, { ...provider, token });
    expect(file).toMatchObject({
      listingState: 'PAUSED',
      pausedBy: 'RULE',
      missing: [{ code: 'CREDENTIAL_EXPIRED', credentialType: 'INSURANCE' }],
    });
    expect(file['missing'][0].message).toContain('January 1, 2027');

    const again = { ...provider, token };
    await world.submit(again, 'INSURANCE', { insurance: { ...INSURANCE, from: '2027-01-01', to: '2027-12-31' } });
    const late = await world.reviewer();
    await world.verifyAll(late, provider.providerId);
    expect(await isListed(provider)).toBe(true);
  });

  it('is followed without a gap by one that was verified ahead', async () => {
    const provider = await world.listed(reviewer);
    await world.submit(provider, 'INSURANCE', { insurance: { ...INSURANCE, from: '2027-01-01', to: '2027-12-31' } });
    await world.verifyAll(reviewer, provider.providerId);
    world.clock.set('2026-12-31T23:00:00Z');
    expect(await isListed(provider)).toBe(true);
    await world.runJob('provider.expire-credentials');
    expect(await isListed(provider)).toBe(true);
  });

  it('followed by one that starts later, the listing comes back by itself on that day', async () => {
    const provider = await world.listed(reviewer);
    await world.submit(provider, 'INSURANCE', { insurance: { ...INSURANCE, from: '2027-01-04', to: '2027-12-31' } });
    await world.verifyAll(reviewer, provider.providerId);
    world.clock.set('2026-12-31T23:00:00Z');
    await world.runJob('provider.expire-credentials');
    expect(await isListed(provider)).toBe(false);
    world.clock.set('2027-01-03T23:00:00Z');
    await world.runJob('provider.expire-credentials');
    expect(await isListed(provider)).toBe(true);
  });
});
