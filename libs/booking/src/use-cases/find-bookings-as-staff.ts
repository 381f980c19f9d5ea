import { Injectable } from '@nestjs/common';
import { AuditLog, type AuditSubject } from '#audit';
import { ok } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import type { Booking } from '../domain/booking.js';
import { StaffBookingsReads, type StaffSearch } from '../store/staff-bookings.reads.js';

/** A look of staff at bookings that are not theirs: it leaves its trace first and shows something only then. */
@Injectable()
export class FindBookingsAsStaff {
  constructor(
    private readonly transactor: Transactor,
    private readonly bookings: StaffBookingsReads,
    private readonly audit: AuditLog,
  ) {}

  /** The newest first, one more than `first` when there are more. No address, and no price of another kind than the total. */
  async execute(actor: UserActor, search: StaffSearch, first: number, after: string | null): Promise<Booking[]> {
    const { state, reference } = search;
    await this.transactor.run(async (tx) =>
      ok(
        await this.audit.append(tx, {
          actor,
          action: 'bookings.searched',
          subject: subjectOf(search),
          data: { ...(state ? { state } : {}), ...(reference ? { reference } : {}) },
        }),
      ),
    );
    return this.bookings.page(search, first, after);
  }
}

/** Whose bookings were looked for: one person's, one booking, or everybody's. */
const subjectOf = ({ userId, reference }: StaffSearch): AuditSubject =>
  userId ? { type: 'user', id: userId } : { type: 'booking', id: reference ?? 'all' };
