import { Inject, Injectable } from '@nestjs/common';
import type { LocalDate, TimeRange } from '#kernel';
import { CONFIG, type Config } from '#platform/config';
import {
  BinaryRows,
  bitBytes,
  Database,
  dateNumber,
  txCopy,
  txExecute,
  txQuery,
  uuidBytes,
  type RowsFor,
  type Tx,
} from '#platform/prisma';
import type { DayBits } from '../domain/day-bits.js';

/** What one provider's days look like: a pattern a weekday, and the days that differ from it. */
export interface ProviderDays {
  readonly providerId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Seven patterns, Monday first. */
  readonly week: readonly DayBits[];
  readonly different: ReadonlyMap<LocalDate, DayBits>;
}

/** One local day. */
export interface DayOf {
  readonly day: LocalDate;
  readonly bits: DayBits;
}

/**
 * Every day is its weekday's pattern unless it differs; rows that are right already are not touched. Weekdays are
 * counted from a Monday, and the week is one bit string: millions of days are cut out of it without parsing text.
 */
const PUT = `
  WITH wanted AS (
    SELECT p.id, d.day, CASE
      WHEN p.different ? d.day::text THEN (p.different ->> d.day::text)::bit(96)
      ELSE substring(p.week FROM (d.day - date '2024-01-01') % 7 * 96 + 1 FOR 96) END AS bits
    FROM unnest($1::uuid[], $2::date[], $3::date[], $4::text[]::bit(672)[], $5::jsonb[]) AS p(id, first_day, last_day, week, different)
    CROSS JOIN LATERAL (SELECT p.first_day + n AS day FROM generate_series(0, p.last_day - p.first_day) AS n) AS d
  ), known AS MATERIALIZED (
    SELECT provider_id, day, bits FROM day_free WHERE provider_id = ANY($1::uuid[])
  )
  INSERT INTO day_free (provider_id, day, bits)
  SELECT id, wanted.day, wanted.bits FROM wanted
  LEFT JOIN known ON known.provider_id = wanted.id AND known.day = wanted.day
  WHERE known.bits IS DISTINCT FROM wanted.bits
  ON CONFLICT (provider_id, day) DO UPDATE SET bits = excluded.bits`;

/**
 * Clears the quarters that a blocked range closes, other visits' buffers and shortest travel included: the same as
 * `closedAround` and `dayBits` say for a day of 24 hours. Other days are told, to be computed anew.
 */
const OCCUPY = `
  WITH closed AS (
    SELECT ($2::timestamptz - make_interval(mins => buffer_after_minutes + $4::int)) AT TIME ZONE time_zone AS starts,
      ($3::timestamptz + make_interval(mins => buffer_before_minutes)) AT TIME ZONE time_zone AS ends, time_zone
    FROM availability_settings WHERE provider_id = $1::uuid
  ), touched AS (
    SELECT day,
      greatest(0, floor(extract(epoch FROM starts - day) / 900))::int AS first,
      least(96, ceil(extract(epoch FROM ends - day) / 900))::int AS past,
      (day + interval '1 day') AT TIME ZONE time_zone - day AT TIME ZONE time_zone <> interval '24 hours' AS odd
    FROM closed CROSS JOIN LATERAL generate_series(date_trunc('day', starts), ends, interval '1 day') AS day
  )
  UPDATE day_free SET bits = bits & ~((repeat('0', first) || repeat('1', past - first))::bit(96))
  FROM touched WHERE provider_id = $1::uuid AND day_free.day = touched.day::date
  RETURNING day_free.day::text AS day, odd`;

/** The day bitmaps that search reads. */
@Injectable()
export class DayFreeStore {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  /** The rows of some list of days, of nobody yet. */
  readonly #made = new WeakMap<readonly DayOf[], RowsFor>();

  /** Makes days so; answers how many rows were missing or wrong. */
  put(tx: Tx, providers: readonly ProviderDays[]): Promise<number> {
    return txExecute(tx, PUT, [
      providers.map(({ providerId }) => providerId),
      providers.map(({ from }) => from),
      providers.map(({ to }) => to),
      providers.map(({ week }) => week.join('')),
      providers.map(({ different }) => (different.size === 0 ? null : JSON.stringify(Object.fromEntries(different)))),
    ]);
  }

  /**
   * Writes the days of providers who have none yet, within a bulk load. Those who share a list of days (the same array)
   * cost little more than their rows.
   */
  async fill(tx: Tx, providers: readonly { providerId: string; days: readonly DayOf[] }[]): Promise<void> {
    const rows = new BinaryRows(3);
    for (const { providerId, days } of providers) {
      let made = this.#made.get(days);
      if (!made) this.#made.set(days, (made = rowsOf(days)));
      rows.rows(made, uuidBytes(providerId));
    }
    await txCopy(tx, 'COPY day_free (provider_id, day, bits) FROM STDIN', rows);
  }

  /** Clears what a new visit blocks, in one statement; answers the days of 23 or 25 hours it touched. */
  async occupy(tx: Tx, providerId: string, blocked: TimeRange): Promise<LocalDate[]> {
    const values = [providerId, blocked.start, blocked.end, this.config.rules.minimumTravelMinutes];
    const touched = await txQuery<{ day: LocalDate; odd: boolean }>(tx, OCCUPY, values);
    return touched.filter(({ odd }) => odd).map(({ day }) => day);
  }

  /** The bits of some days, in order; for people, tests and checks: search joins the table itself. */
  async days(providerId: string, from: LocalDate, to: LocalDate): Promise<{ day: LocalDate; bits: DayBits }[]> {
    return this.database.query(
      'availability-day-bits',
      `SELECT day::text AS day, bits::text AS bits FROM day_free WHERE provider_id = $1 AND day BETWEEN $2::date AND $3::date ORDER BY day`,
      [providerId, from, to],
    );
  }

  /** Forgets days before one; answers how many. */
  prune(tx: Tx, providerIds: readonly string[], before: LocalDate): Promise<number> {
    return txExecute(tx, `DELETE FROM day_free WHERE provider_id = ANY($1::uuid[]) AND day < $2::date`, [
      [...providerIds],
      before,
    ]);
  }
}

function rowsOf(days: readonly DayOf[]): RowsFor {
  const rows = new BinaryRows(3);
  for (const { day, bits } of days) rows.row().uuid(NOBODY).date(dateNumber(day)).bytes(bitBytes(bits));
  return rows.forAny(days.length);
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
