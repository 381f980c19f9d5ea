import type { SandboxState } from '../state.js';
import type { ListQuery } from '../store/object-store.js';
import type { Kind, Kinds } from '../store/kinds.js';
import { invalidParameter } from './failure.js';
import { group, integer, text, type Field, type Shape, type Values } from './parameters.js';

const range = group({ gt: integer(), gte: integer(), lt: integer(), lte: integer() });

/** `created=123` or `created[gte]=123`. */
const created: Field<{ gt?: number; gte?: number; lt?: number; lte?: number } | undefined> = {
  read: (raw, name) => {
    if (typeof raw !== 'string' && typeof raw !== 'number') return range.read(raw, name);
    const exact = integer().read(raw, name);
    return { gte: exact, lte: exact };
  },
};

/** The parameters every v1 list has (https://docs.stripe.com/api/pagination). */
export const LIST = {
  limit: integer(1),
  starting_after: text(),
  ending_before: text(),
  created,
} satisfies Shape;

/** The v1 list envelope. */
export interface ListBody<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

/**
 * One page of a v1 list, newest first.
 *
 * @param where JSON members and the value they must have; undefined does not filter
 */
export function listPage<K extends Kind>(
  state: SandboxState,
  kind: K,
  url: string,
  query: Values<typeof LIST> & Pick<ListQuery, 'account' | 'where' | 'hidden'>,
): ListBody<Kinds[K]> {
  const limit = query.limit ?? 10;
  if (limit > 100) throw invalidParameter('limit', 'Invalid integer: must be at most 100');
  for (const param of ['starting_after', 'ending_before'] as const) {
    const cursor = query[param];
    if (cursor !== undefined) state.get(kind, cursor, param);
  }
  const page = state.objects.list(kind, {
    account: query.account,
    where: query.where,
    hidden: query.hidden,
    created: query.created,
    limit,
    startingAfter: query.starting_after,
    endingBefore: query.ending_before,
  });
  return { object: 'list', data: page.items, has_more: page.hasMore, url };
}
