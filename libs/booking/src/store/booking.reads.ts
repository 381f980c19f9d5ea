import { Injectable } from '@nestjs/common';
import { isId, type TimeRange } from '#kernel';
import { Database, txQuery, type Tx } from '#platform/prisma';
import type { BookingParty, BookingState } from '../domain/booking-state.js';
import type { Booking } from '../domain/booking.js';
import type { RememberedRequest } from '../domain/idempotency.js';
import type { ChecklistAnswer } from '../domain/checklist.js';
import { BOOKING_COLUMNS, toBooking, type BookingRow } from './booking-row.js';

/** Which part of a list: visits to come (or under way), past ones, or all. */
export type BookingPeriod = 'UPCOMING' | 'PAST' | 'ALL';

/** Where a page begins: after the booking with this start and id, in the list's order. */
export interface PageAfter {
  readonly start: string;
  readonly id: string;
}

/** A visit or live hold that takes a provider's time, as the calendar needs it. */
export interface OccupiedTime extends TimeRange {
  readonly providerId: string;
  readonly blocked: TimeRange;
  readonly place: { readonly lat: number; readonly lng: number };
}

export interface BookingDetails {
  readonly id: string;
  readonly quoteSealed: string;
  readonly termsAcceptedAt: Date;
  readonly checklist: readonly ChecklistAnswer[] | null;
  readonly history: readonly BookingStep[];
}

export interface BookingStep {
  readonly at: Date;
  readonly command: string;
  readonly by: BookingParty;
  readonly to: BookingState;
}

/** What a sweep looks for; each has its partial index in prisma/sql/booking.sql. */
const DUE = {
  'holds-over': `state = 'HELD' AND hold_expires_at <= $1 ORDER BY hold_expires_at`,
  'requests-over': `state = 'REQUESTED' AND answer_by <= $1 ORDER BY answer_by`,
  reminders: `state = 'CONFIRMED' AND start_at <= $1 AND reminded_at IS NULL ORDER BY start_at`,
  late: `state = 'CONFIRMED' AND start_at <= $1 AND late_alerted_at IS NULL ORDER BY start_at`,
  'check-outs-forgotten': `state = 'IN_PROGRESS' AND end_at <= $1 ORDER BY end_at`,
  completions: `state = 'DONE' AND arrival_contested_at IS NULL AND completes_at <= $1 ORDER BY completes_at`,
} as const;
export type DueList = keyof typeof DUE;

/** What screens, calendars and sweeps ask; named prepared statements. */
@Injectable()
export class BookingReads {
  constructor(private readonly database: Database) {}

  /** Null when there is no such booking, also for what is not an id at all. */
  async find(id: string): Promise<Booking | null> {
    if (!isId(id)) return null;
    const [row] = await this.database.query<BookingRow>(
      'booking-find',
      `SELECT ${BOOKING_COLUMNS} FROM booking b WHERE b.id = $1`,
      [id],
    );
    return row ? toBooking(row) : null;
  }

  /** Like `find`, for ids that we stored ourselves. */
  async get(id: string): Promise<Booking> {
    const booking = await this.find(id);
    if (!booking) throw new Error(`No booking ${id}`);
    return booking;
  }

  async rememberedRequest(actorId: string, key: string): Promise<RememberedRequest | null> {
    const [row] = await this.database.query<RememberedRequest>(
      'booking-remembered-request',
      `SELECT operation, fingerprint, result_id AS "resultId" FROM booking_idempotency_key WHERE actor_id = $1 AND key = $2`,
      [actorId, key],
    );
    return row ?? null;
  }

  async findMany(ids: readonly string[]): Promise<Booking[]> {
    const rows = await this.database.query<BookingRow>(
      'booking-find-many',
      `SELECT ${BOOKING_COLUMNS} FROM booking b WHERE b.id = ANY($1::uuid[])`,
      [ids],
    );
    return rows.map(toBooking);
  }

  /**
   * A page of a customer's or provider's bookings, one more than `first` when there are more. Upcoming ones begin with the
   * nearest, the others with the latest.
   */
  async page(
    side: 'customer' | 'provider',
    userId: string,
    period: BookingPeriod,
    page: { readonly first: number; readonly after: PageAfter | null; readonly now: Date },
  ): Promise<Booking[]> {
    const { first, after, now } = page;
    const rows = await this.database.query<BookingRow>(
      `booking-${side}-${period}${after ? '-after' : ''}`,
      pageSql(side, period, after !== null),
      [userId, first + 1, now, ...(after ? [after.start, after.id] : [])],
    );
    return rows.map(toBooking);
  }

  /** The heavy parts of bookings, asked for only when a screen shows them. */
  async details(ids: readonly string[]): Promise<BookingDetails[]> {
    return this.database.query<BookingDetails>('booking-details', DETAILS, [ids]);
  }

  /** Ids that are due by an instant, the oldest first. */
  async due(list: DueList, by: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `booking-due-${list}`,
      `SELECT id FROM booking WHERE ${DUE[list]} LIMIT $2`,
      [by, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Everything live that blocks a provider's time in a window; holds whose time is over no longer do. */
  async occupied(providerIds: readonly string[], window: TimeRange, now: Date, tx?: Tx): Promise<OccupiedTime[]> {
    const values = [providerIds, window.start.toISOString(), window.end.toISOString(), now.toISOString()];
    const rows = tx
      ? await txQuery<OccupiedRow>(tx, OCCUPIED, values)
      : await this.database.query<OccupiedRow>('booking-occupied', OCCUPIED, values);
    return rows.map(({ blockedStart, blockedEnd, lat, lng, ...row }) => ({
      ...row,
      blocked: { start: blockedStart, end: blockedEnd },
      place: { lat, lng },
    }));
  }
}

interface OccupiedRow extends TimeRange {
  providerId: string;
  blockedStart: Date;
  blockedEnd: Date;
  lat: number;
  lng: number;
}

/** The states are LIVE_STATES: written out so that the constraint's own index answers. */
const OCCUPIED = `
SELECT provider_id AS "providerId", start_at AS start, end_at AS "end", lower(blocked) AS "blockedStart",
  upper(blocked) AS "blockedEnd", travel_lat AS lat, travel_lng AS lng
FROM booking
WHERE provider_id = ANY($1::uuid[]) AND blocked && tstzrange($2::timestamptz, $3::timestamptz)
  AND state IN ('HELD', 'REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'DONE')
  AND (state <> 'HELD' OR hold_expires_at > $4::timestamptz)
ORDER BY provider_id, start_at`;

const DETAILS = `
SELECT b.id, b.quote_sealed AS "quoteSealed", b.terms_accepted_at AS "termsAcceptedAt", b.checklist, (
  SELECT coalesce(json_agg(json_build_object('at', t.at, 'command', t.command, 'by', t.by, 'to', t.to_state) ORDER BY t.number), '[]')
  FROM booking_transition t WHERE t.booking_id = b.id
) AS history
FROM booking b WHERE b.id = ANY($1::uuid[])`;

function pageSql(side: 'customer' | 'provider', period: BookingPeriod, after: boolean): string {
  const owner = side === 'customer' ? 'b.customer_id = $1' : 'b.provider_user_id = $1 AND b.asked_at IS NOT NULL';
  const [order, comparison] = period === 'UPCOMING' ? ['ASC', '>'] : ['DESC', '<'];
  const when = { UPCOMING: 'AND b.end_at > $3', PAST: 'AND b.end_at <= $3', ALL: 'AND $3::timestamptz IS NOT NULL' }[
    period
  ];
  const keyset = after ? `AND (b.start_at, b.id) ${comparison} ($4::timestamptz, $5::uuid)` : '';
  return `SELECT ${BOOKING_COLUMNS} FROM booking b WHERE ${owner} ${when} ${keyset}
    ORDER BY b.start_at ${order}, b.id ${order} LIMIT $2`;
}
