import { Inject, Injectable } from '@nestjs/common';
import { isId, ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { EventBus } from '#platform/jobs';
import { Transactor, type Tx } from '#platform/prisma';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { askIfThere } from '../adapters/stripe-answers.js';
import { PLATFORM_VAT_BASIS_POINTS, refundReturned } from '../domain/ledger.js';
import { owedAgain } from '../domain/provider-share.js';
import { decideCharge } from '../domain/charge-state.js';
import type { Refetched } from '../domain/refetched.js';
import { ChargeStore } from '../store/charge.store.js';
import { LedgerStore } from '../store/ledger.store.js';
import { OperationStore } from '../store/operation.store.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import { ProviderShareReads } from '../store/provider-share.reads.js';
import { RefundStore } from '../store/refund.store.js';
import { ResumeShare } from './resume-share.js';

/** Looks at a refund again: days later the customer's bank may have sent the money back to us. */
@Injectable()
export class SyncRefund {
  constructor(
    private readonly refunds: RefundStore,
    private readonly payments: PaymentStore,
    private readonly charges: ChargeStore,
    private readonly shares: ProviderShareReads,
    private readonly accounts: PayoutAccountStore,
    private readonly operations: OperationStore,
    private readonly payouts: PayoutGateway,
    private readonly ledger: LedgerStore,
    private readonly resuming: ResumeShare,
    private readonly events: EventBus,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Runs outside any transaction. */
  async sync(stripeRefundId: string): Promise<Refetched> {
    const known = await this.refunds.findByStripeId(stripeRefundId);
    if (!known) return this.#whose(stripeRefundId);
    const seen = await this.payouts.getRefund(stripeRefundId);
    if (seen.failed && known.status === 'SENT') {
      await this.transactor.run(async (tx) => {
        await this.#takeBack(tx, known.paymentId, known.id);
        return ok(undefined);
      });
    }
    return 'APPLIED';
  }

  /** Of a refund that no row of ours knows. */
  async #whose(stripeRefundId: string): Promise<Refetched> {
    const seen = await askIfThere(() => this.payouts.getRefund(stripeRefundId));
    if (!seen) return 'NOT_AT_STRIPE';
    if (!seen.operationId) return 'MADE_BY_HAND';
    const asked = isId(seen.operationId) && (await this.operations.statusOf(seen.operationId)) !== null;
    return asked ? 'NOT_YET' : 'OTHER_APPLICATION';
  }

  async #takeBack(tx: Tx, paymentId: string, refundId: string): Promise<void> {
    const payment = await this.payments.lock(tx, paymentId);
    const now = this.clock.now();
    const owedAgainCents = await this.#owedAgain(tx, payment, refundId);
    const refund = await this.refunds.markFailed(tx, refundId, now, owedAgainCents);
    const { amountCents: refundCents, providerPartCents, afterTransfer: alreadyTransferred } = refund;
    const amounts = { refundCents, providerPartCents, alreadyTransferred, owedAgainCents };
    const parties = {
      customerId: payment.customerId,
      providerId: payment.providerId,
      vatBasisPoints: PLATFORM_VAT_BASIS_POINTS,
    };
    await this.ledger.post(tx, payment, [refundReturned(`refund-returned:${refundId}`, parties, amounts)], now);
    const { amountCents, furtherChargeId } = refund;
    const write = furtherChargeId ? {} : { refundedCents: payment.refundedCents - amountCents };
    const saved = await this.payments.save(tx, payment, write, now, { what: 'REFUND_FAILED', amountCents });
    if (furtherChargeId) await this.#keepCharge(tx, furtherChargeId, amountCents, now);
    else await this.resuming.resume(tx, saved);
    await this.events.publish(tx, {
      type: 'PaymentRefundFailed',
      data: { paymentId: payment.id, bookingId: payment.bookingId, refundId, amountCents },
    });
  }

  /** A tip or overtime is the customer's gift or debt again; what of it is due to the provider is sent once more. */
  async #keepCharge(tx: Tx, chargeId: string, amountCents: number, now: Date): Promise<void> {
    const charge = await this.charges.get(tx, chargeId);
    const kept = await this.charges.save(tx, charge, { refundedCents: charge.refundedCents - amountCents }, now);
    const again = decideCharge(kept.state, 'TRANSFER_AGAIN');
    const { dueCents } = await this.shares.ofCharge(tx, chargeId);
    if (again.ok && dueCents > 0) await this.charges.save(tx, kept, { state: again.value, transferDueAt: now }, now);
  }

  /** What the provider has paid for this refund; decided like a transfer, one at a time for a provider. */
  async #owedAgain(tx: Tx, { id, providerId }: Payment, refundId: string): Promise<number> {
    const { afterTransfer, providerPartCents: partCents, furtherChargeId } = await this.refunds.get(tx, refundId);
    if (!afterTransfer) return 0;
    await this.accounts.lock(tx, providerId);
    const freeDebtCents = await this.shares.freeDebt(tx, providerId);
    const room = furtherChargeId ? (await this.shares.ofCharge(tx, furtherChargeId)).roomCents : null;
    return owedAgain({ partCents, freeDebtCents, roomCents: room ?? (await this.shares.room(tx, id)) });
  }
}
