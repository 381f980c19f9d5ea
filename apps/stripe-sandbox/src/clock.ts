import type { SettingStore } from './store/setting-store.js';

const OFFSET = 'clock.offset-ms';

/** The sandbox's time: a source (the real clock unless told otherwise) plus an offset the control API moves. */
export class SandboxClock {
  constructor(
    private readonly source: () => Date,
    private readonly settings: SettingStore,
  ) {}

  now(): Date {
    return new Date(this.source().getTime() + this.offset());
  }

  /** Unix seconds, the unit of every v1 timestamp. */
  seconds(): number {
    return Math.floor(this.now().getTime() / 1000);
  }

  moveTo(instant: Date): void {
    this.settings.set(OFFSET, String(instant.getTime() - this.source().getTime()));
  }

  advance(milliseconds: number): void {
    this.settings.set(OFFSET, String(this.offset() + milliseconds));
  }

  private offset(): number {
    return Number(this.settings.get(OFFSET) ?? '0');
  }
}
