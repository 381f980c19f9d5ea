const BUFFER_BYTES = 256_000;
/** "PGCOPY", its signature, then no flags and no extension. */
const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\u00ff\r\n\0', 'latin1'), Buffer.alloc(8)]);
/** Days from 1970 to 2000, where PostgreSQL counts dates from. */
const DAYS_TO_2000 = 10_957;
const DAY_MILLISECONDS = 86_400_000;

/**
 * Rows in the binary format of COPY (https://www.postgresql.org/docs/current/sql-copy.html): read several times faster than
 * INSERT takes them. Each row is `row()` and then its fields, in the order of the columns and of exactly their types.
 */
export class BinaryRows {
  readonly #full: Buffer[] = [];
  #open = Buffer.allocUnsafe(BUFFER_BYTES);
  #at: number;

  /** `mostBytes`: no row takes more. */
  constructor(
    private readonly fields: number,
    private readonly mostBytes: number,
  ) {
    this.#at = HEADER.copy(this.#open);
  }

  row(): this {
    if (this.#at + this.mostBytes > this.#open.length) {
      this.#full.push(this.#open.subarray(0, this.#at));
      this.#open = Buffer.allocUnsafe(BUFFER_BYTES);
      this.#at = 0;
    }
    this.#at = this.#open.writeInt16BE(this.fields, this.#at);
    return this;
  }

  int2(value: number): this {
    this.#at = this.#open.writeInt16BE(value, this.#length(2));
    return this;
  }

  int4(value: number): this {
    this.#at = this.#open.writeInt32BE(value, this.#length(4));
    return this;
  }

  float8(value: number): this {
    this.#at = this.#open.writeDoubleBE(value, this.#length(8));
    return this;
  }

  /** The sixteen bytes of `uuidBytes`. */
  uuid(bytes: Uint8Array): this {
    return this.#bytes(bytes, this.#length(16));
  }

  /** As `dateNumber` counts. */
  date(number: number): this {
    return this.int4(number);
  }

  /** `bit(n)`, as `bitBytes` packs it. */
  bits(bytes: Uint8Array): this {
    return this.#bytes(bytes, this.#length(bytes.length));
  }

  /** Everything so far, ready to be sent. */
  chunks(): Buffer[] {
    const end = Buffer.from([0xff, 0xff]);
    return [...this.#full, this.#open.subarray(0, this.#at), end];
  }

  #length(bytes: number): number {
    return this.#open.writeInt32BE(bytes, this.#at);
  }

  #bytes(bytes: Uint8Array, at: number): this {
    this.#open.set(bytes, at);
    this.#at = at + bytes.length;
    return this;
  }
}

/** A UUID's bytes. */
export const uuidBytes = (id: string): Uint8Array => Buffer.from(id.replaceAll('-', ''), 'hex');

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
