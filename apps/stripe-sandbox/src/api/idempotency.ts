import { createHash } from 'node:crypto';

import type { SandboxState } from '../state.js';
import { StripeFailure } from './failure.js';

/** Stripe forgets v1 keys after a day. */
const KEPT_SECONDS = 86_400;

export interface StoredAnswer {
  request_id: string;
  status: number;
  body: string;
}

/** What makes two requests the same: method, path, account and every parameter in any order. */
export function fingerprintOf(method: string, path: string, account: string, parameters: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, account, sorted(parameters)]))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, sorted(member)]);
}

/**
 * The first answer given under this key (https://docs.stripe.com/api/idempotent_requests), or undefined.
 *
 * @throws StripeFailure `idempotency_error` when the key was used for another request
 */
export function findAnswer(state: SandboxState, key: string, fingerprint: string): StoredAnswer | undefined {
  state.database.execute('DELETE FROM idempotency WHERE created < ?', state.clock.seconds() - KEPT_SECONDS);
  const stored = state.database.one<StoredAnswer & { fingerprint: string }>(
    'SELECT fingerprint, request_id, status, body FROM idempotency WHERE key = ?',
    key,
  );
  if (stored !== undefined && stored.fingerprint !== fingerprint) {
    throw new StripeFailure(400, {
      type: 'idempotency_error',
      message:
        'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
        `Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  return stored;
}

export function saveAnswer(state: SandboxState, key: string, fingerprint: string, answer: StoredAnswer): void {
  state.database.execute(
    'INSERT INTO idempotency (key, fingerprint, request_id, status, body, created) VALUES (?, ?, ?, ?, ?, ?)',
    key,
    fingerprint,
    answer.request_id,
    answer.status,
    answer.body,
    state.clock.seconds(),
  );
}

export function clearAnswers(state: SandboxState): void {
  state.database.execute('DELETE FROM idempotency');
}
