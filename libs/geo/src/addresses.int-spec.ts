import { createTestApp, type GraphqlAnswer, type TestApp } from '../../../test/support/app.js';
import { Addresses, GeoModule } from './index.js';

const ADD = `mutation ($input: AddressInput!) { addAddress(input: $input) {
  ... on Address { id label street complement postalCode municipality timeZone precision doorCode floor notes }
  ... on UserError { __typename code message } ... on InvalidAddress { field } } }`;
const CHANGE = `mutation ($id: ID!, $input: AddressInput!) { changeAddress(id: $id, input: $input) {
  ... on Address { id street doorCode } ... on UserError { code } } }`;
const REMOVE = 'mutation ($id: ID!) { removeAddress(id: $id) }';
const MINE = '{ myAddresses { id street } }';

const input = {
  label: 'Maison',
  street: '12 rue des Abbesses',
  complement: 'Bâtiment B',
  postalCode: '75018',
  placeId: '75118',
  doorCode: '12A34',
  floor: '3e gauche',
  notes: 'Sonner deux fois',
};

interface Saved {
  addAddress: { id: string } & Record<string, unknown>;
}

describe("a person's addresses", () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ modules: [GeoModule] });
  });
  afterAll(() => test.close());

  const add = async (as: { token: string }, changes: object = {}): Promise<Saved['addAddress']> =>
    (await test.graphql<Saved>(ADD, { input: { ...input, ...changes } }, { as })).data.addAddress;
  const codes = (answer: GraphqlAnswer<object>) => answer.errors?.map(({ extensions }) => extensions.code);

  it('are kept whole for their owner', async () => {
    const owner = test.actor();
    const saved = await add(owner);
    expect(saved).toMatchObject({
      ...{ label: 'Maison', street: '12 rue des Abbesses', municipality: 'Paris 18e Arrondissement' },
      ...{ timeZone: 'Europe/Paris', precision: 'MUNICIPALITY', doorCode: '12A34', floor: '3e gauche' },
    });
    const read = await test.get(Addresses).find(saved.id, owner.userId);
    expect(read).toMatchObject({
      street: '12 rue des Abbesses',
      notes: 'Sonner deux fois',
      point: { lat: 48.892, lng: 2.345 },
    });
  });

  it('are unreadable in the database', async () => {
    await add(test.actor(), { street: '7 impasse du Secret', doorCode: 'XYZZY9' });
    const rows = await test.db.query<{ row: string }>('test-addresses', 'SELECT a::text AS row FROM geo_address a');
    expect(rows.map(({ row }) => row).join()).not.toMatch(/Secret|XYZZY9|Abbesses|Maison/);
  });

  it('answer a stranger exactly as if they did not exist', async () => {
    const { id } = await add(test.actor());
    const stranger = test.actor();
    const missing = '01890000-0000-7000-8000-00000000dead';
    for (const [query, variables] of [
      [CHANGE, { input }],
      [REMOVE, {}],
    ] as const) {
      const foreign = await test.graphql(query, { ...variables, id }, { as: stranger });
      expect(codes(foreign)).toEqual(['NOT_FOUND']);
      expect(foreign).toEqual(await test.graphql(query, { ...variables, id: missing }, { as: stranger }));
    }
    expect(codes(await test.graphql(REMOVE, { id: "x' OR 1=1" }, { as: stranger }))).toEqual(['NOT_FOUND']);
    expect(await test.get(Addresses).find(id, stranger.userId)).toBeNull();
    await expect(test.get(Addresses).get(id, stranger.userId)).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    });
    expect((await test.graphql(MINE, {}, { as: stranger })).data).toEqual({ myAddresses: [] });
  });

  it('are for people who are signed in', async () => {
    expect(codes(await test.graphql(MINE))).toEqual(['UNAUTHENTICATED']);
    expect(codes(await test.graphql(ADD, { input }))).toEqual(['UNAUTHENTICATED']);
  });

  it('can be rewritten and removed by their owner', async () => {
    const owner = test.actor();
    const { id } = await add(owner);
    const changed = await test.graphql(
      CHANGE,
      { id, input: { ...input, street: '1 place Émile-Goudeau' } },
      { as: owner },
    );
    expect(changed.data).toEqual({ changeAddress: { id, street: '1 place Émile-Goudeau', doorCode: '12A34' } });
    expect((await test.graphql(REMOVE, { id }, { as: owner })).data).toEqual({ removeAddress: id });
    expect((await test.graphql(MINE, {}, { as: owner })).data).toEqual({ myAddresses: [] });
  });

  it('stay when another one of theirs is rewritten or removed', async () => {
    const owner = test.actor();
    const kept = await add(owner, { street: '3 rue Lepic' });
    const { id } = await add(owner);
    const rewritten = { ...input, street: '1 place Émile-Goudeau' };
    const changed: GraphqlAnswer<object> = await test.graphql(CHANGE, { id, input: rewritten }, { as: owner });
    expect(changed.data).toMatchObject({ changeAddress: { id, street: '1 place Émile-Goudeau' } });
    await test.graphql(REMOVE, { id }, { as: owner });
    expect((await test.graphql(MINE, {}, { as: owner })).data).toEqual({
      myAddresses: [{ id: kept.id, street: '3 rue Lepic' }],
    });
  });

  it.each<[string, object, object]>([
    ['a place we do not know', { placeId: '99999' }, { code: 'UNKNOWN_PLACE' }],
    ['a postal code of elsewhere', { postalCode: '44000' }, { code: 'POSTAL_CODE_ELSEWHERE' }],
    ['a street with a NUL byte', { street: '12 rue\u0000x' }, { code: 'INVALID_ADDRESS', field: 'street' }],
    ['notes longer than a page', { notes: 'x'.repeat(1_001) }, { code: 'INVALID_ADDRESS', field: 'notes' }],
  ])('are refused with %s', async (_, changes, failure) => {
    expect(await add(test.actor(), changes)).toMatchObject(failure);
  });

  it('are refused as bad input when a text is huge or missing', async () => {
    const as = test.actor();
    expect(codes(await test.graphql(ADD, { input: { ...input, street: 'x'.repeat(50_000) } }, { as }))).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(codes(await test.graphql(ADD, { input: { ...input, street: null } }, { as }))).toHaveLength(1);
  });

  it('are thirty at most, however many are added at once', async () => {
    const as = test.actor();
    const answers = await Promise.all(Array.from({ length: 34 }, () => add(as)));
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ADDRESSES')).toHaveLength(4);
    expect(await test.get(Addresses).list(as.userId)).toHaveLength(30);
  });
});

describe('places', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ modules: [GeoModule] });
  });
  afterAll(() => test.close());
  const PLACES =
    'query ($text: String!, $first: Int) { places(text: $text, first: $first) { id name postalCodes timeZone } }';

  it('are found by anyone as they type', async () => {
    expect((await test.graphql(PLACES, { text: 'nante', first: 1 })).data).toEqual({
      places: [
        { id: '44109', name: 'Nantes', postalCodes: ['44000', '44100', '44200', '44300'], timeZone: 'Europe/Paris' },
      ],
    });
  });

  it('refuse texts and pages beyond measure', async () => {
    for (const variables of [{ text: 'x'.repeat(101) }, { text: 'Paris', first: 21 }, { text: 'Paris', first: -1 }]) {
      const { errors } = await test.graphql(PLACES, variables);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    expect((await test.graphql(PLACES, { text: '\u0000' })).data).toEqual({ places: [] });
  });
});
