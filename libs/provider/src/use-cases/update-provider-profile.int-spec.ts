import {
  APPLICATION,
  createProviderWorld,
  MUTATIONS,
  type Person,
  type ProviderWorld,
} from '../../../../test/support/provider-world.js';

let world: ProviderWorld;
let reviewer: Person;
beforeAll(async () => {
  world = await createProviderWorld();
  reviewer = await world.reviewer();
});
afterAll(() => world.close());

describe('what a reviewer compared with an identity document', () => {
  it('stays: a new legal name needs a new check', async () => {
    const provider = await world.applicant();
    const rename = () =>
      world.ask(
        MUTATIONS.update,
        { input: { trader: { ...APPLICATION.trader, legalName: 'Karim Haddad' } } },
        provider,
      );
    await world.submit(provider, 'IDENTITY');
    await world.verifyAll(reviewer, provider.providerId);
    expect(await rename()).toMatchObject({
      __typename: 'InvalidProfile',
      field: 'trader.legalName',
      rule: 'ALREADY_VERIFIED',
    });
    const moved = { trader: { ...APPLICATION.trader, address: '9 cours Lafayette, 69003 Lyon' } };
    expect(await world.ask(MUTATIONS.update, { input: moved }, provider)).toMatchObject({ __typename: 'ProviderFile' });

    const [identity] = await world.credentialOf(provider.providerId, 'IDENTITY');
    await world.ask(MUTATIONS.revoke, { input: { credentialId: identity!.id, reason: 'NO_LONGER_TRUE' } }, reviewer);
    expect(await rename()).toMatchObject({ __typename: 'ProviderFile' });
  });

  it('says who needs a permit to work; the provider can’t talk it away', async () => {
    const provider = await world.applicant();
    await world.submit(provider, 'IDENTITY');
    const [identity] = await world.credentialOf(provider.providerId, 'IDENTITY');
    await world.start(reviewer, identity!.id);
    const decided = await world.decide(reviewer, identity!.id, { outcome: 'VERIFIED', needsRightToWork: true });
    expect(decided['missing']).toContainEqual(
      expect.objectContaining({ code: 'CREDENTIAL_MISSING', credentialType: 'RIGHT_TO_WORK' }),
    );
    expect(await world.ask(MUTATIONS.update, { input: { needsRightToWork: false } }, provider)).toMatchObject({
      __typename: 'InvalidProfile',
      field: 'needsRightToWork',
      rule: 'ALREADY_VERIFIED',
    });
    await world.submit(provider, 'RIGHT_TO_WORK');
    await world.verifyAll(reviewer, provider.providerId);
    const file = await world.ask(MUTATIONS.publish, {}, provider);
    expect(file['missing']).not.toContainEqual(expect.objectContaining({ credentialType: 'RIGHT_TO_WORK' }));
  });
});
