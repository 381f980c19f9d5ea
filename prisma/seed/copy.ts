import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';

export type Value = string | number | boolean | Date | null | readonly (string | number)[] | { readonly json: unknown };
export type Row = Readonly<Record<string, Value>>;

/** Streams rows into a table by COPY; all have the columns of the first. */
export async function copyRows(client: ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first);
  const sink = client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  function* lines(): Generator<string> {
    let chunk = '';
    for (const row of rows) {
      chunk += `${columns.map((column) => text(row[column] ?? null)).join('\t')}\n`;
      if (chunk.length > 64_000) {
        yield chunk;
        chunk = '';
      }
    }
    yield chunk;
  }
  await pipeline(Readable.from(lines()), sink);
}

/** A value in COPY's text format. */
function text(value: Value): string {
  if (value === null) return String.raw`\N`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escape(`{${value.map((item) => JSON.stringify(String(item))).join(',')}}`);
  if (typeof value === 'object') return escape(JSON.stringify((value as { json: unknown }).json));
  return typeof value === 'string' ? escape(value) : String(value);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escape = (value: string): string => value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
