import { Injectable } from '@nestjs/common';
import { MINUTE, newId, plus } from '#kernel';
import {
  Database,
  txQuery,
  type PaymentOperation,
  type PaymentOperationKind,
  type Prisma,
  type Tx,
} from '#platform/prisma';

export type { PaymentOperation, PaymentOperationKind } from '#platform/prisma';

/** How an operation ended: Stripe did it, or said no for good. */
export interface OperationEnd {
  readonly status: 'DONE' | 'FAILED';
  readonly stripeId?: string;
  readonly failureCode?: string;
}

/** A question to be asked. `amountCents` and `details` are what it needs beyond the payment. */
export interface PlannedOperation {
  readonly kind: PaymentOperationKind;
  readonly amountCents?: number;
  readonly details?: Prisma.InputJsonObject;
}

/** How long one try may take before another worker may assume that it died. Longer than the SDK's retries together. */
const LEASE = 2 * MINUTE;

/** What is to be asked of Stripe: written with the decision, asked after the commit, answered in a second transaction. */
@Injectable()
export class OperationStore {
  constructor(private readonly database: Database) {}

  /** Writes a question. The attempt is the next number of its kind for this payment: part of the idempotency key. */
  async plan(tx: Tx, payment: { id: string }, input: PlannedOperation, now: Date): Promise<string> {
    const { _max } = await tx.paymentOperation.aggregate({
      where: { paymentId: payment.id, kind: input.kind },
      _max: { attempt: true },
    });
    const row = {
      id: newId(),
      paymentId: payment.id,
      kind: input.kind,
      attempt: (_max.attempt ?? 0) + 1,
      amountCents: input.amountCents ?? null,
      details: input.details ?? {},
      runAt: now,
      createdAt: now,
    };
    await tx.paymentOperation.create({ data: row });
    return row.id;
  }

  /** Null when there is none of that id. */
  async statusOf(operationId: string): Promise<PaymentOperation['status'] | null> {
    const row = await this.database.prisma.paymentOperation.findUnique({ where: { id: operationId } });
    return row?.status ?? null;
  }

  findPending(tx: Tx, paymentId: string, kind: PaymentOperationKind): Promise<PaymentOperation | null> {
    return tx.paymentOperation.findFirst({ where: { paymentId, kind, status: 'PENDING' } });
  }

  /** The question about a tip or overtime that is not answered yet, if one is. */
  findPendingOfCharge(tx: Tx, chargeId: string, kind: PaymentOperationKind): Promise<PaymentOperation | null> {
    const details = { path: ['furtherChargeId'], equals: chargeId };
    return tx.paymentOperation.findFirst({ where: { details, kind, status: 'PENDING' } });
  }

  async isPendingOfCharge(chargeId: string, kind: PaymentOperationKind): Promise<boolean> {
    const details = { path: ['furtherChargeId'], equals: chargeId };
    return (await this.database.prisma.paymentOperation.count({ where: { details, kind, status: 'PENDING' } })) > 0;
  }

  async isPending(paymentId: string, kind: PaymentOperationKind): Promise<boolean> {
    return (await this.database.prisma.paymentOperation.count({ where: { paymentId, kind, status: 'PENDING' } })) > 0;
  }

  /** A worker is asking Stripe just now. */
  async isBeingAsked(paymentId: string, kind: PaymentOperationKind, now: Date): Promise<boolean> {
    const where = { paymentId, kind, status: 'PENDING', leasedUntil: { gt: now } } as const;
    return (await this.database.prisma.paymentOperation.count({ where })) > 0;
  }

  /** A transfer of this payment is under way, or waits for a person who may still send it. */
  async hasOpenTransfer(tx: Tx, paymentId: string): Promise<boolean> {
    const where = {
      paymentId,
      kind: 'TRANSFER',
      status: { in: ['PENDING', 'PARKED'] },
    } satisfies Prisma.PaymentOperationWhereInput;
    return (await tx.paymentOperation.count({ where })) > 0;
  }

  /** The transfers made out of a payment, oldest first: Stripe's id and what was sent (cents). */
  async sentTransfers(paymentId: string): Promise<{ transferId: string; sentCents: number }[]> {
    const where = { paymentId, kind: 'TRANSFER', status: 'DONE', stripeId: { not: null } } as const;
    return toSent(await this.database.prisma.paymentOperation.findMany({ where, orderBy: { endedAt: 'asc' } }));
  }

  /** The same of a tip or overtime. */
  async sentTransfersOfCharge(chargeId: string): Promise<{ transferId: string; sentCents: number }[]> {
    const details = { path: ['furtherChargeId'], equals: chargeId };
    const where = { details, kind: 'TRANSFER_CHARGE', status: 'DONE', stripeId: { not: null } } as const;
    return toSent(await this.database.prisma.paymentOperation.findMany({ where, orderBy: { endedAt: 'asc' } }));
  }

  /** Takes the operation for one try; null when it is over, not yet due, or another one of the same payment is being tried. */
  async claim(operationId: string, now: Date): Promise<PaymentOperation | null> {
    const claimed = await this.database.query(
      'payment-claim-operation',
      `UPDATE payment_operation o
       SET leased_until = $3, tries = o.tries + 1, first_sent_at = coalesce(o.first_sent_at, $2)
       WHERE o.id = $1 AND o.status = 'PENDING' AND (o.leased_until IS NULL OR o.leased_until <= $2)
         AND NOT EXISTS (SELECT 1 FROM payment_operation p
                         WHERE p.payment_id = o.payment_id AND p.id <> o.id AND p.status = 'PENDING' AND p.leased_until > $2)
       RETURNING o.id`,
      [operationId, now, plus(now, LEASE)],
    );
    return claimed.length === 0
      ? null
      : this.database.prisma.paymentOperation.findUnique({ where: { id: operationId } });
  }

  /** Ids of what is due, oldest first. */
  async findDue(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'payment-due-operations',
      `SELECT id FROM payment_operation
       WHERE status = 'PENDING' AND run_at <= $1 AND (leased_until IS NULL OR leased_until <= $1) ORDER BY run_at LIMIT $2`,
      [now, limit],
    );
    return rows.map((row) => row.id);
  }

  /** The next question about the same payment, if one waits. */
  async findNext(paymentId: string, now: Date): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      'payment-next-operation',
      `SELECT id FROM payment_operation
       WHERE payment_id = $1 AND status = 'PENDING' AND run_at <= $2 AND (leased_until IS NULL OR leased_until <= $2)
       ORDER BY created_at, id LIMIT 1`,
      [paymentId, now],
    );
    return row?.id ?? null;
  }

  /** Locks an operation whose answer is about to be written; null when another worker has written it meanwhile. */
  async lockPending(tx: Tx, operationId: string): Promise<boolean> {
    const rows = await txQuery(
      tx,
      `SELECT 1 FROM payment_operation WHERE id = $1::uuid AND status = 'PENDING' FOR UPDATE`,
      [operationId],
    );
    return rows.length > 0;
  }

  async end(tx: Tx, operationId: string, end: OperationEnd, now: Date): Promise<void> {
    await tx.paymentOperation.update({
      where: { id: operationId },
      data: {
        status: end.status,
        stripeId: end.stripeId ?? null,
        failureCode: end.failureCode ?? null,
        leasedUntil: null,
        endedAt: now,
      },
    });
  }

  /**
   * No answer: try again later. An `uncertain` one gets a new attempt, so a new idempotency key, because Stripe would repeat
   * its 5xx for the old one; the next try looks first whether Stripe has acted.
   */
  async postpone(
    operation: PaymentOperation,
    input: { until: Date; code: string; uncertain: boolean; park: boolean },
  ): Promise<void> {
    await this.database.query(
      'payment-postpone-operation',
      `UPDATE payment_operation o
       SET run_at = $2, leased_until = NULL, failure_code = $3, uncertain = o.uncertain OR $4,
           status = CASE WHEN $5 THEN 'PARKED'::payment_operation_status ELSE o.status END,
           attempt = CASE WHEN $4 THEN (SELECT max(attempt) + 1 FROM payment_operation p WHERE p.payment_id = o.payment_id AND p.kind = o.kind)
                     ELSE o.attempt END
       WHERE o.id = $1 AND o.status = 'PENDING'`,
      [operation.id, input.until, input.code, input.uncertain, input.park],
    );
  }

  parked(limit: number): Promise<PaymentOperation[]> {
    return this.database.prisma.paymentOperation.findMany({
      where: { status: 'PARKED' },
      orderBy: { createdAt: 'desc' },
      take: limit,
    });
  }

  /** Puts a parked operation back, as one whose outcome must be looked up first; false when there is none of that id. */
  async unpark(tx: Tx, operationId: string, now: Date): Promise<boolean> {
    const { count } = await tx.paymentOperation.updateMany({
      where: { id: operationId, status: 'PARKED' },
      data: { status: 'PENDING', tries: 0, uncertain: true, runAt: now },
    });
    return count > 0;
  }
}

const toSent = (done: readonly PaymentOperation[]): { transferId: string; sentCents: number }[] =>
  done.flatMap(({ stripeId, amountCents }) =>
    stripeId === null ? [] : [{ transferId: stripeId, sentCents: amountCents ?? 0 }],
  );
