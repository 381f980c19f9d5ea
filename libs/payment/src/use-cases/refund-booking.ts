import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type BookingId, type Failure, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { Transactor, type Tx } from '#platform/prisma';
import type { PaymentNotFound, RefundKeyReused } from '../domain/payment.errors.js';
import { allowedCents, judgeRefund, type RefundBounds, type RefundReason } from '../domain/refund-allowance.js';
import { DisputeStore } from '../store/dispute.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { RefundStore } from '../store/refund.store.js';
import { RefundPayment } from './refund-payment.js';

export interface StaffRefundRequest {
  readonly bookingId: BookingId;
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
    private readonly refunding: RefundPayment,
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
      const judged = judgeRefund(request, await this.#bounds(tx, actor, payment));
      if (!judged.ok) return judged;
      return ok(await this.#write(tx, actor, payment, request, judged.value));
    });
  }

  /** What the dialog shows before anything is asked. */
  async allowance(
    actor: UserActor,
    bookingId: BookingId,
  ): Promise<Result<RefundAllowance, Failure<'PaymentNotFound'>>> {
    return this.transactor.run<RefundAllowance, PaymentNotFound>(async (tx) => {
      const payment = await this.payments.lockOfBooking(tx, bookingId);
      if (!payment) return err({ kind: 'PaymentNotFound' });
      const bounds = await this.#bounds(tx, actor, payment);
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
    { idempotencyKey, amountCents, reason }: StaffRefundRequest,
  ): Promise<Result<string, RefundKeyReused> | null> {
    const earlier = await this.refunds.findRequested(tx, actor.userId, idempotencyKey);
    if (!earlier) return null;
    const same =
      earlier.paymentId === payment.id &&
      earlier.reason === reason &&
      (amountCents === undefined || earlier.amountCents === amountCents);
    return same ? ok(earlier.id) : err({ kind: 'RefundKeyReused' });
  }

  async #bounds(tx: Tx, actor: UserActor, payment: Payment): Promise<RefundBounds> {
    const disputes = await this.disputes.ofCharge(tx, payment.id, payment.chargeId);
    return {
      currency: payment.currency,
      leftCents: await this.refunding.refundable(tx, payment),
      staffCents: await this.refunds.staffCents(tx, payment.id),
      limitCents: actor.permissions.has('finance') ? null : this.config.rules.supportRefundLimitCents,
      disputes: disputes.map(({ status }) => status),
    };
  }

  async #write(
    tx: Tx,
    actor: UserActor,
    payment: Payment,
    { reason, note, idempotencyKey }: StaffRefundRequest,
    amountCents: number,
  ): Promise<string> {
    const byStaff = { by: actor.userId, note, idempotencyKey };
    const refundId = await this.refunding.request(tx, payment, { amountCents, reason, byStaff });
    await this.audit.append(tx, {
      actor,
      action: 'payment.refunded',
      subject: { type: 'booking', id: payment.bookingId },
      data: { paymentId: payment.id, refundId, amountCents, reason },
    });
    return refundId;
  }
}
