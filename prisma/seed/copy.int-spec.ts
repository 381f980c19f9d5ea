import fc from 'fast-check';
import pg from 'pg';
import { Database, txOn } from '#platform/prisma';
import { createTestApp, type TestApp } from '../../test/support/app.js';
import { columnTypes, CopyBatch, type ColumnTypes, type Row } from './copy.js';

/** Every type that a row of the demonstration data may have, and arrays. */
const TABLE = `
  CREATE TYPE kind AS ENUM ('ONE', 'TWO');
  CREATE TABLE sample (number int4, id uuid, text text, varchar varchar(9), letters char(3), kind kind, bool bool, small int2,
    large int8, float float8, day date, instant timestamptz(3), range tstzrange, json jsonb, texts text[], ids uuid[], kinds kind[]);`;

const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
/** PostgreSQL keeps no character 0, and half of a pair is no text. */
const texts = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll('\0', ''));
const integers = (bits: number) => fc.integer({ min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 });
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

const samples: fc.Arbitrary<Row> = fc.record({
  id: orNull(fc.uuid()),
  text: orNull(texts),
  varchar: fc.constantFrom('', 'é'),
  letters: fc.constantFrom('eur', 'usd'),
  kind: fc.constantFrom('ONE', 'TWO'),
  bool: fc.boolean(),
  small: integers(16),
  large: fc.maxSafeInteger(),
  float: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
  day: instants.map((instant) => instant.toISOString().slice(0, 10)),
  instant: instants,
  range: fc.tuple(instants, fc.integer({ min: 1, max: 1e9 })).map(([from, longer]) => ({
    from,
    to: new Date(from.getTime() + longer),
  })),
  json: fc.record({ a: texts }).map((json) => ({ json })),
  texts: fc.array(texts, { maxLength: 3 }),
  ids: fc.array(fc.uuid(), { maxLength: 2 }),
  kinds: fc.array(fc.constantFrom('ONE', 'TWO'), { maxLength: 2 }),
});

describe('rows that go in by COPY', () => {
  let app: TestApp;
  let client: pg.Client;
  let types: ColumnTypes;
  beforeAll(async () => {
    app = await createTestApp({ modules: [], role: 'web' });
    client = new pg.Client({ connectionString: app.get(Database).pool.options.connectionString });
    await client.connect();
    await client.query(TABLE);
    types = await columnTypes(client);
  });
  afterAll(async () => {
    await client?.end();
    await app?.close();
  });

  const copy = (rows: readonly Row[]): Promise<void> => {
    const batch = new CopyBatch(types);
    batch.add([{ table: 'sample', rows }]);
    return batch.copyInto(txOn(client));
  };

  it('are in the table just what PostgreSQL itself would have made of the values, of every type', async () => {
    const given = fc.sample(samples, 200).map((row, number): Row => ({ number, ...row }));
    await copy(given);
    // The same values as PostgreSQL reads them from text.
    const differ = `
      SELECT number FROM (SELECT s.*, s::text AS whole FROM sample s) s
      JOIN jsonb_to_recordset($1::jsonb) AS g (number int4, id uuid, text text, varchar varchar(9), letters char(3), kind kind,
        bool bool, small int2, large int8, float float8, day date, instant timestamptz(3), range tstzrange, json jsonb,
        texts text[], ids uuid[], kinds kind[]) USING (number)
      WHERE whole IS DISTINCT FROM ROW(number, g.id, g.text, g.varchar, g.letters, g.kind, g.bool, g.small, g.large, g.float,
        g.day, g.instant, g.range, g.json, g.texts, g.ids, g.kinds)::text`;
    const { rows } = await client.query(differ, [JSON.stringify(given.map(asText))]);
    expect(rows).toEqual([]);
    const { rows: counted } = await client.query('SELECT count(*)::int AS count FROM sample');
    expect(counted).toEqual([{ count: given.length }]);
  });

  it('are refused when a column is of a type that is not known, or is not there', () => {
    const unknown = new Map([['sample.text', { type: 'point', element: null, elementType: 0 }]]);
    const add = (known: ColumnTypes, column: string) =>
      new CopyBatch(known).add([{ table: 'sample', rows: [{ [column]: 'x' }] }]);
    expect(() => add(unknown, 'text')).toThrow('sample.text (point)');
    expect(() => add(types, 'nowhere')).toThrow('sample.nowhere (there is no such column)');
  });
});

/** A row as `jsonb_to_recordset` reads it. */
const asText = (row: Row): object =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (column === 'range') {
        const { from, to } = value as { from: Date; to: Date };
        return [column, `[${from.toISOString()},${to.toISOString()})`];
      }
      return [column, column === 'json' ? (value as { json: unknown }).json : value];
    }),
  );
