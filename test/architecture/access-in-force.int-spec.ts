import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLField } from 'graphql';
import { SeedUsers } from '#identity';
import { newId, ok, systemClock, type UserId } from '#kernel';
import { Transactor } from '#platform/prisma';
import { AppModule } from '../../apps/api/src/app.module.js';
import type { TestApp } from '../support/app.js';
import { testConfig } from '../support/config.js';
import { entrancesOf, type Entrance } from './access-coverage.js';
import { sampleOperation } from './sample-operation.js';
import { createWholeApp } from './whole-app.js';

/** Operations that only somebody else than `roles` may ask for, by what their access rule says. */
const closedTo = (entrances: readonly Entrance[], ...roles: string[]): Entrance[] =>
  entrances.filter(({ access }) => Array.isArray(access) && !access.some((rule) => roles.includes(String(rule))));

describe('who may enter, tried over HTTP', () => {
  let app: TestApp;
  let entrances: Entrance[];

  beforeAll(async () => {
    app = await createWholeApp();
    entrances = await entrancesOf(AppModule.forRoot(testConfig('postgresql://nowhere/none'), systemClock));
  });
  afterAll(() => app.close());

  /** The code with which each operation is refused, by its name. */
  async function refusals(closed: readonly Entrance[], token?: string): Promise<Record<string, string | undefined>> {
    const { schema } = app.app.get(GraphQLSchemaHost);
    const codes: Record<string, string | undefined> = {};
    for (const { kind, name } of closed) {
      const type = kind === 'Query' ? schema.getQueryType() : kind === 'Mutation' ? schema.getMutationType() : null;
      const field = type?.getFields()[name] as GraphQLField<unknown, unknown> | undefined;
      if (!field || (kind !== 'Query' && kind !== 'Mutation')) continue;
      const { errors } = await app.graphql(sampleOperation(kind, field), {}, token === undefined ? {} : { as: token });
      codes[`${kind}.${name}`] = errors?.[0]?.extensions.code;
    }
    return codes;
  }

  async function signUp(roles: Array<'customer' | 'provider'>): Promise<string> {
    const users = app.get(SeedUsers);
    const person = {
      id: newId<UserId>(),
      email: `${newId()}@example.fr`,
      publicName: 'Camille',
      locale: 'fr' as const,
      passwordHash: await users.hash('une phrase assez longue'),
      createdAt: app.clock.now(),
      roles,
    };
    await app.get(Transactor).run(async (tx) => ok(await users.seed(tx, [person])));
    const session = await app.get(Transactor).run(async (tx) => ok(await users.openSession(tx, person.id)));
    if (!session.ok) throw new Error('No session');
    return session.value.token;
  }

  const others = (codes: Record<string, string | undefined>, expected: string): string[] =>
    Object.entries(codes)
      .filter(([, code]) => code !== expected)
      .map(([name, code]) => `${name}: ${code ?? 'let in'}`);

  it('nobody signed in: every operation that is not public asks to sign in', async () => {
    const codes = await refusals(closedTo(entrances));
    expect(others(codes, 'UNAUTHENTICATED')).toEqual([]);
    expect(Object.keys(codes).length).toBeGreaterThan(30);
  });

  it('a customer is refused what is for providers and admins', async () => {
    const codes = await refusals(closedTo(entrances, 'user', 'customer'), await signUp(['customer']));
    expect(others(codes, 'FORBIDDEN')).toEqual([]);
    expect(Object.keys(codes).length).toBeGreaterThan(10);
  });

  it('a provider is refused what is for customers and admins', async () => {
    const codes = await refusals(closedTo(entrances, 'user', 'provider'), await signUp(['provider']));
    expect(others(codes, 'FORBIDDEN')).toEqual([]);
    expect(Object.keys(codes).length).toBeGreaterThan(5);
  });

  it('every HTTP route is one that says who may use it', () => {
    const declared = new Set(entrances.flatMap(({ route }) => route ?? []));
    const served = routesOf(app.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
    const known = served.filter((route) => !/^(HEAD|OPTIONS) | \/graphql$/.test(route));
    expect(known.filter((route) => !declared.has(route))).toEqual([]);
    expect(known).toContain('GET /health/live');
  });
});

/** Fastify draws its routes as a tree, four characters per level: `├── /documents (POST)`. */
function routesOf(tree: string): string[] {
  const path: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, part, methods] = /^(.*?)[├└]── (\S+) \(([A-Z, -]+)\)/.exec(line) ?? [];
    if (indent === undefined || part === undefined) return [];
    path.splice(indent.length / 4, path.length, part);
    return (methods ?? '').split(', ').map((method) => `${method} ${path.join('')}`);
  });
}
