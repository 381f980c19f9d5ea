import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type BookingId, type Failure, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { Transactor, type Tx } from '#platform/prisma';
import type { PaymentNotFound, RefundKeyReused } from '../domain/payment.errors.js';
import {
  allowedCents,
  judgeRefund,
  type RefundBounds,
  type RefundReason,
  type RefundTarget,
} from '../domain/refund-allowance.js';
import { ChargeStore, type PaymentCharge } from '../store/charge.store.js';
import { DisputeStore } from '../store/dispute.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { RefundStore } from '../store/refund.store.js';
import { RefundCharge } from './refund-charge.js';
import { RefundPayment } from './refund-payment.js';

export interface StaffRefundRequest {
  readonly bookingId: BookingId;
  readonly target: RefundTarget;
  /** Absent: all that is left. */
  readonly amountCents: number | undefined;
  readonly currency: string;
  readonly reason: RefundReason;
  readonly note: string;
  readonly idempotencyKey: string;
}

export interface RefundAllowance {
  readonly leftCents: number;
  /** What this person may give back now. */
  readonly allowedCents: number;
  /** Null: whatever is left. */
  readonly limitCents: number | null;
  readonly disputeOpen: boolean;
  readonly currency: string;
}

type Refusal = PaymentNotFound | RefundKeyReused | Extract<ReturnType<typeof judgeRefund>, { ok: false }>['error'];

/** Money given back by a person, within what their permission allows, with the record of it in the same transaction. */
@Injectable()
export class RefundBooking {
  constructor(
    private readonly payments: PaymentStore,
    private readonly refunds: RefundStore,
    private readonly disputes: DisputeStore,
    private readonly charges: ChargeStore,
    private readonly refunding: RefundPayment,
    private readonly refundingCharge: RefundCharge,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  /** The refund's id. The same request under the same key is the same refund. */
  refund(actor: UserActor, request: StaffRefundRequest): Promise<Result<string, Refusal>> {
    return this.transactor.run<string, Refusal>(async (tx) => {
      const payment = await this.payments.lockOfBooking(tx, request.bookingId);
      if (!payment) return err({ kind: 'PaymentNotFound' });
      const repeated = await this.#repeated(tx, actor, payment, request);
      if (repeated) return repeated;
      const charge = await this.#chargeOf(tx, request);
      const judged = judgeRefund(request, await this.#bounds(tx, actor, payment, { ...request, charge }));
      if (!judged.ok) return judged;
      return ok(await this.#write(tx, actor, payment, { ...request, charge }, judged.value));
    });
  }

  /** What the dialog shows before anything is asked. */
  async allowance(
    actor: UserActor,
    bookingId: BookingId,
    target: RefundTarget,
  ): Promise<Result<RefundAllowance, Failure<'PaymentNotFound'>>> {
    return this.transactor.run<RefundAllowance, PaymentNotFound>(async (tx) => {
      const payment = await this.payments.lockOfBooking(tx, bookingId);
      if (!payment) return err({ kind: 'PaymentNotFound' });
      const charge = await this.#chargeOf(tx, { bookingId, target });
      const bounds = await this.#bounds(tx, actor, payment, { target, charge });
      const allowed = allowedCents(bounds);
      const { leftCents, limitCents, currency } = bounds;
      const refused = judgeRefund({ amountCents: undefined, currency }, bounds);
      const disputeOpen = !refused.ok && refused.error.kind === 'DisputeOpen';
      return ok({ leftCents, limitCents, currency, allowedCents: allowed, disputeOpen });
    });
  }

  async #repeated(
    tx: Tx,
    actor: UserActor,
    payment: Payment,
    request: StaffRefundRequest,
  ): Promise<Result<string, RefundKeyReused> | null> {
    const { idempotencyKey, amountCents, reason } = request;
    const earlier = await this.refunds.findRequested(tx, actor.userId, idempotencyKey);
    if (!earlier) return null;
    const charge = await this.#chargeOf(tx, request);
    const same =
      earlier.paymentId === payment.id &&
      earlier.reason === reason &&
      earlier.furtherChargeId === (charge?.id ?? null) &&
      (amountCents === undefined || earlier.amountCents === amountCents);
    return same ? ok(earlier.id) : err({ kind: 'RefundKeyReused' });
  }

  /** Null for the visit itself, and for what was never charged. */
  #chargeOf(
    tx: Tx,
    { bookingId, target }: Pick<StaffRefundRequest, 'bookingId' | 'target'>,
  ): Promise<PaymentCharge | null> {
    return target === 'VISIT' ? Promise.resolve(null) : this.charges.findOfKind(tx, bookingId, target);
  }

  async #bounds(
    tx: Tx,
    actor: UserActor,
    payment: Payment,
    { target, charge }: { target: RefundTarget; charge: PaymentCharge | null },
  ): Promise<RefundBounds> {
    const stripeCharge = target === 'VISIT' ? payment.chargeId : (charge?.stripeChargeId ?? null);
    const disputes = await this.disputes.ofCharge(tx, payment.id, stripeCharge);
    const ofFurther = (): Promise<number> =>
      charge ? this.refundingCharge.refundable(tx, charge) : Promise.resolve(0);
    return {
      currency: payment.currency,
      leftCents: target === 'VISIT' ? await this.refunding.refundable(tx, payment) : await ofFurther(),
      staffCents: await this.refunds.staffCents(tx, payment.id),
      limitCents: actor.permissions.has('finance') ? null : this.config.rules.supportRefundLimitCents,
      disputes: disputes.map(({ status }) => status),
    };
  }

  async #write(
    tx: Tx,
    actor: UserActor,
    payment: Payment,
    { reason, note, idempotencyKey, target, charge }: StaffRefundRequest & { charge: PaymentCharge | null },
    amountCents: number,
  ): Promise<string> {
    const byStaff = { by: actor.userId, note, idempotencyKey };
    const asked = { amountCents, reason, byStaff };
    const refundId = charge
      ? await this.refundingCharge.request(tx, charge, asked)
      : await this.refunding.request(tx, payment, asked);
    await this.audit.append(tx, {
      actor,
      action: 'payment.refunded',
      subject: { type: 'booking', id: payment.bookingId },
      data: { paymentId: payment.id, refundId, amountCents, reason, target },
    });
    return refundId;
  }
}
