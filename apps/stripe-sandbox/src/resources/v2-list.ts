import { invalidParameter } from '../api/failure.js';
import type { SandboxState } from '../state.js';
import type { Kind, Kinds } from '../store/kinds.js';

export interface V2Page<T> {
  data: T[];
  next_page_url: string | null;
  previous_page_url: string | null;
}

/** One page of a v2 list: the next one is named by a URL (https://docs.stripe.com/api-v2-overview#list-pagination). */
export function pageOfV2<K extends Kind>(
  state: SandboxState,
  kind: K,
  url: string,
  query: { limit?: number; page?: string; where?: Record<string, string | undefined> },
): V2Page<Kinds[K]> {
  const limit = query.limit ?? 20;
  if (limit > 100) throw invalidParameter('limit', 'Invalid limit: must be at most 100');
  const startingAfter = query.page === undefined ? undefined : Buffer.from(query.page, 'base64url').toString();
  const page = state.objects.list(kind, { limit, startingAfter, where: query.where });
  const last = page.items.at(-1) as { id: string } | undefined;
  const cursor = page.hasMore && last !== undefined ? Buffer.from(last.id).toString('base64url') : undefined;
  return {
    data: page.items,
    next_page_url: cursor === undefined ? null : `${url}?limit=${String(limit)}&page=${cursor}`,
    previous_page_url: null,
  };
}
