/** Numbers that look random and are the same on every run (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ n < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** `count` different elements, in the list's order. */
  sample<T>(list: readonly T[], count: number): T[] {
    const left = [...list.keys()];
    const chosen = Array.from(
      { length: Math.min(count, list.length) },
      () => left.splice(Math.floor(this.next() * left.length), 1)[0] as number,
    );
    return chosen.sort((a, b) => a - b).map((index) => list[index] as T);
  }

  /** A well-formed random UUID (version 4). */
  uuid(): string {
    this.#hex(0);
    this.#hex(4);
    this.#hex(9);
    return this.#rest(0x4000);
  }

  /**
   * A UUID like those the application makes (version 7): its first half counts, so that rows made in order of `order`
   * go to the end of every index by id.
   */
  uuidInOrder(order: number): string {
    const time = FIRST_OF_SEED + order;
    put(0, Math.floor(time / 2 ** 32));
    put(4, Math.floor(time / 2 ** 16) % 2 ** 16);
    put(9, time % 2 ** 16);
    return this.#rest(0x7000);
  }

  /** What follows the time: twelve bits after the version, the variant, and the rest. */
  #rest(version: number): string {
    put(14, version + this.integer(0, 0x0fff));
    put(19, 0x8000 + this.integer(0, 0x3fff));
    this.#hex(24);
    this.#hex(28);
    this.#hex(32);
    return TEXT.toString('latin1');
  }

  #hex(at: number): void {
    put(at, this.integer(0, 0xffff));
  }
}

/** The id being written: putting texts together costs several times more. */
const TEXT = Buffer.from('00000000-0000-0000-0000-000000000000', 'latin1');
const DIGITS = Buffer.from('0123456789abcdef', 'latin1');

/** Four hexadecimal digits. */
function put(at: number, value: number): void {
  for (let digit = 0; digit < 4; digit += 1) TEXT[at + digit] = DIGITS[(value >>> (12 - 4 * digit)) & 15] as number;
}

/** The instant that the ids of seeded rows count from, in milliseconds: long before the application made its first. */
const FIRST_OF_SEED = Date.UTC(2020, 0, 1);
const LAST_OF_SEED = Date.UTC(2021, 0, 1);

/** The first and last id that `uuidInOrder` can make. */
export const SEED_IDS = {
  first: `${FIRST_OF_SEED.toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-0000-0000-000000000000`,
  last: `${LAST_OF_SEED.toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-0000-0000-000000000000`,
};

/** Which `order` an id was made with. */
export const orderOf = (id: string): number => Number.parseInt(id.slice(0, 13).replace('-', ''), 16) - FIRST_OF_SEED;
