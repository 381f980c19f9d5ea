import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import { decide } from '../domain/payment-state.js';
import { shareDue } from '../domain/provider-share.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { ProviderShareReads } from '../store/provider-share.reads.js';

/**
 * Sends a share on its way again when part of it is due once more: a dispute was won, a refund came back. The sweep that
 * pays shares then finds it. Nothing happens while a dispute freezes it, or when nothing is due.
 */
@Injectable()
export class ResumeShare {
  constructor(
    private readonly payments: PaymentStore,
    private readonly shares: ProviderShareReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `payment` is locked by the transaction and as it was last saved. */
  async resume(tx: Tx, payment: Payment): Promise<Payment> {
    const sums = await this.shares.sums(tx, payment.id);
    const next = decide(payment.state, 'TRANSFER_AGAIN');
    const waits = payment.transferDueAt !== null && next.ok && next.value === payment.state;
    if (payment.frozenAt !== null || !next.ok || waits || sums.sentCents === 0 || shareDue(sums) === 0) return payment;
    const now = this.clock.now();
    return this.payments.save(tx, payment, { state: next.value, transferDueAt: now }, now, {
      what: 'TRANSFER_RESUMED',
      amountCents: shareDue(sums),
    });
  }
}
