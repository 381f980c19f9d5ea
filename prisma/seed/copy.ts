import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import { DAY } from '#kernel';

export type Value = string | number | boolean | Date | null | readonly (string | number)[] | { readonly json: unknown };
export type Row = Readonly<Record<string, Value>>;

/** Rows of one table as made; all have the columns of the first. */
export interface SeedRows {
  readonly table: string;
  readonly rows: readonly Row[];
}

const CHUNK_BYTES = 256_000;
/** In UTF-8 a character of ours takes at most so many bytes. */
const BYTES_A_CHARACTER = 3;

/** Rows on their way into tables, kept as the bytes that COPY reads: a row is garbage as soon as it is added. */
export class CopyBatch {
  readonly #tables = new Map<string, TableBytes>();

  add(made: readonly SeedRows[]): void {
    for (const { table, rows } of made) {
      const [first] = rows;
      if (!first) continue;
      let bytes = this.#tables.get(table);
      if (!bytes) this.#tables.set(table, (bytes = new TableBytes(Object.keys(first))));
      for (const row of rows) bytes.add(row);
    }
  }

  /**
   * Streams the rows in, table by table in the order in which they were first added: parents before children. Into
   * `frozen` tables, which this very transaction has emptied, as if vacuumed already. Answers the tables' names.
   */
  async copyInto(client: ClientBase, frozen: ReadonlySet<string>): Promise<string[]> {
    for (const [table, { columns, chunks }] of this.#tables) {
      const how = frozen.has(table) ? ' (FREEZE)' : '';
      const copy = client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN${how}`));
      await pipeline(Readable.from(chunks()), copy);
    }
    return [...this.#tables.keys()];
  }
}

class TableBytes {
  readonly #full: Buffer[] = [];
  #open = Buffer.allocUnsafe(CHUNK_BYTES);
  #length = 0;

  constructor(readonly columns: readonly string[]) {}

  add(row: Row): void {
    let line = '';
    for (const column of this.columns) line += (line === '' ? '' : '\t') + valueText(row[column] ?? null);
    line += '\n';
    const most = line.length * BYTES_A_CHARACTER;
    if (this.#length + most > this.#open.length) {
      this.#full.push(this.#open.subarray(0, this.#length));
      this.#open = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, most));
      this.#length = 0;
    }
    this.#length += this.#open.write(line, this.#length);
  }

  readonly chunks = (): Buffer[] => [...this.#full, this.#open.subarray(0, this.#length)];
}

/** A value in COPY's text format. */
export function valueText(value: Value): string {
  if (typeof value === 'string') return escape(value);
  if (value === null) return String.raw`\N`;
  if (value instanceof Date) return instantText(value);
  if (Array.isArray(value)) return escape(`{${value.map((item) => JSON.stringify(String(item))).join(',')}}`);
  if (typeof value === 'object') return escape(JSON.stringify((value as { json: unknown }).json));
  return String(value);
}

/** As toISOString writes it; a provider's rows have fifty instants, of few days. */
function instantText(instant: Date): string {
  if (instant === lastInstant) return lastText;
  const time = instant.getTime();
  const day = Math.floor(time / DAY);
  let date = dates.get(day);
  if (!date) dates.set(day, (date = instant.toISOString().slice(0, 11)));
  const milliseconds = time - day * DAY;
  const seconds = Math.floor(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  lastInstant = instant;
  lastText = `${date}${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}.${String(milliseconds % 1_000).padStart(3, '0')}Z`;
  return lastText;
}

const dates = new Map<number, string>();
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
let lastInstant = new Date(0);
let lastText = lastInstant.toISOString();

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escape = (value: string): string =>
  SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : value;
