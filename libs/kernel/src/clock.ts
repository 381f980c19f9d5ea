/** Where every rule's "now" comes from, so that a test or a demonstration can move it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands where it is put. */
export class FixedClock implements Clock {
  #now: number;
  constructor(now: Date | string) {
    this.#now = new Date(now).getTime();
  }
  now(): Date {
    return new Date(this.#now);
  }
  set(now: Date | string): void {
    this.#now = new Date(now).getTime();
  }
  /** Moves forward by this many milliseconds. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

/** The system clock moved by an offset in milliseconds: lets a development instance travel forward in time. */
export class OffsetClock implements Clock {
  constructor(private offset = 0) {}
  now(): Date {
    return new Date(Date.now() + this.offset);
  }
  get offsetMilliseconds(): number {
    return this.offset;
  }
  advance(milliseconds: number): void {
    if (milliseconds < 0) throw new RangeError('A clock only moves forward');
    this.offset += milliseconds;
  }
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The instant this many milliseconds after (negative: before) another. */
export const plus = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);
