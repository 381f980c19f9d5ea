import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type PaymentRefund, type Tx } from '#platform/prisma';

/** Money given back, row by row. */
@Injectable()
export class RefundStore {
  constructor(private readonly database: Database) {}

  async request(
    tx: Tx,
    input: {
      paymentId: string;
      amountCents: number;
      providerPartCents: number;
      reason: string;
      afterTransfer: boolean;
    },
    now: Date,
  ): Promise<string> {
    const id = newId();
    await tx.paymentRefund.create({ data: { id, ...input, createdAt: now } });
    return id;
  }

  markSent(tx: Tx, id: string, stripeId: string): Promise<PaymentRefund> {
    return tx.paymentRefund.update({ where: { id }, data: { status: 'SENT', stripeId } });
  }

  markFailed(tx: Tx, id: string): Promise<PaymentRefund> {
    return tx.paymentRefund.update({ where: { id }, data: { status: 'FAILED' } });
  }

  /** The provider's part of everything given back or on its way (cents). */
  async providerParts(tx: Tx, paymentId: string): Promise<number> {
    const { _sum } = await tx.paymentRefund.aggregate({
      where: { paymentId, status: { not: 'FAILED' } },
      _sum: { providerPartCents: true },
    });
    return _sum.providerPartCents ?? 0;
  }

  findByStripeId(stripeId: string): Promise<PaymentRefund | null> {
    return this.database.prisma.paymentRefund.findUnique({ where: { stripeId } });
  }
}
