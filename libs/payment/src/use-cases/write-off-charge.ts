import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { CardGateway } from '../adapters/card-gateway.js';
import { chargeTold } from '../domain/charge-consequence.js';
import { decideCharge, type WriteOffReason } from '../domain/charge-state.js';
import type { ChargeNotFound, ChargeNotUnpaid } from '../domain/payment.errors.js';
import { ChargeStore } from '../store/charge.store.js';
import { SyncCharge } from './sync-charge.js';

/**
 * Finance staff give an unpaid tip or overtime up. Nothing is booked: the ledger learns of a charge when it is paid, so what was
 * never paid is nobody's debt in it. The provider's part of it is not paid out, and of overtime they are told.
 */
@Injectable()
export class WriteOffCharge {
  constructor(
    private readonly charges: ChargeStore,
    private readonly cards: CardGateway,
    private readonly syncing: SyncCharge,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Runs outside any transaction: an open page is closed first. A second time nothing changes, and the first reason stays. */
  async writeOff(
    actor: UserActor,
    chargeId: string,
    reason: WriteOffReason,
  ): Promise<Result<void, ChargeNotFound | ChargeNotUnpaid>> {
    await this.#closePage(chargeId);
    return this.transactor.run(async (tx) => {
      const charge = await this.charges.lock(tx, chargeId);
      if (!charge) return err({ kind: 'ChargeNotFound' as const });
      if (charge.state === 'WRITTEN_OFF') return ok(undefined);
      const next = decideCharge(charge.state, 'WRITE_OFF');
      if (!next.ok) return err({ kind: 'ChargeNotUnpaid' as const });
      const now = this.clock.now();
      const why = { writtenOffAt: now, writtenOffBy: actor.userId, writeOffReason: reason };
      await this.charges.save(tx, charge, { state: next.value, pageUrl: null, lookAgainAt: null, ...why }, now);
      await this.events.publish(tx, {
        type: 'PaymentChargeWrittenOff',
        data: { ...chargeTold(charge), reason },
      });
      await this.audit.append(tx, {
        actor,
        action: 'further-charge.written-off',
        subject: { type: 'further-charge', id: chargeId },
        data: { bookingId: charge.bookingId, kind: charge.kind, amountCents: charge.amountCents, reason },
      });
      return ok(undefined);
    });
  }

  /** So that nobody pays afterwards; what was paid in the last moment is recorded. */
  async #closePage(chargeId: string): Promise<void> {
    const charge = await this.charges.find(chargeId);
    if (!charge?.pageSessionId || !decideCharge(charge.state, 'WRITE_OFF').ok) return;
    await this.cards.expireCheckout(charge.pageSessionId);
    await this.syncing.sync(chargeId);
  }
}
