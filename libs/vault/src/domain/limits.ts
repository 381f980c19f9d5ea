import { err, ok, type Result } from '#kernel';
import type { ImageTooLarge, QuotaExceeded } from './vault.errors.js';

export interface VaultLimits {
  readonly fileBytes: number;
  /** Width × height × frames of an image. */
  readonly pixels: number;
  /** Longest side of an image, in pixels. */
  readonly side: number;
  /** Per person. */
  readonly documents: number;
  readonly bytes: number;
}

const MEBIBYTE = 1_048_576;

export const DEFAULT_LIMITS: VaultLimits = {
  fileBytes: 10 * MEBIBYTE,
  pixels: 50_000_000,
  side: 12_000,
  documents: 100,
  bytes: 200 * MEBIBYTE,
};

export interface Dimensions {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

/**
 * Refuses an image by its header, before anything decodes or scans it: 20,000 × 20,000 pixels fit in 48 kB of PNG and
 * cost whoever opens them gigabytes.
 */
export function checkDimensions(
  { width, height, frames }: Dimensions,
  limits: VaultLimits = DEFAULT_LIMITS,
): Result<void, ImageTooLarge> {
  const fits =
    width > 0 &&
    height > 0 &&
    width <= limits.side &&
    height <= limits.side &&
    width * height * frames <= limits.pixels;
  return fits ? ok(undefined) : err({ kind: 'ImageTooLarge', maximumPixels: limits.pixels });
}

/** Whether one more file fits in what a person may keep; `used` counts documents and bytes. */
export function checkQuota(
  used: { readonly documents: number; readonly bytes: number },
  fileBytes: number,
  limits: VaultLimits = DEFAULT_LIMITS,
): Result<void, QuotaExceeded> {
  return used.documents < limits.documents && used.bytes + fileBytes <= limits.bytes
    ? ok(undefined)
    : err(quotaExceeded(limits));
}

export const quotaExceeded = (limits: VaultLimits): QuotaExceeded => ({
  kind: 'QuotaExceeded',
  maximumDocuments: limits.documents,
  maximumBytes: limits.bytes,
});
