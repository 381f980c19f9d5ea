import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, parse, print, printSchema } from 'graphql';
import { FEATURES } from '../../apps/api/src/app.module.js';
import { createTestApp, type TestApp } from '../support/app.js';

const COMMITTED = join(import.meta.dirname, '../../apps/api/schema.graphql');

describe('apps/api/schema.graphql', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ modules: [...FEATURES], withIdentity: true, role: 'web' });
  }, 60_000);
  afterAll(() => app.close());

  it('is what the code says', () => {
    const { schema } = app.app.get(GraphQLSchemaHost);
    const fromCode = printSchema(lexicographicSortSchema(schema));
    const committed = print(parse(readFileSync(COMMITTED, 'utf8')));
    expect(committed).toBe(print(parse(fromCode)));
  });
});
