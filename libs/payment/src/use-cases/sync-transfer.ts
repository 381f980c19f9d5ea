import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { askIfThere } from '../adapters/stripe-answers.js';
import type { Refetched } from '../domain/refetched.js';
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

  /** Runs outside any transaction. */
  async sync(transferId: string): Promise<Refetched> {
    const seen = await askIfThere(() => this.payouts.getTransfer(transferId));
    if (!seen) return 'NOT_AT_STRIPE';
    if (!seen.operationId) return 'MADE_BY_HAND';
    const status = isId(seen.operationId) ? await this.operations.statusOf(seen.operationId) : null;
    if (status === 'PENDING') await this.runner.run(seen.operationId);
    return status === null ? 'OTHER_APPLICATION' : 'APPLIED';
  }
}
