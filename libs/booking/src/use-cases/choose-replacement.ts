import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import type { ReplacementNotPossible } from '../domain/booking.errors.js';
import type { Booking } from '../domain/booking.js';
import { mayReplace } from '../domain/rescue.js';
import { BookingStore } from '../store/booking.store.js';
import { RescueStore } from '../store/rescue.store.js';

/**
 * Notes that a slot which the customer takes is instead of a visit whose provider may not come. That one goes on until this
 * one is confirmed: only then does the platform cancel it and give its money back.
 */
@Injectable()
export class ChooseReplacement {
  constructor(
    private readonly store: BookingStore,
    private readonly rescues: RescueStore,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** In the transaction that takes the slot. */
  async execute(
    tx: Tx,
    actor: UserActor,
    replacedId: string,
    chosen: Booking,
  ): Promise<Result<void, ReplacementNotPossible>> {
    const replaced = isId(replacedId) ? await this.store.lock(tx, replacedId) : null;
    const rescue = replaced?.rescueBy ? await this.rescues.open(tx, replaced.id) : null;
    const isTheirs = replaced?.customerId === chosen.customerId;
    if (!replaced || !rescue || !isTheirs || !mayReplace(replaced, rescue.replacement, chosen.start, this.clock.now()))
      return err({ kind: 'ReplacementNotPossible' });
    await this.rescues.setReplacement(tx, rescue.id, chosen.id);
    const subject = { type: 'booking', id: replaced.id };
    const data = { replacementId: chosen.id };
    await this.audit.append(tx, { actor, action: 'rescue.replacement-chosen', subject, data });
    return ok(undefined);
  }
}
