import { Injectable } from '@nestjs/common';
import { type Cell, type Point } from '#geo';
import { Database, type Columns, type ReadRow } from '#platform/prisma';
import type { Badge } from '../domain/provider-facts.js';

/** One moment at which the visit may start, with what the provider must allow for it. */
export interface CandidateStart {
  readonly minute: number;
  readonly end: Date;
  readonly mask: string;
  /** Minutes from now to the start. */
  readonly leadMinutes: number;
  /** Cents an hour; dearer providers do not fit the budget at this start. */
  readonly highestRateCents: number;
}

export interface SearchFilters {
  /** 1 to 5; 0: any, also without reviews. */
  readonly minimumRating: number;
  /** Any of these; empty: any language. */
  readonly languages: readonly string[];
  readonly instantOnly: boolean;
}

/** Where, for what, and from which position in the order. */
export interface Walk {
  readonly cell: Cell;
  readonly service: number;
  readonly point: Point;
  readonly timeZone: string;
  readonly filters: SearchFilters;
  readonly limit: number;
}

/** What search shows of a provider wherever and whenever they are found. Frozen all through: pages share it. */
export interface ShownProvider {
  readonly id: string;
  readonly publicName: string;
  readonly municipality: string;
  readonly languages: readonly string[];
  readonly instantBook: boolean;
  readonly cancellationPolicy: 'FLEXIBLE' | 'STANDARD' | 'STRICT';
  readonly badges: readonly Badge[];
}

export interface FoundProvider {
  readonly providerId: string;
  readonly rank: number;
  readonly hourlyRateCents: number;
  readonly distanceMetres: number;
  readonly ratingSum: number;
  readonly ratingCount: number;
  readonly shown: ShownProvider;
  /** Local day and minute of the start that was found. */
  readonly day: string;
  readonly minute: number;
}

/** A place in the order of postings: those after it have a lower rank, or the same and a smaller id. */
export interface Position {
  readonly rank: number;
  readonly providerId: string;
}

/**
 * How many postings one page looks at: when a whole city is closed (a Sunday, three in the morning) the walk stops here
 * and the next page goes on, so that no question costs more than some milliseconds.
 */
const LONGEST_WALK = 2_000;

/** Sorts before every posting. */
const FROM_THE_TOP: Position = { rank: 2_147_483_647, providerId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

const COLUMNS = `p.provider_id, p.rank, p.hourly_rate_cents, search_distance($3, $4, p.lat, p.lng), s.rating_sum,
    s.rating_count, s.public_name, s.municipality, array_to_string(s.languages, ','), s.instant_book, s.cancellation_policy,
    s.badges`;

/** COLUMNS, then the day and the minute of the start that was found. */
const toFound: ReadRow<FoundProvider> = (columns) => ({
  providerId: columns[0]!,
  rank: Number(columns[1]),
  hourlyRateCents: Number(columns[2]),
  distanceMetres: Number(columns[3]),
  ratingSum: Number(columns[4]),
  ratingCount: Number(columns[5]),
  shown: shownBy(columns),
  day: columns[12]!,
  minute: Number(columns[13]),
});

/** As many as whoever is on the first pages of some hundred places; some kilobytes each. */
const MOST_SHOWN = 2_000;
const known = new Map<string, ShownProvider>();

/**
 * The best ranked of a place are on every page of it. Whoever was read before and has not changed, by every column, is not
 * read again, nor written again.
 */
function shownBy(columns: Columns): ShownProvider {
  const key = [columns[0], ...columns.slice(6, 12)].join('\u0000');
  const before = known.get(key);
  if (before) return before;
  const [id, publicName, municipality, languages, instantBook, policy, badges] = key.split('\u0000') as [
    string,
    ...string[],
  ];
  const shown = Object.freeze({
    id,
    publicName: publicName!,
    municipality: municipality!,
    languages: Object.freeze(languages ? languages.split(',') : []),
    instantBook: instantBook === 't',
    cancellationPolicy: policy as ShownProvider['cancellationPolicy'],
    badges: Object.freeze((JSON.parse(badges!) as Badge[]).map((badge) => Object.freeze(badge))),
  });
  if (known.size >= MOST_SHOWN) known.clear();
  known.set(key, shown);
  return shown;
}

/**
 * $1 cell, $2 service, $3 $4 latitude and longitude, $5 zone, $6 least rating, $7 languages, $8 instant only.
 * Each step is lateral with a limit, which keeps the walk in the order of the index: the planner cannot turn it into a
 * hash join that reads every posting first.
 */
const SERVING = `
  CROSS JOIN LATERAL (
    SELECT * FROM search_provider s WHERE s.provider_id = p.provider_id
      AND ($6::float8 = 0 OR (s.rating_count > 0 AND s.rating_sum >= $6 * s.rating_count))
      AND (cardinality($7::text[]) = 0 OR s.languages && $7) AND (NOT $8::boolean OR s.instant_book)
    LIMIT 1) s
  CROSS JOIN LATERAL (
    SELECT min_notice_minutes, horizon_days FROM availability_settings a
    WHERE a.provider_id = p.provider_id AND a.time_zone = $5 LIMIT 1) a`;

/**
 * $9 day, $10 masks, $11 minutes, $12 leads, $13 rates, $14 ends, $15 days ahead, $16 $17 position, $18 limit, $19 the
 * quarters that every mask has: who lacks one of them, or has none at all, is passed over before anything else is read.
 * $20 the highest rate at any start: the posting itself tells who is dearer.
 */
const FREE_THEN = `
  SELECT ${COLUMNS}, $9::date AS day, free.minute
  FROM (
    SELECT * FROM search_posting WHERE cell = $1 AND service = $2 AND (rank, provider_id) < ($16, $17::uuid)
    ORDER BY rank DESC, provider_id DESC LIMIT ${LONGEST_WALK}) p
  CROSS JOIN LATERAL (
    SELECT f.bits FROM day_free f WHERE f.provider_id = p.provider_id AND f.day = $9
      AND f.bits & $19::varbit = $19 AND f.bits <> repeat('0', 96)::bit(96)
    LIMIT 1) f
  ${SERVING}
  CROSS JOIN LATERAL (
    SELECT m.minute FROM unnest($10::varbit[], $11::int[], $12::int[], $13::int[], $14::timestamptz[])
      AS m (mask, minute, lead, rate, ends)
    WHERE f.bits & m.mask = m.mask AND m.lead >= a.min_notice_minutes AND m.rate >= p.hourly_rate_cents
      AND (s.required_until IS NULL OR s.required_until >= m.ends)
    ORDER BY m.minute LIMIT 1) free
  WHERE p.hourly_rate_cents <= $20 AND search_distance($3, $4, p.lat, p.lng) <= p.radius_metres AND a.horizon_days >= $15
  ORDER BY p.rank DESC, p.provider_id DESC LIMIT $18`;

/**
 * The first free start of each provider from a day on, for those not in $9. $10 masks, $11 minutes, $12 rate, $13 from,
 * $14 to, $15 today, $16 minute of the day now, $17 duration, $18 limit, $19 how many providers are looked at.
 */
const FREE_LATER = `
  SELECT ${COLUMNS}, free.day, free.minute
  FROM (
    SELECT * FROM search_posting WHERE cell = $1 AND service = $2 AND hourly_rate_cents <= $12
      AND search_distance($3, $4, lat, lng) <= radius_metres AND NOT provider_id = ANY($9::uuid[])
    ORDER BY rank DESC, provider_id DESC LIMIT $19) p
  ${SERVING}
  CROSS JOIN LATERAL (
    SELECT f.day, m.minute FROM day_free f CROSS JOIN unnest($10::varbit[], $11::int[]) AS m (mask, minute)
    WHERE f.provider_id = p.provider_id AND f.day BETWEEN $13 AND $14 AND f.bits & m.mask = m.mask
      AND (f.day - $15::date) * 1440 + m.minute - $16 >= a.min_notice_minutes AND f.day - $15::date <= a.horizon_days
      AND (f.day > $15::date OR m.minute > $16)
      AND (s.required_until IS NULL OR s.required_until >= (f.day + make_interval(mins => m.minute + $17)) AT TIME ZONE $5)
    ORDER BY f.day, m.minute LIMIT 1) free
  ORDER BY p.rank DESC, p.provider_id DESC LIMIT $18`;

/** Where a walk that looked at all it may has stopped; nothing when it came to the end. $3 $4: where it began. */
const WALK_END = `
  SELECT rank, provider_id AS "providerId" FROM search_posting
  WHERE cell = $1 AND service = $2 AND (rank, provider_id) < ($3, $4::uuid)
  ORDER BY rank DESC, provider_id DESC OFFSET ${LONGEST_WALK - 1} LIMIT 1`;

const IS_SERVED = `
  SELECT 1 AS one FROM search_posting p WHERE p.cell = $1 AND p.service = $2
    AND search_distance($3, $4, p.lat, p.lng) <= p.radius_metres LIMIT 1`;

/** How many of the best ranked are looked at for a later slot; bounds the work when a whole city is full. */
const LATER_CANDIDATES = 40;

/** The hot reads: postings walked in rank order, joined with day bitmaps, until the page is full. */
@Injectable()
export class SearchReads {
  constructor(private readonly database: Database) {}

  /** Providers free at one of these starts of one local day, best ranked first, after a position in that order. */
  freeThen(
    walk: Walk,
    day: string,
    daysAhead: number,
    starts: readonly CandidateStart[],
    after: Position = FROM_THE_TOP,
  ): Promise<FoundProvider[]> {
    const values = [
      ...valuesOf(walk),
      day,
      arrayOf(starts, ({ mask }) => mask),
      arrayOf(starts, ({ minute }) => minute),
      arrayOf(starts, ({ leadMinutes }) => leadMinutes),
      arrayOf(starts, ({ highestRateCents }) => highestRateCents),
      arrayOf(starts, ({ end }) => end.toISOString()),
      daysAhead,
      after.rank,
      after.providerId,
      walk.limit,
      neededByAll(starts),
      Math.max(...starts.map(({ highestRateCents }) => highestRateCents)),
    ];
    return this.database.query('search-free-then', FREE_THEN, values, toFound);
  }

  /** The last posting that a page from a position on may look at; null when there are fewer. */
  async walkEnd(
    { cell, service }: Pick<Walk, 'cell' | 'service'>,
    after: Position = FROM_THE_TOP,
  ): Promise<Position | null> {
    const values = [cell, service, after.rank, after.providerId];
    return (await this.database.query<Position>('search-walk-end', WALK_END, values))[0] ?? null;
  }

  /** The best ranked who are not among `except`, each with their first free start between two local days. */
  freeLater(walk: Walk, later: LaterWish): Promise<FoundProvider[]> {
    const values = [
      ...valuesOf(walk),
      arrayOf(later.except, (id) => id),
      arrayOf(later.starts, ({ mask }) => mask),
      arrayOf(later.starts, ({ minute }) => minute),
      later.highestRateCents,
      later.from,
      later.to,
      later.today,
      later.nowMinute,
      later.durationMinutes,
      walk.limit,
      LATER_CANDIDATES,
    ];
    return this.database.query('search-free-later', FREE_LATER, values, toFound);
  }

  /** True when some listed provider serves this point with this service, free or not. */
  async isServed({ cell, service, point }: Pick<Walk, 'cell' | 'service' | 'point'>): Promise<boolean> {
    return (await this.database.query('search-is-served', IS_SERVED, [cell, service, point.lat, point.lng])).length > 0;
  }
}

export interface LaterWish {
  readonly except: readonly string[];
  readonly starts: readonly { readonly minute: number; readonly mask: string }[];
  readonly highestRateCents: number;
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** Minutes since local midnight. */
  readonly nowMinute: number;
  readonly durationMinutes: number;
}

/** An array as PostgreSQL reads it, of values that need no quotes: numbers, masks, ids, instants. */
const arrayOf = <T>(all: readonly T[], value: (one: T) => string | number): string => `{${all.map(value).join(',')}}`;

/** The quarters that are in every mask, as a mask. */
function neededByAll([first, ...others]: readonly CandidateStart[]): string {
  const mask = first?.mask ?? '';
  if (others.length === 0) return mask;
  return [...mask]
    .map((bit, quarter) => (bit === '1' && others.every((one) => one.mask[quarter] === '1') ? '1' : '0'))
    .join('');
}

const valuesOf = ({ cell, service, point, timeZone, filters }: Walk): unknown[] => [
  cell,
  service,
  point.lat,
  point.lng,
  timeZone,
  filters.minimumRating,
  filters.languages,
  filters.instantOnly,
];
