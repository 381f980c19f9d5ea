import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { CardGateway } from '../adapters/card-gateway.js';
import { askIfThere } from '../adapters/stripe-answers.js';
import type { Refetched } from '../domain/refetched.js';
import { subjectOf, type EventSubject, type StripeEventFacts } from '../domain/stripe-event.js';
import { ChargeStore } from '../store/charge.store.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { FollowRemovedCard } from './follow-removed-card.js';
import { RefreshPayoutAccount } from './refresh-payout-account.js';
import { SyncCharge } from './sync-charge.js';
import { SyncDispute } from './sync-dispute.js';
import { SyncPayment } from './sync-payment.js';
import { SyncPayout } from './sync-payout.js';
import { SyncRefund } from './sync-refund.js';
import { SyncTransfer } from './sync-transfer.js';

interface Owner {
  readonly paymentId: string | null;
  readonly furtherChargeId: string | null;
}

/**
 * Looks at the object that an event speaks of and writes what it shows, when the object is one of ours. What is not ours is
 * named as what it is and moves nothing: an object's word for whose it is counts only when a row of ours says the same.
 */
@Injectable()
export class RefetchObject {
  constructor(
    private readonly payments: PaymentStore,
    private readonly charges: ChargeStore,
    private readonly accounts: PayoutAccountStore,
    private readonly cards: CardGateway,
    private readonly syncPayment: SyncPayment,
    private readonly syncCharge: SyncCharge,
    private readonly syncRefund: SyncRefund,
    private readonly syncTransfer: SyncTransfer,
    private readonly syncPayout: SyncPayout,
    private readonly syncDispute: SyncDispute,
    private readonly removedCards: FollowRemovedCard,
    private readonly payoutAccounts: RefreshPayoutAccount,
  ) {}

  /** Runs outside any transaction. Throws as CardGateway does. */
  async refetch(event: StripeEventFacts): Promise<Refetched> {
    const subject = subjectOf(event.type);
    if (subject === null) return 'TYPE_NOT_ACTED_ON';
    if (event.accountId !== null) return this.#ofAccount(subject, event.accountId, event.objectId);
    switch (subject) {
      case 'PAYMENT':
        return this.#payment(event);
      case 'REMOVED_CARD':
        await this.removedCards.follow(event.objectId);
        return 'APPLIED';
      case 'REFUND':
        return this.syncRefund.sync(event.objectId);
      case 'TRANSFER':
        return this.syncTransfer.sync(event.objectId);
      case 'DISPUTE':
        return this.syncDispute.sync(event.objectId);
      case 'PAYOUT':
        return 'LEFT_TO_RECONCILIATION';
      case 'PAYOUT_ACCOUNT':
        return this.payoutAccounts.refreshByStripeId(event.objectId);
    }
  }

  /** Of what happens inside a connected account: its objects are looked for there, never among the platform's. */
  async #ofAccount(subject: EventSubject, accountId: string, objectId: string): Promise<Refetched> {
    if (subject === 'PAYOUT_ACCOUNT') return this.payoutAccounts.refreshByStripeId(accountId);
    if (subject === 'PAYOUT') return this.syncPayout.sync(accountId, objectId);
    return (await this.accounts.findByStripeId(accountId)) ? 'ACCOUNT_OWN_MATTER' : 'FOREIGN_ACCOUNT';
  }

  async #payment(event: StripeEventFacts): Promise<Refetched> {
    const { objectId } = event;
    const intentId = event.objectType === 'payment_intent' ? objectId : undefined;
    const owner = (await this.#knownOwner(objectId)) ?? (await askIfThere(() => this.#ownerAtStripe(event)));
    if (!owner) return 'NOT_AT_STRIPE';
    const { furtherChargeId, paymentId } = owner;
    if (furtherChargeId) {
      if (!isId(furtherChargeId) || !(await this.charges.find(furtherChargeId))) return 'OTHER_APPLICATION';
      await this.syncCharge.sync(furtherChargeId, intentId);
      return 'APPLIED';
    }
    if (!paymentId) return 'MADE_BY_HAND';
    if (!isId(paymentId) || !(await this.payments.find(paymentId))) return 'OTHER_APPLICATION';
    await this.syncPayment.sync(paymentId, intentId);
    return 'APPLIED';
  }

  /** By our own rows. */
  async #knownOwner(objectId: string): Promise<Owner | null> {
    const furtherChargeId = await this.charges.findByStripeObject(objectId);
    if (furtherChargeId) return { paymentId: null, furtherChargeId };
    const paymentId = await this.payments.findByStripeObject(objectId);
    return paymentId && { paymentId, furtherChargeId: null };
  }

  /** By what the object itself says: our own write of its id may still be on its way. */
  async #ownerAtStripe({ objectType, objectId }: StripeEventFacts): Promise<Owner> {
    switch (objectType) {
      case 'checkout.session':
        return this.cards.getCheckout(objectId);
      case 'payment_intent':
        return this.cards.getIntent(objectId);
      case 'charge':
        return this.cards.getChargeOwner(objectId);
      case 'setup_intent':
        return this.cards.getSetupOwner(objectId);
      default:
        return { paymentId: null, furtherChargeId: null };
    }
  }
}
