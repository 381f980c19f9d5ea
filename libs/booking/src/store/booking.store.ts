import { Injectable } from '@nestjs/common';
import { err, ok, type Failure, type Result } from '#kernel';
import { txQuery, type Tx } from '#platform/prisma';
import type { BookingCommand, BookingParty, BookingState } from '../domain/booking-state.js';
import type { Booking } from '../domain/booking.js';
import type { RememberedRequest } from '../domain/idempotency.js';
import {
  BOOKING_COLUMNS,
  CHANGING_COLUMNS,
  toBooking,
  toColumns,
  toNewRow,
  type BookingChanges,
  type BookingRow,
  type NewBooking,
} from './booking-row.js';

/** One step of the table in domain/booking-state.ts, decided and to be written. */
export interface Step {
  readonly command: BookingCommand;
  readonly by: BookingParty;
  readonly to: BookingState;
  readonly at: Date;
  readonly changes?: BookingChanges;
}

/** Locked loads and writes of bookings; each is one statement. */
@Injectable()
export class BookingStore {
  /**
   * Takes the slot, if it is free: first lets go of holds in the way whose time is over (a sweep would come too late), then
   * inserts. The exclusion constraint decides between everyone who tries at once. Answers the holds that were let go.
   */
  async insertHold(
    tx: Tx,
    hold: NewBooking,
  ): Promise<Result<{ booking: Booking; lapsed: Booking[] }, Failure<'SlotTaken'>>> {
    const rows = await txQuery<BookingRow & { isNew: boolean }>(tx, INSERT_HOLD, [JSON.stringify(toNewRow(hold))]);
    const lapsed = rows.filter((row) => !row.isNew).map(({ isNew: _, ...row }) => toBooking(row));
    const [made] = rows.filter((row) => row.isNew).map(({ isNew: _, ...row }) => toBooking(row));
    return made ? ok({ booking: made, lapsed }) : err({ kind: 'SlotTaken' });
  }

  /**
   * How many slots a customer keeps without having paid; holds whose time is over don't count. Nobody else can make one for
   * this customer until the transaction ends: of requests at once, each counts those before it. Two statements, because one
   * would count what was there before it waited.
   */
  async countLiveHolds(tx: Tx, customerId: string, at: Date): Promise<number> {
    await txQuery(tx, `SELECT pg_advisory_xact_lock(hashtextextended('booking.holds:' || $1, 0))::text`, [customerId]);
    const [row] = await txQuery<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM booking
       WHERE customer_id = $1::uuid AND state = 'HELD' AND hold_expires_at > $2::timestamptz`,
      [customerId, at.toISOString()],
    );
    return row?.count ?? 0;
  }

  /** Whose calendar a booking is in; null when there is no such booking. */
  async providerOf(tx: Tx, id: string): Promise<string | null> {
    const [row] = await txQuery<{ providerId: string }>(
      tx,
      'SELECT provider_id AS "providerId" FROM booking WHERE id = $1::uuid',
      [id],
    );
    return row?.providerId ?? null;
  }

  /** The booking as the transaction sees it, for ids that we stored ourselves. */
  async get(tx: Tx, id: string): Promise<Booking> {
    const [row] = await txQuery<BookingRow>(tx, `SELECT ${BOOKING_COLUMNS} FROM booking b WHERE b.id = $1::uuid`, [id]);
    if (!row) throw new Error(`No booking ${id}`);
    return toBooking(row);
  }

  /** The booking, locked until the transaction ends; null when there is none. */
  async lock(tx: Tx, id: string): Promise<Booking | null> {
    const [row] = await txQuery<BookingRow>(
      tx,
      `SELECT ${BOOKING_COLUMNS} FROM booking b WHERE b.id = $1::uuid FOR UPDATE`,
      [id],
    );
    return row ? toBooking(row) : null;
  }

  /** Writes a decided step and its trace; answers the booking as it is now. The booking must be locked. */
  async step(tx: Tx, booking: Booking, step: Step): Promise<Booking> {
    const changes = JSON.stringify({ ...toColumns(step.changes ?? {}), state: step.to });
    const trace = [step.at.toISOString(), step.command, step.by, booking.state];
    const [row] = await txQuery<BookingRow>(tx, STEP, [booking.id, changes, ...trace]);
    if (!row) throw new Error(`Booking ${booking.id} is gone`);
    return toBooking(row);
  }

  /** Writes something that is no step of its life: a reminder sent, a wrong code counted. */
  async note(tx: Tx, booking: Booking, changes: BookingChanges): Promise<Booking> {
    const [row] = await txQuery<BookingRow>(tx, NOTE, [booking.id, JSON.stringify(toColumns(changes))]);
    if (!row) throw new Error(`Booking ${booking.id} is gone`);
    return toBooking(row);
  }

  /**
   * Claims an idempotency key for a request, or answers what was remembered under it. Of two requests at once, the second
   * waits here for the first to commit or roll back.
   */
  async claimKey(
    tx: Tx,
    request: RememberedRequest & { readonly actorId: string; readonly key: string; readonly at: Date },
  ): Promise<RememberedRequest | null> {
    const { actorId, key, operation, fingerprint, resultId, at } = request;
    const [row] = await txQuery<RememberedRequest & { isNew: boolean }>(tx, CLAIM_KEY, [
      actorId,
      key,
      operation,
      fingerprint,
      resultId,
      at.toISOString(),
    ]);
    return row && !row.isNew ? row : null;
  }

  /** Forgets keys older than this; answers how many. */
  async forgetKeys(tx: Tx, before: Date): Promise<number> {
    const rows = await txQuery(
      tx,
      'DELETE FROM booking_idempotency_key WHERE created_at < $1::timestamptz RETURNING 1',
      [before.toISOString()],
    );
    return rows.length;
  }
}

/*
 * `jsonb_populate_record` turns one JSON parameter into a typed row: the statement's text never changes, and one round trip
 * carries everything. `gate` makes the insert wait for the lapsed holds to be out of the constraint's way.
 */
const INSERT_HOLD = `
WITH wanted AS (SELECT * FROM jsonb_populate_record(NULL::booking, $1::jsonb)),
lapsed AS (
  UPDATE booking b SET state = 'EXPIRED', ended_at = w.created_at FROM wanted w
  WHERE b.provider_id = w.provider_id AND b.blocked && w.blocked AND b.state = 'HELD' AND b.hold_expires_at <= w.created_at
  RETURNING b.*
),
gate AS (SELECT count(*) FROM lapsed),
made AS (
  INSERT INTO booking SELECT w.* FROM wanted w, gate
  ON CONFLICT ON CONSTRAINT booking_one_visit_at_a_time DO NOTHING RETURNING *
),
traced AS (
  INSERT INTO booking_transition (booking_id, at, command, by, from_state, to_state)
  SELECT id, created_at, 'HOLD', 'CUSTOMER'::booking_party, NULL::booking_state, 'HELD'::booking_state FROM made
  UNION ALL
  SELECT id, ended_at, 'EXPIRE', 'SYSTEM', 'HELD', 'EXPIRED' FROM lapsed
)
SELECT true AS "isNew", ${BOOKING_COLUMNS} FROM made b UNION ALL SELECT false, ${BOOKING_COLUMNS} FROM lapsed b`;

const CHANGED = `(${CHANGING_COLUMNS.join(', ')}) = (SELECT ${CHANGING_COLUMNS.map((column) => `n.${column}`).join(', ')}
  FROM jsonb_populate_record(b, $2::jsonb) n)`;

const STEP = `
WITH changed AS (UPDATE booking b SET ${CHANGED} WHERE b.id = $1::uuid RETURNING b.*),
traced AS (
  INSERT INTO booking_transition (booking_id, at, command, by, from_state, to_state)
  SELECT id, $3::timestamptz, $4, $5::booking_party, $6::booking_state, state FROM changed
)
SELECT ${BOOKING_COLUMNS} FROM changed b`;

const NOTE = `
WITH changed AS (UPDATE booking b SET ${CHANGED} WHERE b.id = $1::uuid RETURNING b.*)
SELECT ${BOOKING_COLUMNS} FROM changed b`;

// Updating the key to itself is what makes a second request wait and then see the first one's row.
const CLAIM_KEY = `
INSERT INTO booking_idempotency_key AS k (actor_id, key, operation, fingerprint, result_id, created_at)
VALUES ($1::uuid, $2, $3, $4, $5::uuid, $6::timestamptz)
ON CONFLICT (actor_id, key) DO UPDATE SET key = excluded.key
RETURNING (k.xmax = 0) AS "isNew", k.operation, k.fingerprint, k.result_id AS "resultId"`;
