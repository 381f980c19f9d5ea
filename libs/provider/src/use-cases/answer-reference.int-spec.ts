import { DAY, plus } from '#kernel';
import {
  createProviderWorld,
  MUTATIONS,
  NOW,
  QUERIES,
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

describe('a referee', () => {
  it('answers once by the link in their mail; the provider sees that, never what', async () => {
    const provider = await world.applicant();
    const email = `ref.${provider.providerId}@example.org`;
    await world.submit(provider, 'REFERENCE', world.referee(email));
    const [credential] = await world.credentialOf(provider.providerId, 'REFERENCE');
    expect(await world.start(reviewer, credential!.id)).toMatchObject({ __typename: 'ReferenceNotAnswered' });
    const [mail] = await world.mails(email);
    const token = /references\/([\w-]{43})/.exec(mail!.text)![1]!;
    const asked = await world.ask(
      'query ($token: String!) { referenceRequest(token: $token) { providerPublicName relationship } }',
      { token },
    );
    expect(asked).toEqual({ providerPublicName: 'Amina B.', relationship: 'ancienne cliente' });
    expect(await world.ask(MUTATIONS.answer, { token }, provider)).toMatchObject({
      __typename: 'ReferenceLinkInvalid',
    });

    const twice = await Promise.all([world.ask(MUTATIONS.answer, { token }), world.ask(MUTATIONS.answer, { token })]);
    expect(twice.map(({ __typename }) => __typename as string).sort()).toEqual([
      'ReferenceLinkInvalid',
      'ReferenceReceived',
    ]);
    const own = await world.ask(QUERIES.mine, {}, provider);
    expect(own['references']).toEqual([
      expect.objectContaining({ answeredAt: NOW.replace('Z', '.000Z'), recommends: null, comment: null }),
    ]);
    const seen = await world.ask(QUERIES.file, { id: provider.providerId, reason: 'CREDENTIAL_REVIEW' }, reviewer);
    expect(seen['references']).toEqual([
      expect.objectContaining({ recommends: true, comment: 'Très soigneuse, ponctuelle.' }),
    ]);
    expect(await world.submit(provider, 'REFERENCE', world.referee(email.toUpperCase()))).toMatchObject({
      __typename: 'RefereeAlreadyNamed',
    });
    const [row] = await world.db.query<{ text: string }>(
      'test-reference',
      'SELECT row_to_json(r)::text AS text FROM provider_reference r WHERE provider_id = $1',
      [provider.providerId],
    );
    expect(row?.text).not.toMatch(/Fontaine|example\.org|soigneuse/);
  });

  it('is written to once, however often they are named', async () => {
    const provider = await world.applicant();
    const email = `once.${provider.providerId}@example.org`;
    await world.submit(provider, 'REFERENCE', world.referee(email));
    expect(await world.submit(provider, 'REFERENCE', world.referee(` ${email.toUpperCase()}`.trim()))).toMatchObject({
      __typename: 'RefereeAlreadyNamed',
    });
    expect(await world.mails(email)).toHaveLength(1);
  });

  it('is never the provider in person', async () => {
    const provider = await world.applicant();
    for (const email of ['AMINA@exemple.fr', provider.email]) {
      expect(await world.submit(provider, 'REFERENCE', world.referee(email))).toMatchObject({
        __typename: 'InvalidCredential',
        rule: 'OWN_EMAIL',
      });
    }
  });

  it('has a month to answer: the link then shows and takes nothing any more', async () => {
    const provider = await world.applicant();
    const email = `late.${provider.providerId}@example.org`;
    await world.submit(provider, 'REFERENCE', world.referee(email));
    const [mail] = await world.mails(email);
    const token = /references\/([\w-]{43})/.exec(mail!.text)![1]!;
    const request = () =>
      world.ask('query ($token: String!) { referenceRequest(token: $token) { expiresAt } }', { token });
    const { expiresAt } = (await request()) as { expiresAt: string };
    expect(new Date(expiresAt)).toEqual(plus(new Date(NOW), 30 * DAY));
    world.clock.set(expiresAt);
    expect(await request()).toBeNull();
    expect(await world.ask(MUTATIONS.answer, { token })).toMatchObject({ __typename: 'ReferenceLinkInvalid' });
    world.clock.set(plus(new Date(expiresAt), -1));
    expect(await world.ask(MUTATIONS.answer, { token })).toMatchObject({ __typename: 'ReferenceReceived' });
    world.clock.set(NOW);
  });

  it('answers for one provider only, who asked them too', async () => {
    const [first, second] = [await world.applicant(), await world.applicant()];
    const email = `both.${first.providerId}@example.org`;
    await world.submit(first, 'REFERENCE', world.referee(email));
    await world.submit(second, 'REFERENCE', world.referee(email));
    const tokens = (await world.mails(email)).map(({ text }) => /references\/([\w-]{43})/.exec(text)![1]!);
    expect(new Set(tokens).size).toBe(2);
    await world.ask(MUTATIONS.answer, { token: tokens[0] });
    const answered = async (who: typeof first) =>
      (await world.ask(QUERIES.mine, {}, who))['references'].map(
        (one: { answeredAt: string | null }) => !!one.answeredAt,
      );
    expect([...(await answered(first)), ...(await answered(second))].sort()).toEqual([false, true]);
  });

  it('made-up and old links answer alike', async () => {
    expect(await world.ask(MUTATIONS.answer, { token: 'x'.repeat(43) })).toMatchObject({
      __typename: 'ReferenceLinkInvalid',
    });
    expect(
      await world.ask('query ($token: String!) { referenceRequest(token: $token) { providerPublicName } }', {
        token: '',
      }),
    ).toBeNull();
  });
});
