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
    return `${this.#hex()}${this.#hex()}-${this.#hex()}-${this.#of(VERSION_4)}-${this.#tail()}`;
  }

  /**
   * A UUID like those the application makes (version 7): its first half counts, so that rows made in order of `order`
   * go to the end of every index by id.
   */
  uuidInOrder(order: number): string {
    const time = (FIRST_OF_SEED + order).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-${this.#of(VERSION_7)}-${this.#tail()}`;
  }

  #tail(): string {
    return `${this.#of(VARIANT)}-${this.#hex()}${this.#hex()}${this.#hex()}`;
  }

  /** Four hexadecimal digits. */
  #hex(): string {
    return HEX[Math.floor(this.next() * HEX.length)] as string;
  }

  /** Four of those that may stand at one place of an id. */
  #of(list: readonly string[]): string {
    return list[Math.floor(this.next() * list.length)] as string;
  }
}

const HEX = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));
const VERSION_4 = HEX.slice(0x4000, 0x5000);
const VERSION_7 = HEX.slice(0x7000, 0x8000);
const VARIANT = HEX.slice(0x8000, 0xc000);

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
