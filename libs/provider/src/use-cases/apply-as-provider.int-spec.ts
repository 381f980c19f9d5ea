import {
  createProviderWorld,
  MUTATIONS,
  NOW,
  QUERIES,
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
const summary = async (providerId: string) => (await directory().find(providerId))!;

describe('from application to listing', () => {
  it('a provider whose every check has been verified is listed, and everyone is told', async () => {
    const provider = await world.listed(reviewer);
    const found = await summary(provider.providerId);
    expect(found).toMatchObject({
      userId: provider.id,
      publicName: 'Amina B.',
      listed: true,
      timeZone: 'Europe/Paris',
      services: [{ serviceCode: 'regular-cleaning', hourlyRateCents: 2_600 }],
      requiredUntil: new Date('2026-12-31T23:00:00Z'),
    });
    expect(await directory().whyNotListable(provider.providerId, world.clock.now())).toEqual([]);
    const told = world.events.filter(({ data }) => 'providerId' in data && data.providerId === provider.providerId);
    expect(told.filter(({ type }) => type === 'ProviderListingChanged')).toEqual([
      { type: 'ProviderListingChanged', data: { providerId: provider.providerId, listed: true, reason: 'COMPLETE' } },
    ]);
    expect(told.filter(({ type }) => type === 'CredentialDecided')).toHaveLength(8);
    expect(told.filter(({ type }) => type === 'ProviderApplicationDecided')).toHaveLength(1);
  });

  it.each(['IDENTITY', 'BACKGROUND', 'INSURANCE', 'BUSINESS', 'VIGILANCE', 'SKILL', 'REFERENCE'])(
    'without %s a provider stays out, and reads what to do about it',
    async (type) => {
      const provider = await world.listed(reviewer, [type]);
      const file = await world.ask(QUERIES.mine, {}, provider);
      expect(file).toMatchObject({
        listingState: 'UNDER_REVIEW',
        missing: [{ code: 'CREDENTIAL_MISSING', credentialType: type }],
      });
      expect(file['missing'][0].message.length).toBeGreaterThan(20);
      expect((await summary(provider.providerId)).listed).toBe(false);
      const refused = await world.graphql(QUERIES.provider, { id: provider.providerId });
      expect(refused.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    },
  );

  it('the public profile says what was checked and until when, and nothing personal', async () => {
    const provider = await world.listed(reviewer);
    const shown = await world.ask(QUERIES.provider, { id: provider.providerId });
    expect(shown['badges']).toHaveLength(8);
    expect(shown['badges']).toContainEqual({
      type: 'INSURANCE',
      serviceCode: null,
      checkedAt: NOW.replace('Z', '.000Z'),
      validUntil: '2026-12-31T23:00:00.000Z',
    });
    expect(JSON.stringify(shown)).not.toMatch(/Benali|Lilas|0612345678|33612345678|amina@/);
  });

  it('the trader’s identity is encrypted at rest and whole on a quote', async () => {
    const provider = await world.listed(reviewer);
    expect(await directory().traderIdentity(provider.providerId)).toMatchObject({
      legalName: 'Amina Benali',
      phone: '+33612345678',
      siret: '73282932000074',
      legalForm: 'EI',
      taxProfile: { vat: 'FRANCHISE_293B' },
    });
    const [row] = await world.db.query<{ text: string }>(
      'test-row',
      'SELECT row_to_json(p)::text AS text FROM provider p WHERE id = $1',
      [provider.providerId],
    );
    expect(row?.text).not.toMatch(/Benali|Lilas|33612345678|amina@/);
  });

  it('an account has one file', async () => {
    const provider = await world.applicant();
    const again = await world.ask(
      MUTATIONS.apply,
      {
        input: {
          kind: 'PERSON',
          publicName: 'Autre',
          languages: ['fr'],
          basePlaceId: '75118',
          radiusMetres: 5_000,
          trader: { legalName: 'A B', address: '1 rue de la Paix', phone: '0612345678', email: 'a@exemple.fr' },
        },
      },
      provider,
    );
    expect(again).toMatchObject({ __typename: 'AlreadyProvider', code: 'ALREADY_PROVIDER' });
  });
});
