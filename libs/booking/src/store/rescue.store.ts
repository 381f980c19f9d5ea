import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, txQuery, type Tx } from '#platform/prisma';
import type { BookingState } from '../domain/booking-state.js';
import type { Rescue, RescueOutcome } from '../domain/rescue.js';

/** An open rescue, and where the booking stands that is made instead. */
export interface OpenRescue extends Rescue {
  readonly replacement: BookingState | null;
}

/** Rescues. Every write is made under the lock of the booking that is rescued. */
@Injectable()
export class RescueStore {
  constructor(private readonly database: Database) {}

  /** Null when none is open. */
  async open(tx: Tx, bookingId: string): Promise<OpenRescue | null> {
    const [row] = await txQuery<OpenRescue>(tx, OPEN, [bookingId]);
    return row ?? null;
  }

  async create(tx: Tx, rescue: Pick<Rescue, 'bookingId' | 'reason' | 'openedAt' | 'decideBy'>): Promise<void> {
    await tx.bookingRescue.create({ data: { ...rescue, id: newId() } });
  }

  /** Notes the booking that is made instead, or (null) that it fell through. */
  async setReplacement(tx: Tx, id: string, replacementId: string | null): Promise<void> {
    await tx.bookingRescue.update({ where: { id }, data: { replacementId } });
  }

  async close(tx: Tx, bookingId: string, outcome: RescueOutcome, closedAt: Date): Promise<void> {
    await tx.bookingRescue.updateMany({ where: { bookingId, outcome: null }, data: { outcome, closedAt } });
  }

  /** Of many bookings, each one's last rescue. */
  latestOf(bookingIds: readonly string[]): Promise<Rescue[]> {
    return this.database.prisma.bookingRescue.findMany({
      where: { bookingId: { in: [...bookingIds] } },
      orderBy: [{ bookingId: 'asc' }, { id: 'desc' }],
      distinct: ['bookingId'],
    });
  }
}

const OPEN = `
SELECT r.id, r.booking_id AS "bookingId", r.reason, r.opened_at AS "openedAt", r.decide_by AS "decideBy",
  r.replacement_id AS "replacementId", NULL AS outcome, NULL AS "closedAt", b.state::text AS replacement
FROM booking_rescue r LEFT JOIN booking b ON b.id = r.replacement_id
WHERE r.booking_id = $1::uuid AND r.outcome IS NULL`;
