import { err, ok, type Result } from '#kernel';
import type { InvalidAvailabilitySettings } from './availability.errors.js';

/** What a provider decides about how their visits are placed. All in minutes, except the horizon in days. */
export interface AvailabilitySettings {
  /** Kept free before a visit, on top of travel. */
  readonly bufferBeforeMinutes: number;
  /** Kept free after a visit, on top of travel. */
  readonly bufferAfterMinutes: number;
  /** A visit starts no sooner than this after it is asked for. */
  readonly minNoticeMinutes: number;
  /** Sum of visit minutes on one local day (the day a visit starts on). */
  readonly dailyCapMinutes: number;
  /** Last bookable local day, counted from today. */
  readonly horizonDays: number;
}

export const DEFAULT_SETTINGS: AvailabilitySettings = {
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  minNoticeMinutes: 720,
  dailyCapMinutes: 600,
  horizonDays: 90,
};

/** The day bitmaps are kept this far ahead, so no provider can open a longer horizon. */
export const LONGEST_HORIZON_DAYS = 90;

const BOUNDS: Readonly<Record<keyof AvailabilitySettings, readonly [minimum: number, maximum: number]>> = {
  bufferBeforeMinutes: [0, 240],
  bufferAfterMinutes: [0, 240],
  minNoticeMinutes: [0, 14 * 1440],
  dailyCapMinutes: [60, 1440],
  horizonDays: [1, LONGEST_HORIZON_DAYS],
};

/** The settings with some of them changed, or the first one that is out of bounds. */
export function changeSettings(
  current: AvailabilitySettings,
  changes: Partial<AvailabilitySettings>,
): Result<AvailabilitySettings, InvalidAvailabilitySettings> {
  const next: { -readonly [Field in keyof AvailabilitySettings]: number } = { ...current };
  for (const field of Object.keys(BOUNDS) as (keyof AvailabilitySettings)[]) {
    const value = changes[field] ?? current[field];
    const [minimum, maximum] = BOUNDS[field];
    if (!Number.isInteger(value) || value < minimum || value > maximum) {
      return err({ kind: 'InvalidAvailabilitySettings', field, minimum, maximum });
    }
    next[field] = value;
  }
  return ok(next);
}
