import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Actor } from '#platform/access';
import { EventBus } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import { factsOf, type Booking } from '../domain/booking.js';
import type { RescueOutcome } from '../domain/rescue.js';
import { RescueStore } from '../store/rescue.store.js';

/** Ends a rescue in the transaction of what ended it; the booking is locked and no longer in the queue. */
@Injectable()
export class CloseRescue {
  constructor(
    private readonly rescues: RescueStore,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
  ) {}

  async execute(tx: Tx, actor: Actor, booking: Booking, outcome: RescueOutcome, at: Date): Promise<void> {
    await this.rescues.close(tx, booking.id, outcome, at);
    const subject = { type: 'booking', id: booking.id };
    await this.audit.append(tx, { actor, action: 'rescue.closed', subject, data: { outcome } });
    await this.events.publish(tx, { type: 'BookingRescueClosed', data: { ...factsOf(booking), outcome } });
  }
}
