import { jest } from '@jest/globals';
import { Args, Field, Float, Int, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Response } from 'supertest';
import { Access, CurrentActor, Public, type Actor } from '#platform/access';
import { createTestApp, type TestApp } from '../../../../test/support/app.js';
import { CompiledOperations, hashOf } from './compiled-operations.js';
import { resultUnion } from './result-union.js';
import { TrustedDocuments } from './trusted-documents.js';
import { neverChanges } from './value-writer.js';

@ObjectType()
class Tree {
  @Field(() => String) name: string;
  @Field(() => Int, { nullable: true }) height: number | null;
  @Field(() => String, { name: 'latinName' }) latin: string;
  @Field(() => Int, { defaultValue: 3 }) leaves?: number;
  @Field(() => [Tree]) shoots: Tree[];
}

@ObjectType()
class Shrub {
  @Field(() => String) name: string;
  @Field(() => Boolean) thorny: boolean;
  @Field(() => Date) planted: Date;
}

const Plant = resultUnion('Plant', () => [Tree, Shrub]);

@ObjectType()
class Forest {
  @Field(() => [Plant]) plants: (typeof Plant)[];
  @Field(() => Float) hectares: number;
}

@Resolver(() => Forest)
class ForestResolver {
  oldest: () => Promise<object> = () => Promise.resolve({ name: 'if "le vieux"\n\ud800', shoots: [] });

  @Public()
  @Query(() => Forest, { nullable: true })
  forest(@Args('hectares', { type: () => Float, defaultValue: 1.5 }) hectares: number): object | null {
    const planted = new Date('2026-11-22T10:00:00Z');
    const plants = [
      { __typename: 'Tree', name: 'hêtre', height: 3, latin: 'Fagus', leaves: undefined, shoots: [] },
      { __typename: 'Shrub', name: 'ajonc', thorny: true, planted },
    ];
    return hectares === 0 ? null : { hectares, plants };
  }

  @ResolveField(() => Tree)
  oldestTree(): Promise<object> {
    return this.oldest();
  }
}

@Resolver()
class TreeResolver {
  planted = 0;

  @Public()
  @Query(() => Tree)
  tree(@Args('name', { type: () => String }) name: string): Tree {
    const shoot = { name: 'jeune', height: null, latin: 'Quercus', leaves: 7, shoots: [] };
    return { name, height: 12, latin: 'Quercus robur', shoots: name === 'cassé' ? [{} as Tree] : [shoot] };
  }

  @Access('customer')
  @Query(() => String)
  garden(@CurrentActor() actor: Actor): string {
    return actor.kind;
  }

  @Public()
  @Mutation(() => Int)
  plant(): number {
    return (this.planted += 1);
  }

  @Public()
  @Query(() => Int)
  fells(): number {
    throw new Error('SELECT saw FROM shed');
  }
}

const TREE = 'query Tree($name: String!) { tree(name: $name) { name height latinName leaves shoots { name height } } }';

const FOREST = `query Forest($hectares: Float) { wood: forest(hectares: $hectares) { ...Plants oldestTree { age: name shoots { name } }
    plants { ... on Tree { height } } hectares __typename } tree(name: "orme") { name } }
  fragment Plants on Forest { plants { __typename ...Named ... on Tree { leaves latin: latinName } } }
  fragment Named on Plant { ... on Tree { title: name } ... on Shrub { title: name thorny planted } }`;

describe('an operation that is known', () => {
  let app: TestApp;
  let operations: CompiledOperations;
  beforeAll(async () => {
    app = await createTestApp({
      modules: [{ module: class TreeModule {}, providers: [TreeResolver, ForestResolver] }],
    });
    operations = app.get(CompiledOperations);
  });
  afterAll(() => app?.close());

  const ask = (body: object, headers: Record<string, string> = {}): Promise<Response> =>
    app.http.post('/graphql').set('content-type', 'application/json').set(headers).send(body);
  /** Any order of preference that no client of ours has goes the long way. */
  const LONG_WAY = { accept: 'application/json, text/plain;q=0.1' };
  const visible = ({ status, headers, text }: Response): object => {
    const { date: _date, ...rest } = headers;
    return { status, headers: rest, text };
  };

  it.each([
    ['a whole answer', { query: TREE, variables: { name: 'chêne' } }],
    ['its name given', { query: TREE, operationName: 'Tree', variables: { name: 'chêne' } }],
    ['a broken promise of the schema', { query: TREE, variables: { name: 'cassé' } }],
    ['a variable of the wrong type', { query: TREE, variables: { name: { first: 'chêne' } } }],
    ['a variable left out', { query: TREE, variables: null }],
    ['someone who is not signed in', { query: '{ garden }' }],
    ['a bug', { query: '{ fells }' }],
    ['two fields, one of which fails', { query: '{ fells tree(name: "if") { name } }' }],
    ['unions, fragments, aliases, defaults and resolvers below', { query: FOREST }],
    ['a number with decimals', { query: FOREST, variables: { hectares: 1e-7 } }],
    ['nothing', { query: FOREST, variables: { hectares: 0 } }],
    ['a field twice', { query: '{ a: tree(name: "if") { name } b: tree(name: "buis") { leaves } }' }],
    ['a directive', { query: '{ tree(name: "if") { name @include(if: false) leaves } }' }],
    ['questions about the schema', { query: '{ __typename forest { hectares } }' }],
  ])('is answered alike by the short way and by Apollo: %s', async (_, body) => {
    await ask(body);
    const short = await ask(body);
    expect(visible(await ask(body, LONG_WAY))).toEqual(visible(short));
    expect(short.headers['cache-control']).toBe('no-store');
  });

  it('is written without a result being made of it, unless something is not as the schema promises', async () => {
    await ask({ query: FOREST });
    const operation = operations.find(hashOf(FOREST), undefined)!;
    const run = jest.spyOn(operation, 'run');
    const { text } = await ask({ query: FOREST });
    expect(run).not.toHaveBeenCalled();
    const resolver = app.get(ForestResolver);
    const { oldest } = resolver;
    for (const broken of [
      () => Promise.reject(new Error('felled')),
      () => Promise.resolve({ name: null, shoots: [] }),
    ]) {
      resolver.oldest = broken;
      const short = await ask({ query: FOREST });
      expect(short.body).toMatchObject({
        data: { wood: null, tree: { name: 'orme' } },
        errors: [{ path: expect.arrayContaining(['wood', 'oldestTree']) }],
      });
      expect(visible(await ask({ query: FOREST }, LONG_WAY))).toEqual(visible(short));
    }
    resolver.oldest = oldest;
    run.mockClear();
    expect((await ask({ query: FOREST })).text).toBe(text);
    expect(run).not.toHaveBeenCalled();
  });

  it('writes once what never changes, for each way it is asked for', async () => {
    const resolver = app.get(ForestResolver);
    const { oldest } = resolver;
    const shoot = neverChanges({ name: 'jeune', height: 1, latin: 'Quercus', shoots: [] });
    resolver.oldest = () => Promise.resolve({ name: 'if', shoots: [shoot, shoot] });
    const other = '{ forest { oldestTree { shoots { height name shoots { name } } } } }';
    for (const query of [FOREST, other, other]) {
      const short = await ask({ query });
      expect(visible(await ask({ query }, LONG_WAY))).toEqual(visible(short));
      expect((await ask({ query })).text).toBe(short.text);
      expect(short.text.match(/"jeune"/g)).toHaveLength(2);
    }
    resolver.oldest = oldest;
  });

  it('goes by what the request accepts', async () => {
    const body = { query: TREE, variables: { name: 'chêne' } };
    await ask(body);
    const fromApollo = await ask(body, { accept: 'application/graphql-response+json,application/json;q=0.9' });
    expect(fromApollo.headers['content-type']).toBe('application/graphql-response+json; charset=utf-8');
    expect((await ask(body, { accept: 'text/html' })).status).toBe(406);
  });

  it('can be asked for by the hash of its document, as often as wanted', async () => {
    const persistedQuery = { version: 1, sha256Hash: hashOf('{ tree(name: "orme") { name } }') };
    expect((await ask({ extensions: { persistedQuery } })).text).toContain('PERSISTED_QUERY_NOT_FOUND');
    await ask({ query: '{ tree(name: "orme") { name } }', extensions: { persistedQuery } });
    for (let time = 0; time < 3; time += 1)
      expect((await ask({ extensions: { persistedQuery } })).body).toEqual({ data: { tree: { name: 'orme' } } });
    const other = { query: TREE, variables: { name: 'orme' }, extensions: { persistedQuery } };
    expect((await ask(other)).status).toBe(400);
  });

  it('can be asked for by its hash from the start when it is one of our web application’s', async () => {
    const document = 'query Ours { tree(name: "hêtre") { name latinName } }';
    app.get(TrustedDocuments).trust([document]);
    const body = {
      operationName: 'Ours',
      extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } },
    };
    const data = { tree: { name: 'hêtre', latinName: 'Quercus robur' } };
    for (let time = 0; time < 3; time += 1) expect((await ask(body)).body).toEqual({ data });
    expect((await ask(body, LONG_WAY)).body).toEqual({ data });
  });

  it('runs once a request', async () => {
    const counts: number[] = [];
    for (let time = 0; time < 4; time += 1) counts.push((await ask({ query: 'mutation { plant }' })).body.data.plant);
    expect(counts).toEqual([1, 2, 3, 4]);
  });

  it('is still nobody’s from another site', async () => {
    const body = { query: 'mutation { plant }' };
    await ask(body);
    expect((await ask(body, { origin: 'https://evil.example' })).status).toBe(403);
    const form = await app.http.post('/graphql').set('content-type', 'text/plain').send(JSON.stringify(body));
    expect(form.status).toBeGreaterThanOrEqual(400);
  });

  it('was valid when it came first: what is refused is never kept', async () => {
    const refused = '{ tree(name: "if") { bark } }';
    expect((await ask({ query: refused })).status).toBe(400);
    expect(operations.find(hashOf(refused), undefined)).toBeUndefined();
    expect((await ask({ query: refused })).status).toBe(400);
  });

  it.each([
    ['no body', []],
    ['a list', [{ query: '{ garden }' }]],
    ['a query that is no text', { query: { kind: 'Document' } }],
    ['variables that are a list', { query: TREE, variables: ['chêne'] }],
    ['a name that is no text', { query: TREE, operationName: 7 }],
    ['a hash that is no text', { extensions: { persistedQuery: { version: 1, sha256Hash: ['x'] } } }],
  ])('is not found in an odd body: %s', async (_, body) => {
    await ask({ query: TREE, variables: { name: 'chêne' } });
    expect((await ask(body)).body).not.toHaveProperty('data');
  });
});
