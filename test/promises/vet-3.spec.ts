/** VET-3: a criminal-record extract is never kept. */
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { isInputObjectType } from 'graphql';
import { createProviderWorld, MUTATIONS, type Person, type ProviderWorld } from '../support/provider-world.js';

let world: ProviderWorld;
let reviewer: Person;
beforeAll(async () => {
  world = await createProviderWorld();
  reviewer = await world.reviewer();
});
afterAll(() => world.close());

it('there is nowhere to write one down: only when, by whom, the outcome and the next check', async () => {
  const columns = await world.db.query<{ name: string }>(
    'vet-3-columns',
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'provider_background_check' ORDER BY 1`,
  );
  expect(columns.map(({ name }) => name)).toEqual([
    'checked_at',
    'checked_by',
    'credential_id',
    'id',
    'outcome',
    'recheck_at',
  ]);
  const inputs = Object.values(world.app.get(GraphQLSchemaHost).schema.getTypeMap()).filter(isInputObjectType);
  const fields = inputs.flatMap((type) => Object.keys(type.getFields()));
  expect(fields.filter((name) => /criminal|casier|bulletin|background|record/i.test(name))).toEqual([]);
});

it('one that is sent along is refused, and a reviewer can write nothing about it', async () => {
  const provider = await world.applicant();
  const documentIds = [await world.upload(provider)];
  const sent = await world.ask(MUTATIONS.submit, { input: { type: 'BACKGROUND', documentIds } }, provider);
  expect(sent).toMatchObject({ __typename: 'InvalidCredential', rule: 'DOCUMENT_NOT_ACCEPTED' });
  await world.submit(provider, 'BACKGROUND');
  const [credential] = await world.credentialOf(provider.providerId, 'BACKGROUND');
  await world.start(reviewer, credential!.id);
  const noted = await world.decide(reviewer, credential!.id, {
    outcome: 'REJECTED',
    reason: 'NOT_CLEARED',
    note: 'canary',
  });
  expect(noted).toMatchObject({ __typename: 'InvalidDecision', rule: 'NOTE_NOT_ACCEPTED' });
  await world.decide(reviewer, credential!.id, { outcome: 'REJECTED', reason: 'NOT_CLEARED' });
  const kept = await world.db.query<{
    outcome: string;
    documents: string[];
    facts: string | null;
    note: string | null;
  }>(
    'vet-3-kept',
    `SELECT b.outcome::text AS outcome, s.document_ids AS documents, s.facts_cipher AS facts, d.note_cipher AS note
     FROM provider_background_check b JOIN provider_credential_submission s USING (credential_id)
     JOIN provider_credential_decision d USING (credential_id) WHERE credential_id = $1`,
    [credential!.id],
  );
  expect(kept).toEqual([{ outcome: 'REJECTED', documents: [], facts: null, note: null }]);
});

it.each([
  [`UPDATE provider_credential_submission SET facts_cipher = 'x' WHERE type = 'BACKGROUND'`],
  [`UPDATE provider_credential_submission SET document_ids = ARRAY[gen_random_uuid()] WHERE type = 'BACKGROUND'`],
])('the database itself refuses: %s', async (sql) => {
  const provider = await world.applicant();
  await world.submit(provider, 'BACKGROUND');
  await expect(world.db.pool.query(sql)).rejects.toThrow('provider_background_keeps_nothing');
});
