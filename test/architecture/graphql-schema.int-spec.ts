import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, parse, print, printSchema } from 'graphql';
import type { TestApp } from '../support/app.js';
import { createWholeApp } from './whole-app.js';

const COMMITTED = join(import.meta.dirname, '../../apps/api/schema.graphql');

describe('apps/api/schema.graphql', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createWholeApp();
  });
  afterAll(() => app.close());

  it('is what the code says (UPDATE_SCHEMA=1 writes it anew)', () => {
    const { schema } = app.app.get(GraphQLSchemaHost);
    const fromCode = `${printSchema(lexicographicSortSchema(schema))}\n`;
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(COMMITTED, fromCode);
    const committed = print(parse(readFileSync(COMMITTED, 'utf8')));
    expect(committed).toBe(print(parse(fromCode)));
  });
});
