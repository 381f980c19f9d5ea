import type { SeedRows } from './copy.js';

/** What a provider's past amounts to. */
export interface TrackRecord {
  /** Sum of the marks (1 to 5) of published reviews, and how many. */
  readonly ratingSum: number;
  readonly ratingCount: number;
  /** Visits that took place, by service. */
  readonly visits: ReadonlyMap<string, number>;
}

/** Adds up the rows of one provider's past. */
export function trackRecord(past: readonly SeedRows[]): TrackRecord {
  const of = (name: string) => past.flatMap(({ table, rows }) => (table === name ? rows : []));
  const marks = of('provider_rating').map((row) => row['overall'] as number);
  const visits = new Map<string, number>();
  for (const { service_code: code } of of('search_outcome') as { service_code: string }[])
    visits.set(code, (visits.get(code) ?? 0) + 1);
  return { ratingSum: marks.reduce((sum, mark) => sum + mark, 0), ratingCount: marks.length, visits };
}
