import { Injectable } from '@nestjs/common';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { OperationStore } from '../store/operation.store.js';
import { RunOperation } from './run-operation.js';

/**
 * Looks at a transfer that an event speaks of. Its answer may have been lost: then the operation that made it is asked again,
 * finds it and writes it down. What a person has done to it by hand is reconciliation's to find.
 */
@Injectable()
export class SyncTransfer {
  constructor(
    private readonly payouts: PayoutGateway,
    private readonly operations: OperationStore,
    private readonly runner: RunOperation,
  ) {}

  /** False when our row does not know it yet; FOREIGN when a person made it at Stripe. */
  async sync(transferId: string): Promise<boolean | 'FOREIGN'> {
    const operationId = await this.payouts.getTransferOperation(transferId);
    if (!operationId) return 'FOREIGN';
    const status = await this.operations.statusOf(operationId);
    if (status === 'PENDING') await this.runner.run(operationId);
    return status !== null;
  }
}
