const BUFFER_BYTES = 256_000;
/** Buffers that were sent and wait to be filled again: each new one would bring the next full garbage collection nearer. */
const spare: Buffer[] = [];
const MOST_SPARE = 64;
/** "PGCOPY", its signature, then no flags and no extension. */
const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\u00ff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);
/** Days from 1970 to 2000, where PostgreSQL counts dates and instants from. */
const DAYS_TO_2000 = 10_957;
const DAY_MILLISECONDS = 86_400_000;
/** In UTF-8 a character of JavaScript's takes at most so many bytes. */
const BYTES_A_CHARACTER = 3;
const TWO_TO_32 = 2 ** 32;

/**
 * Rows in the binary format of COPY (https://www.postgresql.org/docs/current/sql-copy.html): read several times faster than
 * INSERT takes them. Each row is `row()` and then its fields, in the order of the columns and of exactly their types.
 */
export class BinaryRows {
  readonly #full: Buffer[] = [];
  #open = spare.pop() ?? Buffer.allocUnsafe(BUFFER_BYTES);
  #view = viewOf(this.#open);
  #at: number;

  constructor(private readonly fields: number) {
    this.#at = HEADER.copy(this.#open);
  }

  row(): this {
    this.#room(2);
    this.#view.setInt16(this.#at, this.fields);
    this.#at += 2;
    return this;
  }

  /** NULL, of any type. */
  nothing(): this {
    this.#field(-1, 0);
    return this;
  }

  bool(value: boolean): this {
    const at = this.#field(1);
    this.#open[at] = value ? 1 : 0;
    return this;
  }

  int2(value: number): this {
    const at = this.#field(2);
    this.#view.setInt16(at, value);
    return this;
  }

  int4(value: number): this {
    const at = this.#field(4);
    this.#view.setInt32(at, value);
    return this;
  }

  /** A whole number that JavaScript holds exactly. */
  int8(value: number): this {
    const at = this.#field(8);
    putInt8(this.#view, at, value);
    return this;
  }

  float8(value: number): this {
    const at = this.#field(8);
    this.#view.setFloat64(at, value);
    return this;
  }

  /** As text, or the bytes that `uuidBytes` made of it once for many rows. */
  uuid(id: string | Uint8Array): this {
    const at = this.#field(16);
    if (typeof id === 'string') putUuid(this.#open, at, id);
    else this.#open.set(id, at);
    return this;
  }

  /** As `dateNumber` counts. */
  date(number: number): this {
    return this.int4(number);
  }

  /** `timestamptz`: microseconds since 2000. */
  instant(instant: Date): this {
    return this.int8(microseconds(instant));
  }

  /** `text`, `varchar`, `char(n)` and what an enum's values are called. */
  text(text: string): this {
    this.#room(4 + text.length * BYTES_A_CHARACTER);
    const length = this.#open.write(text, this.#at + 4);
    this.#view.setInt32(this.#at, length);
    this.#at += 4 + length;
    return this;
  }

  /** `jsonb`, of JSON as text. */
  json(text: string): this {
    this.#room(5 + text.length * BYTES_A_CHARACTER);
    const length = this.#open.write(text, this.#at + 5);
    this.#view.setInt32(this.#at, 1 + length);
    this.#open[this.#at + 4] = JSONB_VERSION;
    this.#at += 5 + length;
    return this;
  }

  /** What `bitBytes`, `arrayBytes` or `rangeBytes` made. */
  bytes(bytes: Uint8Array): this {
    const at = this.#field(bytes.length);
    this.#open.set(bytes, at);
    return this;
  }

  /**
   * The rows so far, to be written again and again by `rows`, each time with another id: their first field, a `uuid`. All of
   * them must be of one length.
   */
  forAny(count: number): RowsFor {
    const [first, ...more] = this.chunks().slice(0, -1) as [Buffer, ...Buffer[]];
    const bytes = Buffer.concat([first.subarray(HEADER.length), ...more]);
    return { bytes, rowBytes: bytes.length / count };
  }

  /** Rows that `forAny` kept, of this id. */
  rows({ bytes, rowBytes }: RowsFor, id: Uint8Array): this {
    this.#room(bytes.length);
    this.#open.set(bytes, this.#at);
    const end = this.#at + bytes.length;
    for (let at = this.#at + ID_AT; at < end; at += rowBytes) this.#open.set(id, at);
    this.#at = end;
    return this;
  }

  /** Everything so far, ready to be sent. */
  chunks(): Buffer[] {
    return [...this.#full, this.#open.subarray(0, this.#at), END];
  }

  /** Gives the buffers back, once everything was taken; the rows are not to be used any more. */
  release(): void {
    for (const { buffer } of [...this.#full, this.#open])
      if (buffer.byteLength === BUFFER_BYTES && spare.length < MOST_SPARE) spare.push(Buffer.from(buffer));
  }

  /** Begins a field; answers where its bytes go, perhaps in a new buffer: ask first, write then. */
  #field(length: number, bytes = length): number {
    this.#room(4 + bytes);
    this.#view.setInt32(this.#at, length);
    const at = this.#at + 4;
    this.#at = at + bytes;
    return at;
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#open.length) return;
    this.#full.push(this.#open.subarray(0, this.#at));
    this.#open = (bytes <= BUFFER_BYTES && spare.pop()) || Buffer.allocUnsafe(Math.max(BUFFER_BYTES, bytes));
    this.#view = viewOf(this.#open);
    this.#at = 0;
  }
}

/** Rows of one table that differ from one another in all but their id. */
export interface RowsFor {
  readonly bytes: Uint8Array;
  readonly rowBytes: number;
}

/** Behind the number of fields and the id's length. */
const ID_AT = 6;
const JSONB_VERSION = 1;

const viewOf = (buffer: Buffer): DataView => new DataView(buffer.buffer, buffer.byteOffset, buffer.length);

function putInt8(view: DataView, at: number, value: number): void {
  const high = Math.floor(value / TWO_TO_32);
  view.setInt32(at, high);
  view.setUint32(at + 4, value - high * TWO_TO_32);
}

const microseconds = (instant: Date): number => (instant.getTime() - DAYS_TO_2000 * DAY_MILLISECONDS) * 1_000;

const DASH = '-'.charCodeAt(0);
const NIBBLES = Uint8Array.from({ length: 128 }, (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0);

function putUuid(into: Uint8Array, at: number, id: string): void {
  for (let byte = 0, character = 0; byte < 16; byte += 1, character += 2) {
    if (id.charCodeAt(character) === DASH) character += 1;
    const high = NIBBLES[id.charCodeAt(character)] as number;
    into[at + byte] = high * 16 + (NIBBLES[id.charCodeAt(character + 1)] as number);
  }
}

/** A UUID's bytes. */
export function uuidBytes(id: string): Uint8Array {
  const bytes = Buffer.allocUnsafe(16);
  putUuid(bytes, 0, id);
  return bytes;
}

/** A date (`2026-11-23`) as PostgreSQL counts it: days since 2000. */
export const dateNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS - DAYS_TO_2000;

/** A text of `0` and `1` as `bit(n)` is sent: how many, then eight in a byte from the left. */
export function bitBytes(bits: string): Uint8Array {
  const bytes = Buffer.alloc(4 + Math.ceil(bits.length / 8));
  bytes.writeInt32BE(bits.length);
  for (let at = 0; at < bits.length; at += 8)
    bytes[4 + at / 8] = Number.parseInt(bits.slice(at, at + 8).padEnd(8, '0'), 2);
  return bytes;
}

/** An array of one dimension, of elements as their type is sent; `elementType` is the type's number in this database. */
export function arrayBytes(elementType: number, elements: readonly Uint8Array[]): Uint8Array {
  const int4 = (...numbers: number[]): Buffer => {
    const bytes = Buffer.alloc(numbers.length * 4);
    for (const [at, number] of numbers.entries()) bytes.writeInt32BE(number, at * 4);
    return bytes;
  };
  // Dimensions, no NULLs, the type; then, if there is one, how long the dimension is and where it begins.
  const head = elements.length === 0 ? int4(0, 0, elementType) : int4(1, 0, elementType, elements.length, 1);
  return Buffer.concat([head, ...elements.flatMap((element) => [int4(element.length), element])]);
}

/** A `text[]`, of one dimension. */
export function textArray(texts: readonly string[]): Uint8Array {
  return arrayBytes(
    TEXT,
    texts.map((text) => Buffer.from(text, 'utf8')),
  );
}

/** The type `text` is number 25 in every database. */
const TEXT = 25;

/** A half-open `tstzrange`. */
export function rangeBytes(from: Date, to: Date): Uint8Array {
  const bytes = Buffer.alloc(25);
  const view = viewOf(bytes);
  bytes[0] = LOWER_INCLUDED;
  for (const [index, instant] of [from, to].entries()) {
    view.setInt32(1 + index * 12, 8);
    putInt8(view, 5 + index * 12, microseconds(instant));
  }
  return bytes;
}

const LOWER_INCLUDED = 2;
