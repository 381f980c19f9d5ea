import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#kernel';

/** A key chosen by the client for one attempt: 8 to 100 printable characters without spaces. */
const KEY = /^[\x21-\x7e]{8,100}$/;

export const isIdempotencyKey = (key: string): boolean => KEY.test(key);

/** What was remembered under a key: which operation, asked with which input, gave which result. */
export interface RememberedRequest {
  readonly operation: string;
  readonly fingerprint: string;
  readonly resultId: string;
}

/** The same key came with something else. */
export interface IdempotencyKeyReused {
  readonly kind: 'IdempotencyKeyReused';
}

/**
 * What to do with a request under a key: run it (`FIRST`), or answer with what the first one made (`REPEAT`); a key that
 * was used for anything else is refused.
 */
export function judgeRepeat(
  remembered: RememberedRequest | null,
  request: { readonly operation: string; readonly fingerprint: string },
): Result<
  { readonly attempt: 'FIRST' } | { readonly attempt: 'REPEAT'; readonly resultId: string },
  IdempotencyKeyReused
> {
  if (!remembered) return ok({ attempt: 'FIRST' });
  const same = remembered.operation === request.operation && remembered.fingerprint === request.fingerprint;
  return same ? ok({ attempt: 'REPEAT', resultId: remembered.resultId }) : err({ kind: 'IdempotencyKeyReused' });
}

/** A SHA-256 of the input that does not depend on the order of its fields; absent and undefined fields are the same. */
export const fingerprint = (input: unknown): string => createHash('sha256').update(canonical(input)).digest('hex');

function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}
