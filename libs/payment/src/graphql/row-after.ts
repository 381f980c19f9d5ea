import { isId } from '#kernel';
import { badUserInput, decodeCursor } from '#platform/graphql';

/** The row that a cursor of instant and id names. A made-up one is a BAD_USER_INPUT. */
export function rowAfter(cursor: string | null | undefined): readonly [Date, string] | null {
  const key = decodeCursor(cursor, 2);
  if (!key) return null;
  const [at, id] = [new Date(String(key[0])), String(key[1])];
  if (Number.isNaN(at.getTime()) || !isId(id)) throw badUserInput('after');
  return [at, id];
}
