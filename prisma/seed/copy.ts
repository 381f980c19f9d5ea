import type { ClientBase } from 'pg';
import { arrayBytes, BinaryRows, dateNumber, rangeBytes, txCopy, uuidBytes, type Tx } from '#platform/prisma';

export type Value =
  | string
  | number
  | boolean
  | Date
  | null
  | readonly string[]
  | { readonly json: unknown }
  | { readonly from: Date; readonly to: Date };
export type Row = Readonly<Record<string, Value>>;

/** Rows of one table as made; all have the columns of the first. */
export interface SeedRows {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** What the database says of a column: its type's name (`enum` of all enums), and of an array also its elements' type. */
interface ColumnType {
  readonly type: string;
  readonly element: string | null;
  readonly elementType: number;
}

/** The types of every column, by `table.column`. */
export type ColumnTypes = ReadonlyMap<string, ColumnType>;

export async function columnTypes(client: ClientBase): Promise<ColumnTypes> {
  const { rows } = await client.query<ColumnType & { name: string }>(COLUMNS);
  return new Map(rows.map((row) => [row.name, row]));
}

const COLUMNS = `
  SELECT relname || '.' || attname AS name, CASE WHEN t.typtype = 'e' THEN 'enum' ELSE t.typname END AS type,
    CASE WHEN e.typtype = 'e' THEN 'enum' ELSE e.typname END AS element, coalesce(e.oid, 0)::int AS "elementType"
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid JOIN pg_type t ON t.oid = atttypid
  LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
  WHERE attnum > 0 AND relkind = 'r' AND pg_table_is_visible(attrelid)`;

/** Rows on their way into tables, kept as the bytes that COPY reads: a row is garbage as soon as it is added. */
export class CopyBatch {
  readonly #tables = new Map<string, TableBytes>();

  constructor(private readonly types: ColumnTypes) {}

  add(made: readonly SeedRows[]): void {
    for (const { table, rows } of made) {
      const [first] = rows;
      if (!first) continue;
      let bytes = this.#tables.get(table);
      if (!bytes) this.#tables.set(table, (bytes = new TableBytes(table, Object.keys(first), this.types)));
      for (const row of rows) bytes.add(row);
    }
  }

  /** Streams the rows in, table by table in the order in which they were first added: parents before children. */
  async copyInto(tx: Tx): Promise<void> {
    for (const [table, { columns, rows }] of this.#tables)
      await txCopy(tx, `COPY ${table} (${columns.join(', ')}) FROM STDIN`, rows);
  }

  get tables(): string[] {
    return [...this.#tables.keys()];
  }
}

class TableBytes {
  readonly rows: BinaryRows;
  readonly #encoders: readonly Encoder[];

  constructor(
    table: string,
    readonly columns: readonly string[],
    types: ColumnTypes,
  ) {
    this.rows = new BinaryRows(columns.length);
    this.#encoders = columns.map((column) => encoderOf(`${table}.${column}`, types));
  }

  add(row: Row): void {
    this.rows.row();
    for (const [at, column] of this.columns.entries()) {
      const value = row[column];
      if (value === null || value === undefined) this.rows.nothing();
      else (this.#encoders[at] as Encoder)(this.rows, value as never);
    }
  }
}

type Encoder = (rows: BinaryRows, value: never) => BinaryRows;

const text = (rows: BinaryRows, value: string): BinaryRows => rows.text(value);
const ENCODERS: Readonly<Record<string, Encoder>> = {
  text,
  varchar: text,
  bpchar: text,
  enum: text,
  uuid: (rows, value: string) => rows.uuid(value),
  bool: (rows, value: boolean) => rows.bool(value),
  int2: (rows, value: number) => rows.int2(value),
  int4: (rows, value: number) => rows.int4(value),
  int8: (rows, value: number) => rows.int8(value),
  float8: (rows, value: number) => rows.float8(value),
  date: (rows, value: string) => rows.date(dateNumber(value)),
  timestamptz: (rows, value: Date | string) => rows.instant(typeof value === 'string' ? new Date(value) : value),
  tstzrange: (rows, value: { from: Date; to: Date }) => rows.bytes(rangeBytes(value.from, value.to)),
  jsonb: (rows, value: { json: unknown }) => rows.json(JSON.stringify(value.json)),
};

function encoderOf(column: string, types: ColumnTypes): Encoder {
  const known = types.get(column);
  const encoder = known && (known.element === null ? ENCODERS[known.type] : arrayEncoder(known));
  if (!encoder) throw new Error(`No binary form of ${column} (${known?.type ?? 'there is no such column'})`);
  return encoder;
}

/** Arrays are few and mostly the same: each is put together once. */
function arrayEncoder({ element, elementType }: ColumnType): Encoder {
  const made = new Map<string, Uint8Array>();
  const bytesOf = element === 'uuid' ? uuidBytes : (item: string) => Buffer.from(item, 'utf8');
  return (rows, items: readonly string[]) => {
    const key = JSON.stringify(items);
    let bytes = made.get(key);
    if (!bytes) made.set(key, (bytes = arrayBytes(elementType, items.map(bytesOf))));
    return rows.bytes(bytes);
  };
}
