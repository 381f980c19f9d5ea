import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { Database, txQuery, type PaymentDispute, type Tx } from '#platform/prisma';
import type { DisputeConsequence } from '../domain/dispute-consequence.js';
import type { DisputeBearer } from '../domain/dispute.js';
import type { Evidence } from '../domain/evidence-pack.js';
import type { SeenDispute } from '../domain/seen.js';

export type { PaymentDispute } from '#platform/prisma';

type Sealed = 'note' | 'evidence' | 'decision';
const context = (what: Sealed, id: string): string => `payment.dispute-${what}:${id}`;

/** Disputes. Every write is made under the payment's lock; what people wrote and what was sent is encrypted. */
@Injectable()
export class DisputeStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  find(id: string): Promise<PaymentDispute | null> {
    return this.database.prisma.paymentDispute.findUnique({ where: { id } });
  }

  findByStripeId(tx: Tx, stripeId: string): Promise<PaymentDispute | null> {
    return tx.paymentDispute.findUnique({ where: { stripeId } });
  }

  get(tx: Tx, id: string): Promise<PaymentDispute> {
    return tx.paymentDispute.findUniqueOrThrow({ where: { id } });
  }

  /** Disputes of one charge of a payment. */
  ofCharge(tx: Tx, paymentId: string, chargeId: string | null): Promise<PaymentDispute[]> {
    if (chargeId === null) return Promise.resolve([]);
    return tx.paymentDispute.findMany({ where: { paymentId, chargeId }, orderBy: { openedAt: 'asc' } });
  }

  /** Writes what a look at Stripe has shown. `id` is that of a new row when there is none yet. */
  async record(
    tx: Tx,
    input: {
      id: string;
      paymentId: string;
      seen: SeenDispute;
      consequence: DisputeConsequence;
      closedAt: Date | null;
      now: Date;
    },
  ): Promise<void> {
    const { id, paymentId, seen, consequence, closedAt, now } = input;
    const { status, withdrawnCents, clawbackCents, borneCents } = consequence;
    const news = { status, withdrawnCents, clawbackCents, borneCents, closedAt, seenAt: now };
    const { amountCents, reason, dueBy, pastDue, submissionCount } = seen;
    const shown = { ...news, amountCents, reason, dueBy, pastDue, submissionCount };
    const { chargeId, currency, openedAt, id: stripeId } = seen;
    await tx.paymentDispute.upsert({
      where: { id },
      create: { id, paymentId, stripeId, chargeId, currency, openedAt, ...shown },
      update: consequence.stale ? news : shown,
    });
  }

  newId = (): string => newId();

  /** Staff's own words in the evidence; an empty text takes them out. */
  async note(tx: Tx, id: string, text: string): Promise<void> {
    const noteSealed = text === '' ? null : this.cipher.encrypt(text, context('note', id));
    await tx.paymentDispute.update({ where: { id }, data: { noteSealed } });
  }

  /** The evidence that is about to be sent, as it will be sent however often it is tried. */
  async askEvidence(tx: Tx, id: string, evidence: Evidence, by: string | null, now: Date): Promise<void> {
    const evidenceSealed = this.cipher.encrypt(JSON.stringify(evidence), context('evidence', id));
    await tx.paymentDispute.update({
      where: { id },
      data: { evidenceSealed, evidenceBy: by, evidenceAskedAt: now, evidenceFailure: null },
    });
  }

  /** Stripe said no: the evidence can be looked at and sent again. */
  async refuseEvidence(tx: Tx, id: string, code: string): Promise<void> {
    await tx.paymentDispute.update({ where: { id }, data: { evidenceAskedAt: null, evidenceFailure: code } });
  }

  async decide(
    tx: Tx,
    id: string,
    decision: { bearer: DisputeBearer; borneCents: number; by: string; reason: string },
    now: Date,
  ): Promise<void> {
    const { bearer, borneCents, by, reason } = decision;
    const decisionSealed = this.cipher.encrypt(reason, context('decision', id));
    await tx.paymentDispute.update({
      where: { id },
      data: { bearer, borneCents, decidedBy: by, decidedAt: now, decisionSealed },
    });
  }

  /** What a dispute's rows hold in words; null where there is nothing, or nothing any more. */
  open(dispute: PaymentDispute): { note: string | null; decision: string | null; evidence: Evidence | null } {
    const read = (what: Sealed, sealed: string | null): string | null =>
      sealed === null ? null : this.cipher.decrypt(sealed, context(what, dispute.id));
    const evidence = read('evidence', dispute.evidenceSealed);
    return {
      note: read('note', dispute.noteSealed),
      decision: read('decision', dispute.decisionSealed),
      evidence: evidence === null ? null : (JSON.parse(evidence) as Evidence),
    };
  }

  /** Forgets what was written and sent about people in disputes that ended before this instant. How many. */
  async forgetWords(closedBefore: Date): Promise<number> {
    const { count } = await this.database.prisma.paymentDispute.updateMany({
      where: {
        closedAt: { lt: closedBefore },
        OR: [{ evidenceSealed: { not: null } }, { noteSealed: { not: null } }],
      },
      data: { evidenceSealed: null, noteSealed: null },
    });
    return count;
  }

  /** What banks hold of the visit's charge (cents): it can't be refunded a second time. */
  async withdrawnCents(tx: Tx, paymentId: string): Promise<number> {
    const [row] = await txQuery<{ sum: number }>(
      tx,
      `SELECT coalesce(sum(d.withdrawn_cents), 0)::int AS sum
       FROM payment_dispute d JOIN payment p ON p.id = d.payment_id AND p.charge_id = d.charge_id WHERE p.id = $1::uuid`,
      [paymentId],
    );
    return row?.sum ?? 0;
  }
}
