import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, plus, type Clock, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { chargeTold } from '../domain/charge-consequence.js';
import { decideCharge, mayAskAgain } from '../domain/charge-state.js';
import type { ChargeAskedToday, ChargeNotFound, ChargeNotUnpaid } from '../domain/payment.errors.js';
import { ChargeStore } from '../store/charge.store.js';
import { COLLECT_WITHIN } from './charge-further.js';

/** Finance staff send the payment link of a tip or overtime again: it can be paid for 14 more days, and the customer is mailed. */
@Injectable()
export class AskChargeAgain {
  constructor(
    private readonly charges: ChargeStore,
    private readonly events: EventBus,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** At most once a day, however often it is pressed. */
  ask(actor: UserActor, chargeId: string): Promise<Result<void, ChargeNotFound | ChargeNotUnpaid | ChargeAskedToday>> {
    return this.transactor.run(async (tx) => {
      const charge = await this.charges.lock(tx, chargeId);
      if (!charge) return err({ kind: 'ChargeNotFound' as const });
      const next = decideCharge(charge.state, 'ASK_AGAIN');
      if (!next.ok) return err({ kind: 'ChargeNotUnpaid' as const });
      const now = this.clock.now();
      if (!mayAskAgain(charge.askedAgainAt, now)) return err({ kind: 'ChargeAskedToday' as const });
      const collectBy = plus(now, COLLECT_WITHIN);
      await this.charges.save(tx, charge, { state: next.value, collectBy, askedAgainAt: now }, now);
      await this.events.publish(tx, {
        type: 'PaymentChargeAskedAgain',
        data: { ...chargeTold(charge), payBy: collectBy.toISOString() },
      });
      await this.audit.append(tx, {
        actor,
        action: 'further-charge.asked-again',
        subject: { type: 'further-charge', id: chargeId },
        data: { bookingId: charge.bookingId, kind: charge.kind, amountCents: charge.amountCents },
      });
      return ok(undefined);
    });
  }
}
