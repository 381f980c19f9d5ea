import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { systemClock } from '#kernel';
import { AppModule } from '../../apps/api/src/app.module.js';
import { testConfig } from '../support/config.js';
import { entrancesOf, undeclared } from './access-coverage.js';
import { openDoors } from './open-doors.js';

const ROOT = join(import.meta.dirname, '../..');

describe('every way into the application', () => {
  const entrances = entrancesOf(AppModule.forRoot(testConfig('postgresql://nowhere/none'), systemClock));

  it('says who may use it', async () => {
    expect(undeclared(await entrances)).toEqual([]);
  });

  it('is seen by this test: no root field of the schema is missing', async () => {
    const schema = buildSchema(readFileSync(join(ROOT, 'apps/api/schema.graphql'), 'utf8'));
    const inSchema = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
    );
    const seen = new Set((await entrances).map(({ kind, name }) => `${kind}.${name}`));
    expect(inSchema.filter((field) => !seen.has(field))).toEqual([]);
    expect(inSchema.length).toBeGreaterThan(20);
  });
});

describe('a way in that says nothing', () => {
  it('is caught, on a resolver, its parent, a controller and a gateway, however deep its module', async () => {
    const open = undeclared(await entrancesOf(openDoors));
    expect(open.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'Mutation renamed',
      'Query forgotten',
      'Query inherited',
      'route forgotten',
      'socket event forgotten',
    ]);
  });

  it('is told from one that declares by method or by class, and from fields below a root', async () => {
    const declared = (await entrancesOf(openDoors)).filter(({ access }) => access !== undefined);
    expect(declared.map(({ handler }) => handler).sort()).toEqual([
      'GuardedController.byItsClass',
      'OpenController.declared',
      'OpenResolver.declared',
    ]);
  });
});
