import {
  createProviderWorld,
  MUTATIONS,
  NOW,
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

describe('a criminal record', () => {
  it('leaves the outcome and two dates, and has no place for anything else', async () => {
    const provider = await world.applicant();
    const refused = await world.ask(
      MUTATIONS.submit,
      { input: { type: 'BACKGROUND', documentIds: [await world.upload(provider)] } },
      provider,
    );
    expect(refused).toMatchObject({ __typename: 'InvalidCredential', rule: 'DOCUMENT_NOT_ACCEPTED' });
    await world.submit(provider, 'BACKGROUND');
    const [credential] = await world.credentialOf(provider.providerId, 'BACKGROUND');
    await world.start(reviewer, credential!.id);
    expect(
      await world.decide(reviewer, credential!.id, { outcome: 'VERIFIED', note: 'Bulletin vierge.' }),
    ).toMatchObject({ __typename: 'InvalidDecision', rule: 'NOTE_NOT_ACCEPTED' });
    await world.decide(reviewer, credential!.id);
    const kept = await world.db.query(
      'test-background',
      'SELECT * FROM provider_background_check WHERE credential_id = $1',
      [credential!.id],
    );
    expect(kept).toEqual([
      {
        id: expect.any(String) as string,
        credential_id: credential!.id,
        checked_at: new Date(NOW),
        checked_by: reviewer.id,
        outcome: 'VERIFIED',
        recheck_at: new Date('2027-11-22T23:00:00Z'),
      },
    ]);
    const [submission] = await world.db.query<{ id: string }>(
      'test-submission',
      'SELECT id FROM provider_credential_submission WHERE credential_id = $1',
      [credential!.id],
    );
    const smuggle = world.db.query(
      'test-smuggle',
      `UPDATE provider_credential_submission SET facts_cipher = 'x' WHERE id = $1`,
      [submission!.id],
    );
    await expect(smuggle).rejects.toThrow('provider_background_keeps_nothing');
  });
});

describe('a revoked credential', () => {
  it('takes the provider out at once, with a reason, and can be handed in again', async () => {
    const provider = await world.listed(reviewer);
    const [identity] = await world.credentialOf(provider.providerId, 'IDENTITY');
    const revoked = await world.ask(
      MUTATIONS.revoke,
      { input: { credentialId: identity!.id, reason: 'NOT_AUTHENTIC', note: 'La préfecture ne la connaît pas.' } },
      reviewer,
    );
    expect(revoked).toMatchObject({
      listingState: 'PAUSED',
      missing: [{ code: 'CREDENTIAL_REVOKED', credentialType: 'IDENTITY' }],
    });
    expect(await isListed(provider)).toBe(false);
    await world.submit(provider, 'IDENTITY');
    await world.verifyAll(reviewer, provider.providerId);
    expect(await isListed(provider)).toBe(true);
  });
});
