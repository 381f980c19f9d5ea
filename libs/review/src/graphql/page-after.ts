import { isId } from '#kernel';
import { badUserInput, decodeCursor, type PageArgs } from '#platform/graphql';
import type { PageAfter } from '../store/review.reads.js';

/** The sort key of a row in both lists: its instant and its id. */
export const cursorOf = (at: Date | null, id: string): [number, string] => [at?.getTime() ?? 0, id];

/** Where the page asked for begins; a made-up cursor is a BAD_USER_INPUT. */
export function pageAfter(page: PageArgs): PageAfter | null {
  const key = decodeCursor(page.after, 2);
  if (!key) return null;
  const [milliseconds, id] = key;
  if (typeof milliseconds !== 'number' || typeof id !== 'string' || !isId(id)) throw badUserInput('after');
  return { milliseconds, id };
}
