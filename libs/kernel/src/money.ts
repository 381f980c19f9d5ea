import type { Brand } from './brand.js';

/** An amount in integer cents of euro. */
export type Cents = Brand<number, 'Cents'>;

/** Checks that a number is a safe integer of cents. Throws RangeError: a fraction of a cent is a bug, not bad input. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not an integer amount of cents: ${amount}`);
  return amount as Cents;
}

export const ZERO = cents(0);

export const addCents = (...amounts: readonly Cents[]): Cents => cents(amounts.reduce<number>((sum, x) => sum + x, 0));
export const subtractCents = (from: Cents, amount: Cents): Cents => cents(from - amount);

/** `amount × basisPoints / 10,000`, rounded half away from zero. 15 % is 1,500 basis points. */
export function percentage(amount: Cents, basisPoints: number): Cents {
  if (!Number.isSafeInteger(basisPoints)) throw new RangeError(`Not integer basis points: ${basisPoints}`);
  const product = amount * basisPoints;
  if (product >= 0 && product < Number.MAX_SAFE_INTEGER - 5_000) return cents(wholeTimes(product + 5_000, 10_000));
  const scaled = BigInt(amount) * BigInt(basisPoints);
  const half = scaled >= 0n ? 5_000n : -5_000n;
  return cents(Number((scaled + half) / 10_000n));
}

/** How many whole times a divisor goes into a safe integer, neither negative: exact, and faster than with BigInt. */
export const wholeTimes = (amount: number, divisor: number): number => (amount - (amount % divisor)) / divisor;

/**
 * Splits an amount by weights so that the parts always add up to the whole (largest remainder; ties to the first).
 * Weights are non-negative integers; if all are zero, the first part takes everything.
 */
export function allocate(amount: Cents, weights: readonly number[]): Cents[] {
  if (weights.length === 0) throw new RangeError('Nothing to allocate to');
  if (weights.some((w) => !Number.isSafeInteger(w) || w < 0)) throw new RangeError('Weights are non-negative integers');
  if (weights.length === 1) return [amount];
  const total = weights.reduce((sum, w) => sum + BigInt(w), 0n);
  if (total === 0n) return weights.map((_, i) => (i === 0 ? amount : ZERO));
  const sign = amount < 0 ? -1n : 1n;
  const whole = BigInt(amount) * sign;
  const parts = weights.map((w, index) => ({
    index,
    share: (whole * BigInt(w)) / total,
    remainder: (whole * BigInt(w)) % total,
  }));
  let left = whole - parts.reduce((sum, p) => sum + p.share, 0n);
  for (const part of [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )) {
    if (left === 0n) break;
    part.share += 1n;
    left -= 1n;
  }
  return parts.map((p) => cents(Number(p.share * sign)));
}

/** `1234` → `12,34 €` in French, `€12.34` in English. */
export const formatEuros = (amount: number, locale: 'fr' | 'en'): string => EUROS[locale].format(amount / 100);

const EUROS = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }),
};
