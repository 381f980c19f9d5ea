import { Injectable } from '@nestjs/common';
import { MINUTE, plus } from '#kernel';
import { Database, type StripeInboxEvent, type Tx } from '#platform/prisma';
import type { IgnoredReason } from '../domain/refetched.js';
import type { StripeEventFacts } from '../domain/stripe-event.js';

export type { StripeInboxEvent };

/** Which of the three webhook addresses an event came to. */
export type EventSource = 'PLATFORM' | 'CONNECT' | 'THIN';

export interface InboxFilter {
  readonly status?: StripeInboxEvent['status'];
  readonly type?: string;
  readonly objectId?: string;
}

/** The channel on which a stored event wakes the workers of every node. */
export const INBOX_CHANNEL = 'stripe_inbox';

/** How long a worker may take for one object before another one may assume that it died. */
const LEASE = MINUTE;

const INSERT = `
  INSERT INTO stripe_inbox_event (event_id, source, type, object_type, object_id, account_id, received_at, run_at)
  VALUES ($1, $2::stripe_event_source, $3, $4, $5, $6, $7, $7) ON CONFLICT (event_id) DO NOTHING`;

const INSERT_ALL = `
  INSERT INTO stripe_inbox_event (event_id, source, type, object_type, object_id, account_id, received_at, run_at)
  SELECT e."eventId", $1::stripe_event_source, e.type, e."objectType", e."objectId", e."accountId", $2, $2
  FROM json_to_recordset($3) AS e ("eventId" text, type text, "objectType" text, "objectId" text, "accountId" text)
  ON CONFLICT (event_id) DO NOTHING RETURNING event_id`;

/** Every event that is due of objects that nobody is working on: the lease on an object's events is its lock. */
const CLAIM = `
  UPDATE stripe_inbox_event SET leased_until = $2, tries = tries + 1
  WHERE event_id IN (
    SELECT e.event_id FROM stripe_inbox_event e
    WHERE e.status = 'RECEIVED' AND e.run_at <= $1 AND (e.leased_until IS NULL OR e.leased_until <= $1)
      AND NOT EXISTS (SELECT 1 FROM stripe_inbox_event o
                      WHERE o.status = 'RECEIVED' AND o.object_id = e.object_id AND o.leased_until > $1)
    ORDER BY e.run_at LIMIT $3 FOR UPDATE SKIP LOCKED)
  RETURNING event_id AS "eventId", type, object_type AS "objectType", object_id AS "objectId", account_id AS "accountId", tries`;

export interface ClaimedEvent extends StripeEventFacts {
  readonly tries: number;
}

/** Webhook events, stored before they are answered. */
@Injectable()
export class InboxStore {
  constructor(private readonly database: Database) {}

  /** The same for any number, in one statement; how many of them were new. */
  async insertAll(source: EventSource, events: readonly StripeEventFacts[], now: Date): Promise<number> {
    const values = [source, now, JSON.stringify(events)];
    return (await this.database.query('stripe-inbox-insert-all', INSERT_ALL, values)).length;
  }

  /** One statement: the row, once per event id. */
  async insert(source: EventSource, event: StripeEventFacts, now: Date): Promise<void> {
    const values = [event.eventId, source, event.type, event.objectType, event.objectId, event.accountId, now];
    await this.database.query('stripe-inbox-insert', INSERT, values);
  }

  claim(now: Date, limit: number): Promise<ClaimedEvent[]> {
    return this.database.query<ClaimedEvent>('stripe-inbox-claim', CLAIM, [now, plus(now, LEASE), limit]);
  }

  async applied(eventIds: readonly string[], now: Date): Promise<void> {
    await this.database.query(
      'stripe-inbox-applied',
      `UPDATE stripe_inbox_event SET status = 'APPLIED', ignored_reason = NULL, processed_at = $2, leased_until = NULL, last_error = NULL
       WHERE event_id = ANY($1)`,
      [eventIds, now],
    );
  }

  async ignore(eventIds: readonly string[], reason: IgnoredReason, now: Date): Promise<void> {
    await this.database.query(
      'stripe-inbox-ignore',
      `UPDATE stripe_inbox_event SET status = 'IGNORED', ignored_reason = $2::stripe_ignored_reason, processed_at = $3,
         leased_until = NULL, last_error = NULL
       WHERE event_id = ANY($1)`,
      [eventIds, reason, now],
    );
  }

  /** Tried again at `runAt`, or parked for an admin. */
  async fail(eventIds: readonly string[], input: { runAt: Date; error: string; park: boolean }): Promise<void> {
    await this.database.query(
      'stripe-inbox-fail',
      `UPDATE stripe_inbox_event SET run_at = $2, last_error = $3, leased_until = NULL,
         status = CASE WHEN $4 THEN 'PARKED'::stripe_inbox_status ELSE status END
       WHERE event_id = ANY($1)`,
      [eventIds, input.runAt, input.error, input.park],
    );
  }

  parked(limit: number): Promise<StripeInboxEvent[]> {
    return this.database.prisma.stripeInboxEvent.findMany({
      where: { status: 'PARKED' },
      orderBy: { receivedAt: 'desc' },
      take: limit,
    });
  }

  /** Newest first, one more than `first`. Every given field narrows the list. */
  list(filter: InboxFilter, first: number, after: readonly [Date, string] | null): Promise<StripeInboxEvent[]> {
    const older = after && {
      OR: [{ receivedAt: { lt: after[0] } }, { receivedAt: after[0], eventId: { lt: after[1] } }],
    };
    return this.database.prisma.stripeInboxEvent.findMany({
      where: {
        ...(filter.status ? { status: filter.status } : {}),
        ...(filter.type ? { type: filter.type } : {}),
        ...(filter.objectId ? { objectId: filter.objectId } : {}),
        ...(older ?? {}),
      },
      orderBy: [{ receivedAt: 'desc' }, { eventId: 'desc' }],
      take: first + 1,
    });
  }

  /** Puts an event back, whatever became of it: its object is looked at again, which changes nothing twice. False when there is none of that id. */
  async replay(tx: Tx, eventId: string, now: Date): Promise<boolean> {
    const { count } = await tx.stripeInboxEvent.updateMany({
      where: { eventId, status: { not: 'RECEIVED' } },
      data: { status: 'RECEIVED', ignoredReason: null, tries: 0, runAt: now, processedAt: null },
    });
    return count > 0;
  }
}
