import pg from 'pg';
import utilities from 'pg/lib/utils.js';

const { prepareValue } = utilities;

/** A row's columns as PostgreSQL writes them: text, null for NULL. */
export type Columns = readonly (string | null)[];
/** What a row is, made of its columns. */
export type ReadRow<Row> = (columns: Columns) => Row;

/** The part of node-postgres' connection that speaks the extended query protocol. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  /** Texts by name: what the server has prepared, and what it was asked to prepare. */
  readonly parsedStatements: Record<string, string | undefined>;
  readonly submittedNamedStatements: Record<string, string | undefined>;
  parse(statement: { name: string; text: string }): void;
  bind(values: { statement: string; values: readonly unknown[]; valueMapper: typeof prepareValue }): void;
  describe(portal: { type: 'P' }): void;
  execute(portal: object): void;
  close(statement: { type: 'S'; name: string }): void;
  sync(): void;
}

/** By the statement's name: how rows become objects. Known once any connection has told of its columns. */
const objectReaders = new Map<string, ReadRow<never>>();

/**
 * One run of a named statement, as node-postgres' client takes it. The library's own `Query` asks with every run what the
 * columns are, and makes a result with much in it that nobody reads: half of what a short read costs. Here a
 * connection is asked for columns when it prepares the statement, and there are rows only.
 */
export class NamedStatement<Row extends object> implements pg.Submittable {
  #rows: Row[] = [];
  #failure: Error | null = null;

  /** `callback` is called once, with a failure or with all rows; without `read`, rows are objects by names of columns. */
  constructor(
    readonly name: string,
    readonly text: string,
    private readonly values: readonly unknown[],
    public callback: (failure: Error | null, rows: Row[]) => void,
    private read: ReadRow<Row> | undefined,
  ) {}

  /** Answers what is wrong before anything is sent. */
  submit(connection: object): Error | null {
    const wire = connection as Wire;
    const known = wire.parsedStatements[this.name] ?? wire.submittedNamedStatements[this.name];
    if (known !== undefined && known !== this.text) return new Error(`${this.name} is another statement's name`);
    wire.stream.cork();
    try {
      this.#send(wire, known === undefined);
    } finally {
      wire.stream.uncork();
    }
    return null;
  }

  #send(wire: Wire, isNew: boolean): void {
    const { name, text, values } = this;
    if (isNew) {
      wire.parse({ name, text });
      wire.submittedNamedStatements[name] = text;
    }
    try {
      wire.bind({ statement: name, values, valueMapper: prepareValue });
    } catch (failure) {
      // A value that can't be written: nothing of it was sent.
      this.#failure = failure as Error;
      if (isNew) wire.close({ type: 'S', name });
      return wire.sync();
    }
    if (isNew || !objectReaders.has(name)) wire.describe({ type: 'P' });
    wire.execute({});
    wire.sync();
  }

  handleRowDescription({ fields }: { fields: readonly { name: string; dataTypeID: number }[] }): void {
    objectReaders.set(this.name, objectReader(fields));
  }

  handleDataRow({ fields }: { fields: Columns }): void {
    if (this.#failure) return;
    try {
      this.read ??= objectReaders.get(this.name) as ReadRow<Row>;
      this.#rows.push(this.read(fields));
    } catch (failure) {
      this.#failure = failure as Error;
    }
  }

  handleError(failure: Error): void {
    this.callback(failure, []);
  }

  handleReadyForQuery(): void {
    this.callback(this.#failure, this.#rows);
  }

  handleCommandComplete(): void {}

  handleEmptyQuery(): void {}
}

function objectReader<Row extends object>(
  fields: readonly { readonly name: string; readonly dataTypeID: number }[],
): ReadRow<Row> {
  const columns = fields.map(({ name, dataTypeID }) => ({
    name,
    parse: pg.types.getTypeParser(dataTypeID) as (text: string) => unknown,
  }));
  const empty = Object.fromEntries(columns.map(({ name }) => [name, null]));
  return (texts) => {
    const row: Record<string, unknown> = { ...empty };
    for (let at = 0; at < columns.length; at += 1) {
      const text = texts[at];
      const { name, parse } = columns[at]!;
      if (text !== null && text !== undefined) row[name] = parse(text);
    }
    return row as Row;
  };
}
