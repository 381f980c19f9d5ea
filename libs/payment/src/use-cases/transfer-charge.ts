import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { netOfDebt } from '../domain/split.js';
import { ChargeStore, type PaymentCharge } from '../store/charge.store.js';
import { LedgerStore } from '../store/ledger.store.js';
import { OperationStore } from '../store/operation.store.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import type { ChargeTransferDetails } from './ask-charge-transfer.js';
import { PlanOperation } from './plan-operation.js';

/** Decides what of a paid tip or overtime goes to the provider. A tip goes whole: no debt is kept back from it. */
@Injectable()
export class TransferCharge {
  constructor(
    private readonly charges: ChargeStore,
    private readonly accounts: PayoutAccountStore,
    private readonly operations: OperationStore,
    private readonly ledger: LedgerStore,
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
      if (await this.operations.findPendingOfCharge(tx, chargeId, 'TRANSFER_CHARGE')) return ok(undefined);
      const owed = charge.kind === 'TIP' ? 0 : await this.#debt(tx, charge);
      const details: ChargeTransferDetails = {
        furtherChargeId: charge.id,
        ...netOfDebt(charge.providerShareCents, owed),
      };
      const payment = { id: charge.paymentId };
      await this.plans.plan(tx, payment, { kind: 'TRANSFER_CHARGE', amountCents: details.sentCents, details });
      return ok(undefined);
    });
  }

  async #debt(tx: Tx, { providerId }: PaymentCharge): Promise<number> {
    const owed = await this.ledger.balance(tx, providerId, 'PROVIDER_DEBT');
    return Math.max(0, owed - (await this.operations.debtBeingSettled(tx, providerId)));
  }
}
