import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { AuditLog } from '#audit';
import type { Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { addressStage, revealsAddress, viewAddress, type AddressView } from '../domain/address-stages.js';
import type { BookingParty } from '../domain/booking-state.js';
import { maySee } from '../domain/booking.policy.js';
import type { Booking } from '../domain/booking.js';
import { SealedFields } from './sealed-fields.js';

/** Shows as much of the address as its reader may see now, and leaves a trace of every look that reveals it (ADDR-2). */
@Injectable()
export class ViewAddress {
  constructor(
    private readonly sealed: SealedFields,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, party: BookingParty, booking: Booking): Promise<AddressView> {
    const open = () => this.sealed.openAddress(booking);
    if (maySee(party, 'FULL_ADDRESS')) return viewAddress('ACCESS', booking, open);
    if (!maySee(party, 'STAGED_ADDRESS')) return viewAddress('CLOSED', booking, open);
    const stage = addressStage({ ...booking, now: this.clock.now() });
    if (revealsAddress(stage)) await this.trace(actor, booking, stage);
    return viewAddress(stage, booking, open);
  }

  /** Written, and committed, before anything is shown. */
  private async trace(actor: Actor, booking: Booking, stage: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const subject = { type: 'booking', id: booking.id };
      await this.audit.append(tx, { actor, action: 'address.viewed', subject, data: { stage } });
      return ok(undefined);
    });
  }
}
