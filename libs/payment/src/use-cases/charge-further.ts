import { Inject, Injectable } from '@nestjs/common';
import { DAY, err, newId, ok, plus, type BookingId, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import type { ChargeKind } from '../domain/charge-state.js';
import type { FurtherChargeFailure } from '../domain/payment.errors.js';
import { ChargeStore } from '../store/charge.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { PlanOperation } from './plan-operation.js';

/** Something to be charged beside the visit. Amounts in cents. */
export interface FurtherChargeInput {
  readonly kind: ChargeKind;
  readonly amountCents: number;
  /** The whole of a tip; of overtime, what commission leaves. */
  readonly providerShareCents: number;
  /** When the provider's share may leave; absent: as soon as it is paid. */
  readonly transferAt?: Date;
}

/** Which row an operation is about. */
export type ChargeDetails = { readonly furtherChargeId: string };

/** How long a customer whose bank refused can pay on a hosted page. */
export const COLLECT_WITHIN = 14 * DAY;

/** Charges the saved card for a tip or overtime: written now, asked after the commit. */
@Injectable()
export class ChargeFurther {
  constructor(
    private readonly payments: PaymentStore,
    private readonly charges: ChargeStore,
    private readonly plans: PlanOperation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The charge's id. A second one of its kind for the same booking is refused with what the first one is. */
  async charge(
    tx: Tx,
    bookingId: BookingId,
    input: FurtherChargeInput,
  ): Promise<Result<{ chargeId: string }, FurtherChargeFailure>> {
    const payment = await this.payments.lockOfBooking(tx, bookingId);
    if (!payment) return err({ kind: 'PaymentNotFound' });
    const before = await this.charges.findOfKind(tx, bookingId, input.kind);
    if (before) return err({ kind: 'AlreadyCharged', chargeId: before.id, amountCents: before.amountCents });
    const now = this.clock.now();
    const { kind, amountCents, providerShareCents, transferAt } = input;
    const row = {
      ...{ id: newId(), paymentId: payment.id, bookingId, kind, amountCents, providerShareCents },
      customerId: payment.customerId,
      providerId: payment.providerId,
      collectBy: plus(now, COLLECT_WITHIN),
      transferDueAt: transferAt ?? now,
    };
    const charge = await this.charges.create(tx, row, now);
    const details: ChargeDetails = { furtherChargeId: charge.id };
    await this.plans.plan(tx, payment, { kind: 'CHARGE', amountCents, details });
    return ok({ chargeId: charge.id });
  }
}
