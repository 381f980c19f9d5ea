import { AuditLog } from '#audit';
import {
  createProviderWorld,
  MUTATIONS,
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

describe('a review', () => {
  it('decided twice at the same moment is decided once', async () => {
    const provider = await world.applicant();
    await world.submit(provider, 'IDENTITY');
    const [credential] = await world.credentialOf(provider.providerId, 'IDENTITY');
    const other = await world.reviewer();
    await world.start(reviewer, credential!.id);
    const outcomes = await Promise.all([
      world.decide(reviewer, credential!.id),
      world.decide(other, credential!.id, { outcome: 'REJECTED', reason: 'UNREADABLE' }),
      world.decide(reviewer, credential!.id),
      world.decide(other, credential!.id, { outcome: 'REJECTED', reason: 'UNREADABLE' }),
    ]);
    expect(outcomes.filter(({ __typename }) => __typename === 'ProviderFile')).toHaveLength(1);
    expect(outcomes.filter(({ __typename }) => __typename === 'CredentialStateConflict')).toHaveLength(3);
    const decisions = await world.db.query(
      'test-decisions',
      'SELECT id FROM provider_credential_decision WHERE credential_id = $1',
      [credential!.id],
    );
    expect(decisions).toHaveLength(1);
  });

  it('of one’s own file is refused, whatever one’s permissions', async () => {
    const both = await world.reviewer();
    const file = await world.ask(
      MUTATIONS.apply,
      {
        input: {
          kind: 'PERSON',
          publicName: 'Karim',
          languages: ['fr'],
          basePlaceId: '75118',
          radiusMetres: 5_000,
          trader: {
            legalName: 'Karim Haddad',
            address: '1 rue de la Paix, Paris',
            phone: '0612345678',
            email: 'k@exemple.fr',
          },
        },
      },
      both,
    );
    await world.submit(both, 'IDENTITY');
    const [credential] = await world.credentialOf(file['id'], 'IDENTITY');
    expect(await world.start(both, credential!.id)).toMatchObject({ __typename: 'OwnFileNotReviewable' });
    expect(await world.decide(both, credential!.id)).toMatchObject({ __typename: 'OwnFileNotReviewable' });
    const statement = 'A statement that is long enough to be one, about myself.';
    expect(await world.ask(MUTATIONS.suspend, { providerId: file['id'], statement }, both)).toMatchObject({
      __typename: 'OwnFileNotReviewable',
    });
    const look = await world.graphql(QUERIES.file, { id: file['id'], reason: 'COMPLAINT' }, { as: both.token });
    expect(look.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const queue = await world.ask(QUERIES.queue, { first: 50 }, both);
    expect(queue['nodes'].map((node: { providerId: string }) => node.providerId)).not.toContain(file['id']);
  });

  it('needs the permission: nobody else starts, decides, reads the queue or a file', async () => {
    const provider = await world.applicant();
    await world.submit(provider, 'IDENTITY');
    const [credential] = await world.credentialOf(provider.providerId, 'IDENTITY');
    for (const person of [provider, await world.someone(), await world.someone(['admin'], ['support', 'finance'])]) {
      const tries = [
        world.graphql(MUTATIONS.start, { id: credential!.id }, { as: person.token }),
        world.graphql(
          MUTATIONS.decide,
          { input: { credentialId: credential!.id, outcome: 'VERIFIED' } },
          { as: person.token },
        ),
        world.graphql(QUERIES.queue, { first: 10 }, { as: person.token }),
        world.graphql(QUERIES.file, { id: provider.providerId, reason: 'COMPLAINT' }, { as: person.token }),
      ];
      for (const { errors } of await Promise.all(tries)) expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('leaves a decision on the version that was looked at, and an audit entry without words', async () => {
    const provider = await world.applicant();
    await world.submit(provider, 'IDENTITY');
    const [credential] = await world.credentialOf(provider.providerId, 'IDENTITY');
    await world.start(reviewer, credential!.id);
    await world.decide(reviewer, credential!.id, {
      outcome: 'REJECTED',
      reason: 'UNREADABLE',
      note: 'La photo est floue.',
    });
    const rejected = await world.ask(QUERIES.mine, {}, provider);
    const page = rejected['credentials'].find((entry: { type: string }) => entry.type === 'IDENTITY');
    expect(page).toMatchObject({
      state: 'REJECTED',
      yourTurn: true,
      reasonCode: 'UNREADABLE',
      decisions: [{ outcome: 'REJECTED', version: 1, note: 'La photo est floue.', decidedBy: null }],
    });

    await world.submit(provider, 'IDENTITY');
    await world.start(reviewer, credential!.id);
    const decided = await world.decide(reviewer, credential!.id);
    const verified = decided['credentials'].find((entry: { type: string }) => entry.type === 'IDENTITY');
    expect(verified).toMatchObject({
      state: 'VERIFIED',
      version: 2,
      decisions: [
        { outcome: 'VERIFIED', version: 2, decidedBy: reviewer.id },
        { outcome: 'REJECTED', version: 1 },
      ],
    });
    const { entries } = await world.get(AuditLog).list({ subject: { type: 'credential', id: credential!.id } });
    expect(entries.map(({ action }) => action)).toEqual([
      'credential.verified',
      'credential.review-started',
      'credential.submitted',
      'credential.rejected',
      'credential.review-started',
      'credential.submitted',
    ]);
    const change = world.db.query(
      'test-forge',
      `UPDATE provider_credential_decision SET outcome = 'VERIFIED' WHERE credential_id = $1`,
      [credential!.id],
    );
    await expect(change).rejects.toThrow('a credential decision is never changed');
  });

  it('opens a document for the reviewer once it was handed in, and for nobody else', async () => {
    const provider = await world.applicant();
    const documentId = await world.upload(provider);
    const open = (person: Person) =>
      world.http.get(`/documents/${documentId}`).set('authorization', `Bearer ${person.token}`);
    await open(reviewer).expect(404);
    await world.ask(
      MUTATIONS.submit,
      { input: { type: 'IDENTITY', validUntil: '2030-05-01', documentIds: [documentId] } },
      provider,
    );
    await open(reviewer).expect(200);
    await open(await world.someone(['admin'], ['support'])).expect(404);
    const { entries } = await world.get(AuditLog).list({ subject: { type: 'document', id: documentId } });
    expect(entries.map(({ actorId }) => actorId)).toEqual([reviewer.id]);
  });

  it('every look at a file is written down with its reason', async () => {
    const provider = await world.applicant();
    await world.ask(QUERIES.file, { id: provider.providerId, reason: 'FRAUD_CHECK' }, reviewer);
    const { entries } = await world.get(AuditLog).list({ subject: { type: 'provider', id: provider.providerId } });
    expect(entries[0]).toMatchObject({
      action: 'provider.file-viewed',
      actorId: reviewer.id,
      data: { reason: 'FRAUD_CHECK' },
    });
  });

  it('pages through the queue, oldest first, each credential once', async () => {
    const provider = await world.applicant();
    for (const type of ['IDENTITY', 'BUSINESS', 'VIGILANCE']) await world.submit(provider, type);
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page: { nodes: { credentialId: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =
        (await world.ask(QUERIES.queue, { first: 2, after }, reviewer)) as never;
      seen.push(...page.nodes.map(({ credentialId }) => credentialId));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const mine = await world.db.query<{ id: string }>(
      'test-mine',
      'SELECT id FROM provider_credential WHERE provider_id = $1',
      [provider.providerId],
    );
    expect(seen).toEqual(expect.arrayContaining(mine.map(({ id }) => id)));
  });
});
