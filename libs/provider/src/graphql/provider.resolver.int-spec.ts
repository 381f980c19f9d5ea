import { createProviderWorld, type Person, type ProviderWorld } from '../../../../test/support/provider-world.js';

let world: ProviderWorld;
let reviewer: Person;
beforeAll(async () => {
  world = await createProviderWorld();
  reviewer = await world.reviewer();
});
afterAll(() => world.close());

it('a list of providers costs one statement for all their badges', async () => {
  const providers = [await world.listed(reviewer), await world.listed(reviewer), await world.listed(reviewer)];
  const fields = providers
    .map(({ providerId }, index) => `p${index}: provider(id: "${providerId}") { id badges { type } }`)
    .join(' ');
  const statements: string[] = [];
  const query = world.db.query.bind(world.db);
  world.db.query = (name, sql, values) => {
    statements.push(name);
    return query(name, sql, values);
  };
  try {
    const answer = await world.graphql<Record<string, { badges: unknown[] }>>(`{ ${fields} }`);
    expect(Object.values(answer.data).map(({ badges }) => badges.length)).toEqual([8, 8, 8]);
  } finally {
    world.db.query = query;
  }
  expect(statements.filter((name) => name.startsWith('provider-')).sort()).toEqual([
    'provider-badges',
    'provider-summaries',
  ]);
});
