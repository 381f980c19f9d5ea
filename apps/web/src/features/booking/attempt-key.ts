const name = (operation: string): string => `limpide.attempt.${operation}`;

/**
 * The idempotency key of an attempt: the same until it succeeds, however often it is sent and even after a reload; another
 * one as soon as something else is asked. Inputs hold ids and codes only.
 */
export function attemptKey(operation: string, input: unknown): string {
  const wanted = JSON.stringify(input);
  const kept = sessionStorage.getItem(name(operation));
  if (kept) {
    const attempt = JSON.parse(kept) as { input: string; key: string };
    if (attempt.input === wanted) return attempt.key;
  }
  const key = crypto.randomUUID();
  sessionStorage.setItem(name(operation), JSON.stringify({ input: wanted, key }));
  return key;
}

/** The attempt succeeded, or must not be repeated: the next one is new. */
export const endAttempt = (operation: string): void => sessionStorage.removeItem(name(operation));
