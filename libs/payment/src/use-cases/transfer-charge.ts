import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { freezes } from '../domain/dispute.js';
import { netOfDebt } from '../domain/split.js';
import { ChargeStore } from '../store/charge.store.js';
import { DisputeStore } from '../store/dispute.store.js';
import { OperationStore } from '../store/operation.store.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import { ProviderShareReads } from '../store/provider-share.reads.js';
import type { ChargeTransferDetails } from './ask-charge-transfer.js';
import { PlanOperation } from './plan-operation.js';

/**
 * Decides what of a paid tip or overtime goes to the provider. It waits while a bank disputes it. A tip goes whole: no debt is
 * kept back from it but the provider's part of its own lost dispute.
 */
@Injectable()
export class TransferCharge {
  constructor(
    private readonly charges: ChargeStore,
    private readonly accounts: PayoutAccountStore,
    private readonly disputes: DisputeStore,
    private readonly operations: OperationStore,
    private readonly shares: ProviderShareReads,
    private readonly plans: PlanOperation,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async transfer(chargeId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const charge = await this.charges.lock(tx, chargeId);
      if (charge?.state !== 'PAID' || charge.transferDueAt > this.clock.now()) return ok(undefined);
      // One transfer of a provider is decided at a time, so that a debt is kept back once.
      const account = await this.accounts.lock(tx, charge.providerId);
      if (!account?.ready) return ok(undefined);
      for (const kind of ['TRANSFER_CHARGE', 'REVERSE_CHARGE'] as const)
        if (await this.operations.findPendingOfCharge(tx, chargeId, kind)) return ok(undefined);
      const disputes = await this.disputes.ofCharge(tx, charge.paymentId, charge.stripeChargeId);
      if (disputes.some(freezes)) return ok(undefined);
      const { dueCents } = await this.shares.ofCharge(tx, chargeId);
      if (dueCents === 0) {
        await this.charges.save(tx, charge, { state: 'TRANSFERRED' }, this.clock.now());
        return ok(undefined);
      }
      const freeDebt = await this.shares.freeDebt(tx, charge.providerId);
      const borneHere = disputes.reduce((sum, { borneCents }) => sum + borneCents, 0);
      const owed = charge.kind === 'TIP' ? Math.min(borneHere, freeDebt) : freeDebt;
      const details: ChargeTransferDetails = {
        furtherChargeId: charge.id,
        ...netOfDebt(dueCents, owed),
      };
      const payment = { id: charge.paymentId };
      await this.plans.plan(tx, payment, { kind: 'TRANSFER_CHARGE', amountCents: details.sentCents, details });
      return ok(undefined);
    });
  }
}
