import { Injectable } from '@nestjs/common';
import { newId, type BookingId } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import type { ChargeKind } from '../domain/charge-state.js';
import { Database, type PaymentRefund, type Tx } from '#platform/prisma';

/** A refund that a member of staff gives, with their own words for it (may be empty). */
export interface StaffRefund {
  readonly by: string;
  readonly note: string;
  readonly idempotencyKey: string;
}

/** What a refund starts with: to the card or back to the credit, one of the two. Amounts in cents. */
export interface RefundRow {
  readonly paymentId: string;
  /** The tip or overtime that is given back; absent: the visit. */
  readonly furtherChargeId?: string;
  readonly amountCents: number;
  readonly creditCents: number;
  readonly providerPartCents: number;
  readonly reason: string;
  readonly afterTransfer: boolean;
  readonly byStaff?: StaffRefund;
}

/** A refund with who gave it, why, and what they wrote about it. Amount in cents. */
export interface GivenByStaff {
  readonly id: string;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  readonly amountCents: number;
  readonly furtherCharge: ChargeKind | null;
  readonly status: PaymentRefund['status'];
  readonly reason: string;
  readonly note: string | null;
}

/** Money given back, row by row. */
@Injectable()
export class RefundStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async request(tx: Tx, input: RefundRow, now: Date): Promise<string> {
    const id = newId();
    const { byStaff, ...rest } = input;
    const staff = byStaff && {
      requestedBy: byStaff.by,
      idempotencyKey: byStaff.idempotencyKey,
      noteSealed: byStaff.note === '' ? null : this.cipher.encrypt(byStaff.note, `payment.refund-note:${id}`),
    };
    await tx.paymentRefund.create({ data: { id, ...rest, ...staff, createdAt: now } });
    return id;
  }

  markSent(tx: Tx, id: string, stripeId: string | null, now: Date): Promise<PaymentRefund> {
    return tx.paymentRefund.update({ where: { id }, data: { status: 'SENT', stripeId, sentAt: now } });
  }

  /** `owedAgainCents`: of the provider's part, what they had paid and are owed once more. */
  markFailed(tx: Tx, id: string, now: Date, owedAgainCents = 0): Promise<PaymentRefund> {
    return tx.paymentRefund.update({ where: { id }, data: { status: 'FAILED', failedAt: now, owedAgainCents } });
  }

  /** Throws when there is none. */
  get(tx: Tx, id: string): Promise<PaymentRefund> {
    return tx.paymentRefund.findUniqueOrThrow({ where: { id } });
  }

  /** What a member of staff asked for under this key before; null when nothing. */
  findRequested(tx: Tx, by: string, idempotencyKey: string): Promise<PaymentRefund | null> {
    return tx.paymentRefund.findFirst({ where: { requestedBy: by, idempotencyKey } });
  }

  /** What staff have given back of a payment, or are giving (cents). */
  async staffCents(tx: Tx, paymentId: string): Promise<number> {
    const { _sum } = await tx.paymentRefund.aggregate({
      where: { paymentId, status: { not: 'FAILED' }, requestedBy: { not: null } },
      _sum: { amountCents: true },
    });
    return _sum.amountCents ?? 0;
  }

  /** What staff have given back of a booking, oldest first, with their words for it. */
  async givenByStaff(bookingId: BookingId): Promise<GivenByStaff[]> {
    const rows = await this.database.prisma.paymentRefund.findMany({
      where: { payment: { bookingId }, requestedBy: { not: null } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      include: { furtherCharge: { select: { kind: true } } },
    });
    return rows.map(({ id, createdAt, amountCents, creditCents, status, reason, requestedBy, noteSealed, ...row }) => ({
      ...{ id, status, reason, requestedAt: createdAt, amountCents: amountCents + creditCents },
      requestedBy: requestedBy ?? '',
      furtherCharge: row.furtherCharge?.kind ?? null,
      note: noteSealed === null ? null : this.cipher.decrypt(noteSealed, `payment.refund-note:${id}`),
    }));
  }

  findByStripeId(stripeId: string): Promise<PaymentRefund | null> {
    return this.database.prisma.paymentRefund.findUnique({ where: { stripeId } });
  }
}
