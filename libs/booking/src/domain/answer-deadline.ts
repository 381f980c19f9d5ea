import { HOUR, plus } from '#kernel';

export const SHORTEST_ANSWER = HOUR;
export const LONGEST_ANSWER = 24 * HOUR;
/** The customer must know this long before the visit. */
export const ANSWER_BEFORE_START = 4 * HOUR;

/**
 * Until when a provider can answer a request made at `requestedAt`: half the time left to the start, at least 1 hour, at
 * most 24 hours, never past 4 hours before the start. Null when no such instant is left: then only an instant booking
 * can still be made.
 */
export function answerDeadline(requestedAt: Date, start: Date): Date | null {
  const half = (start.getTime() - requestedAt.getTime()) / 2;
  const wanted = plus(requestedAt, Math.min(LONGEST_ANSWER, Math.max(SHORTEST_ANSWER, Math.floor(half))));
  const last = plus(start, -ANSWER_BEFORE_START);
  const deadline = wanted < last ? wanted : last;
  return deadline > requestedAt ? deadline : null;
}
