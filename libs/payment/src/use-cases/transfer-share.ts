import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { decide } from '../domain/payment-state.js';
import { shareDue } from '../domain/provider-share.js';
import { netOfDebt } from '../domain/split.js';
import { OperationStore } from '../store/operation.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import { ProviderShareReads } from '../store/provider-share.reads.js';
import type { TransferDetails } from './ask-transfer.js';
import { PlanOperation } from './plan-operation.js';

/** Decides what of a payment goes to its provider, now that the claim window is over. */
@Injectable()
export class TransferShare {
  constructor(
    private readonly payments: PaymentStore,
    private readonly operations: OperationStore,
    private readonly shares: ProviderShareReads,
    private readonly accounts: PayoutAccountStore,
    private readonly plans: PlanOperation,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async transfer(paymentId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const payment = await this.payments.lock(tx, paymentId);
      // One transfer of a provider is decided at a time, so that a debt is kept back once.
      const account = await this.accounts.lock(tx, payment.providerId);
      if (!account?.ready || !this.#isDue(payment) || (await this.operations.hasOpenTransfer(tx, paymentId)))
        return ok(undefined);
      const shareCents = shareDue(await this.shares.sums(tx, paymentId));
      if (shareCents > 0) await this.#plan(tx, payment, shareCents);
      else await this.#nothingDue(tx, payment);
      return ok(undefined);
    });
  }

  #isDue(payment: Payment): boolean {
    const waits = payment.state === 'TRANSFER_PENDING' || payment.state === 'FEE_CAPTURED';
    return (
      waits && payment.frozenAt === null && payment.transferDueAt !== null && payment.transferDueAt <= this.clock.now()
    );
  }

  async #plan(tx: Tx, payment: Payment, shareCents: number): Promise<void> {
    const debtCents = await this.shares.freeDebt(tx, payment.providerId);
    const details: TransferDetails = netOfDebt(shareCents, debtCents);
    await this.plans.plan(tx, payment, { kind: 'TRANSFER', amountCents: details.sentCents, details });
  }

  /** Everything was refunded. */
  async #nothingDue(tx: Tx, payment: Payment): Promise<void> {
    const settled = decide(payment.state, 'SETTLE');
    const write = { transferDueAt: null, ...(settled.ok ? { state: settled.value } : {}) };
    await this.payments.save(tx, payment, write, this.clock.now(), { what: 'NOTHING_TO_TRANSFER' });
  }
}
