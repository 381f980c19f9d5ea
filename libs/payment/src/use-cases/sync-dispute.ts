import { Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import { Transactor } from '#platform/prisma';
import { DisputeGateway } from '../adapters/dispute-gateway.js';
import { PaymentStore } from '../store/payment.store.js';
import { RecordDispute } from './record-dispute.js';

/** Fetches a dispute and moves it forward: no event's content and no order of arrival is relied on. */
@Injectable()
export class SyncDispute {
  constructor(
    private readonly payments: PaymentStore,
    private readonly disputes: DisputeGateway,
    private readonly recording: RecordDispute,
    private readonly transactor: Transactor,
  ) {}

  /** False when the disputed charge is not one of ours, or not yet. */
  async sync(stripeDisputeId: string): Promise<boolean> {
    const seen = await this.disputes.get(stripeDisputeId);
    const paymentId = await this.payments.findByStripeObject(seen.chargeId);
    if (!paymentId) return false;
    await this.transactor.run(async (tx) => {
      await this.recording.record(tx, await this.payments.lock(tx, paymentId), seen);
      return ok(undefined);
    });
    return true;
  }
}
