import { Injectable } from '@nestjs/common';
import { newId, type TimeRange } from '#kernel';
import { Database, txQuery, type Tx } from '#platform/prisma';
import type { Booking } from '../domain/booking.js';
import type { Overtime } from '../domain/overtime.js';

/** Proposals of more time. Every write is made under the booking's lock. */
@Injectable()
export class OvertimeStore {
  constructor(private readonly database: Database) {}

  /** The booking's last proposal; null when there was none. */
  latest(tx: Tx, bookingId: string): Promise<Overtime | null> {
    return tx.bookingOvertime.findFirst({ where: { bookingId }, orderBy: { id: 'desc' } });
  }

  /** Of many bookings, each one's last proposal. */
  latestOf(bookingIds: readonly string[]): Promise<Overtime[]> {
    return this.database.prisma.bookingOvertime.findMany({
      where: { bookingId: { in: [...bookingIds] } },
      orderBy: [{ bookingId: 'asc' }, { id: 'desc' }],
      distinct: ['bookingId'],
    });
  }

  /** What was proposed before and not answered is taken back. */
  async propose(tx: Tx, proposal: Omit<Overtime, 'id' | 'state'>): Promise<Overtime> {
    await this.#answerOpen(tx, proposal.bookingId, 'REFUSED', proposal.proposedAt);
    return tx.bookingOvertime.create({ data: { ...proposal, id: newId(), state: 'PROPOSED' } });
  }

  async answer(tx: Tx, { bookingId }: Overtime, state: 'AGREED' | 'REFUSED', at: Date): Promise<void> {
    await this.#answerOpen(tx, bookingId, state, at);
  }

  /** Whether another live visit of the provider blocks any of a range. The provider's calendar is locked. */
  async isTaken(tx: Tx, booking: Booking, range: TimeRange): Promise<boolean> {
    const rows = await txQuery(
      tx,
      `SELECT 1 FROM booking WHERE provider_id = $1::uuid AND id <> $2::uuid
         AND state IN ('HELD', 'REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'DONE')
         AND blocked && tstzrange($3::timestamptz, $4::timestamptz, '[)') LIMIT 1`,
      [booking.providerId, booking.id, range.start, range.end],
    );
    return rows.length > 0;
  }

  /** The visit blocks this from now on. The exclusion constraint has the last word. */
  async block(tx: Tx, booking: Booking, range: TimeRange): Promise<void> {
    await txQuery(
      tx,
      `UPDATE booking SET blocked = tstzrange($2::timestamptz, $3::timestamptz, '[)') WHERE id = $1::uuid RETURNING 1`,
      [booking.id, range.start, range.end],
    );
  }

  async #answerOpen(tx: Tx, bookingId: string, state: 'AGREED' | 'REFUSED', answeredAt: Date): Promise<void> {
    await tx.bookingOvertime.updateMany({ where: { bookingId, state: 'PROPOSED' }, data: { state, answeredAt } });
  }
}
