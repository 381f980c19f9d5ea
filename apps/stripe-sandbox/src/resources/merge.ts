import { invalidParameter } from '../api/failure.js';

/** Merges new metadata into the old: an empty value removes its key (https://docs.stripe.com/api/metadata). */
export function mergeMetadata(
  old: Record<string, string> | null,
  added: Record<string, string> | undefined,
): Record<string, string> {
  const merged = { ...old, ...added };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
}

/** An empty string unsets a text; a missing one leaves it. */
export function mergeText(old: string | null, given: string | undefined): string | null {
  if (given === undefined) return old;
  return given === '' ? null : given;
}

/** Stripe takes at least half a euro. */
export function checkAmount(amount: number, param = 'amount'): void {
  if (amount < 50) {
    throw invalidParameter(param, 'Amount must be at least €0.50 eur', 'amount_too_small');
  }
  if (amount > 99_999_999) throw invalidParameter(param, 'Amount must be no more than €999,999.99', 'amount_too_large');
}
