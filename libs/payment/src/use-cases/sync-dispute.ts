import { Injectable } from '@nestjs/common';
import { isId, ok } from '#kernel';
import { Transactor } from '#platform/prisma';
import { CardGateway } from '../adapters/card-gateway.js';
import { DisputeGateway } from '../adapters/dispute-gateway.js';
import { askIfThere } from '../adapters/stripe-answers.js';
import type { Refetched } from '../domain/refetched.js';
import { ChargeStore } from '../store/charge.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { RecordDispute } from './record-dispute.js';

/** Fetches a dispute and moves it forward: no event's content and no order of arrival is relied on. */
@Injectable()
export class SyncDispute {
  constructor(
    private readonly payments: PaymentStore,
    private readonly charges: ChargeStore,
    private readonly cards: CardGateway,
    private readonly disputes: DisputeGateway,
    private readonly recording: RecordDispute,
    private readonly transactor: Transactor,
  ) {}

  /** Runs outside any transaction. */
  async sync(stripeDisputeId: string): Promise<Refetched> {
    const seen = await askIfThere(() => this.disputes.get(stripeDisputeId));
    if (!seen) return 'NOT_AT_STRIPE';
    const paymentId = await this.payments.findByStripeObject(seen.chargeId);
    if (!paymentId) return this.#whose(seen.chargeId);
    await this.transactor.run(async (tx) => {
      await this.recording.record(tx, await this.payments.lock(tx, paymentId), seen);
      return ok(undefined);
    });
    return 'APPLIED';
  }

  /** Of a disputed charge that no row of ours knows: ours when its ids are, and then our write of it is still on its way. */
  async #whose(chargeId: string): Promise<Refetched> {
    const owner = await askIfThere(() => this.cards.getChargeOwner(chargeId));
    if (!owner) return 'NOT_AT_STRIPE';
    const { paymentId, furtherChargeId } = owner;
    if (!paymentId && !furtherChargeId) return 'MADE_BY_HAND';
    const ours =
      (paymentId && isId(paymentId) && (await this.payments.find(paymentId))) ||
      (furtherChargeId && isId(furtherChargeId) && (await this.charges.find(furtherChargeId)));
    return ours ? 'NOT_YET' : 'OTHER_APPLICATION';
  }
}
