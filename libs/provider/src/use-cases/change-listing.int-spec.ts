import {
  createProviderWorld,
  MUTATIONS,
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
afterAll(() => world.close());

const directory = () => world.get(ProviderDirectory);
const isListed = async (provider: Applicant) => (await directory().find(provider.providerId))!.listed;
const mine = (provider: Applicant) => world.ask(QUERIES.mine, {}, provider);
const told = async (provider: Applicant, type: string) => {
  await world.settle();
  return world.events.filter(
    (event) => event.type === type && 'providerId' in event.data && event.data.providerId === provider.providerId,
  );
};

describe('the provider', () => {
  it('pauses and publishes at will', async () => {
    const provider = await world.listed(reviewer);
    expect(await world.ask(MUTATIONS.pause, {}, provider)).toMatchObject({
      listingState: 'PAUSED',
      pausedBy: 'PROVIDER',
    });
    expect(await isListed(provider)).toBe(false);
    expect(await world.ask(MUTATIONS.publish, {}, provider)).toMatchObject({ listingState: 'LISTED', pausedBy: null });
    expect(
      (await told(provider, 'ProviderListingChanged')).map(({ data }) => ('listed' in data ? data.listed : null)),
    ).toEqual([true, false, true]);
    expect(await told(provider, 'ProviderApplicationDecided')).toHaveLength(1);
  });

  it('who paused is not brought back by anything but themself', async () => {
    const provider = await world.listed(reviewer);
    await world.ask(MUTATIONS.pause, {}, provider);
    await world.publish({
      type: 'WorkingHoursChanged',
      data: { providerId: provider.providerId, hasWorkingHours: true },
    });
    expect(await isListed(provider)).toBe(false);
  });

  it('who closed stays closed', async () => {
    const provider = await world.listed(reviewer);
    expect(await world.ask(MUTATIONS.close, {}, provider)).toMatchObject({ listingState: 'CLOSED' });
    expect(await world.ask(MUTATIONS.publish, {}, provider)).toMatchObject({
      __typename: 'ListingStateConflict',
      state: 'CLOSED',
    });
  });

  it('sees the net before choosing a price, and can’t leave the area’s bounds', async () => {
    const provider = await world.applicant();
    const set = (hourlyRateCents: number, serviceCode = 'regular-cleaning') =>
      world.ask(MUTATIONS.services, { services: [{ serviceCode, hourlyRateCents }] }, provider);
    const file = await set(2_600);
    const [offer] = file['offers'];
    expect(offer).toMatchObject({ hourlyRateCents: 2_600, netHourlyCents: 2_210 });
    for (const rate of [offer.minimumCents - 1, offer.maximumCents + 1, -2_600, 0]) {
      expect(await set(rate)).toMatchObject({
        __typename: 'PriceOutOfBounds',
        minimumCents: offer.minimumCents,
        maximumCents: offer.maximumCents,
      });
    }
    expect(await set(2_600, 'gardening')).toMatchObject({ __typename: 'ServiceNotInCatalog' });
    expect((await mine(provider))['offers']).toEqual([offer]);
  });

  it('can’t move where one of their prices is not allowed', async () => {
    const provider = await world.applicant({ basePlaceId: '75118' });
    const set = (hourlyRateCents: number) =>
      world.ask(MUTATIONS.services, { services: [{ serviceCode: 'regular-cleaning', hourlyRateCents }] }, provider);
    const [offer] = (await set(2_800))['offers'];
    await set(offer.maximumCents);
    const moved = await world.ask(MUTATIONS.update, { input: { basePlaceId: '69123' } }, provider);
    expect(moved).toMatchObject({ __typename: 'PriceOutOfBounds', serviceCode: 'regular-cleaning' });
    expect((await directory().find(provider.providerId))!.base.placeId).toBe('75118');
  });

  it('who is listed does not fall off the market by adding a service', async () => {
    const provider = await world.listed(reviewer);
    const both = {
      services: [
        { serviceCode: 'regular-cleaning', hourlyRateCents: 2_700 },
        { serviceCode: 'windows', hourlyRateCents: 3_200 },
      ],
    };
    expect(await world.ask(MUTATIONS.services, both, provider)).toMatchObject({ __typename: 'SkillNotVerified' });
    await world.submit(provider, 'SKILL', { serviceCode: 'windows' });
    await world.verifyAll(reviewer, provider.providerId);
    expect(await world.ask(MUTATIONS.services, both, provider)).toMatchObject({
      __typename: 'ProviderFile',
      listingState: 'LISTED',
    });
    expect((await directory().find(provider.providerId))!.services).toEqual(both.services);
  });

  it('has the 10 % only with a verified declaration', async () => {
    const provider = await world.listed(reviewer);
    const vat = async () => (await directory().find(provider.providerId))!.taxProfile;
    expect(await world.ask(MUTATIONS.update, { input: { vat: 'SAP_10' } }, provider)).toMatchObject({
      __typename: 'InvalidProfile',
      rule: 'SAP_NOT_VERIFIED',
    });
    await world.submit(provider, 'SAP');
    await world.verifyAll(reviewer, provider.providerId);
    expect(await world.ask(MUTATIONS.update, { input: { vat: 'SAP_10' } }, provider)).toMatchObject({ vat: 'SAP_10' });
    expect(await vat()).toEqual({
      vat: 'SAP_10',
      sapDeclarationNumber: 'SAP732829320',
      sapDeclaredOn: '2024-01-15',
      sapExclusive: true,
    });
    const [sap] = await world.credentialOf(provider.providerId, 'SAP');
    await world.ask(MUTATIONS.revoke, { input: { credentialId: sap!.id, reason: 'WITHDRAWN_BY_ISSUER' } }, reviewer);
    expect(await vat()).toMatchObject({ vat: 'STANDARD_20', sapDeclarationNumber: null });
    expect(await isListed(provider)).toBe(true);
  });

  it('changes what they name and nothing else', async () => {
    const provider = await world.listed(reviewer);
    const before = (await directory().find(provider.providerId))!;
    await world.ask(
      MUTATIONS.update,
      { input: { instantBook: true, radiusMetres: 12_000, basePlaceId: '69123', bio: null } },
      provider,
    );
    const after = (await directory().find(provider.providerId))!;
    expect(after).toMatchObject({
      instantBook: true,
      radiusMetres: 12_000,
      bio: before.bio,
      languages: before.languages,
      listed: true,
    });
    expect(after.base.placeId).toBe('69123');
    expect(
      await world.ask(MUTATIONS.update, { input: { bio: 'Appelez-moi au 06 12 34 56 78' } }, provider),
    ).toMatchObject({ __typename: 'InvalidProfile', field: 'bio', rule: 'CONTACT_IN_TEXT' });
    const tooMuch = await world.graphql(
      MUTATIONS.update,
      { input: { listingState: 'LISTED' } },
      { as: provider.token },
    );
    expect(tooMuch.errors).toBeDefined();
  });
});
