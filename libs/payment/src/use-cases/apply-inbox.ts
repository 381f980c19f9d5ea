import { Inject, Injectable, Logger } from '@nestjs/common';
import { MINUTE, plus, SECOND, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CardGateway } from '../adapters/card-gateway.js';
import { subjectOf } from '../domain/stripe-event.js';
import { ChargeStore } from '../store/charge.store.js';
import { InboxStore, type ClaimedEvent } from '../store/inbox.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { FollowRemovedCard } from './follow-removed-card.js';
import { RefreshPayoutAccount } from './refresh-payout-account.js';
import { SyncCharge } from './sync-charge.js';
import { SyncDispute } from './sync-dispute.js';
import { SyncPayment } from './sync-payment.js';
import { SyncPayout } from './sync-payout.js';
import { SyncRefund } from './sync-refund.js';
import { SyncTransfer } from './sync-transfer.js';

const MAY_BE_FOREIGN: ReadonlySet<string> = new Set(['charge', 'setup_intent']);
const BATCH = 50;
const MOST_TRIES = 12;
const LONGEST_DELAY = 10 * MINUTE;

/** The object is not one of ours, or not yet: our own write may still be on its way. */
class UnknownObject extends Error {
  override name = 'UnknownObject';
}

/** Works off the webhook inbox: for each object that events spoke of, fetches it once and applies what it shows. */
@Injectable()
export class ApplyInbox {
  readonly #logger = new Logger('Payment');
  #running: Promise<number> = Promise.resolve(0);

  constructor(
    private readonly inbox: InboxStore,
    private readonly payments: PaymentStore,
    private readonly charges: ChargeStore,
    private readonly cards: CardGateway,
    private readonly syncPayment: SyncPayment,
    private readonly syncCharge: SyncCharge,
    private readonly syncRefund: SyncRefund,
    private readonly syncTransfer: SyncTransfer,
    private readonly syncPayout: SyncPayout,
    private readonly syncDispute: SyncDispute,
    private readonly removedCards: FollowRemovedCard,
    private readonly payoutAccounts: RefreshPayoutAccount,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Until nothing is due. Calls in one process follow each other, so that when it resolves what was stored before is done. How many events. */
  run(): Promise<number> {
    this.#running = this.#running.then(
      () => this.#drain(),
      () => this.#drain(),
    );
    return this.#running;
  }

  /** Resolves when no event is being worked on. */
  async idle(): Promise<void> {
    await this.#running.catch(() => 0);
  }

  async #drain(): Promise<number> {
    let count = 0;
    for (;;) {
      const events = await this.inbox.claim(this.clock.now(), BATCH);
      if (events.length === 0) return count;
      count += events.length;
      const byObject = Map.groupBy(events, (event) => event.objectId);
      for (const group of byObject.values()) await this.#applyOne(group);
    }
  }

  /** All that is due about one object. */
  async #applyOne(events: readonly ClaimedEvent[]): Promise<void> {
    const relevant = events.find((event) => subjectOf(event.type) !== null);
    const ids = events.map((event) => event.eventId);
    try {
      const outcome = relevant ? await this.#refetch(relevant) : 'IGNORED';
      await this.inbox.finish(ids, outcome, this.clock.now());
    } catch (error) {
      const tries = Math.max(...events.map((event) => event.tries));
      const name = error instanceof Error ? error.name : 'unknown';
      const delay = Math.min(SECOND * 2 ** tries, LONGEST_DELAY);
      this.#logger.warn({ eventIds: ids, type: relevant?.type, tries, error: name }, 'Stripe event postponed');
      await this.inbox.fail(ids, { runAt: plus(this.clock.now(), delay), error: name, park: tries >= MOST_TRIES });
    }
  }

  /** IGNORED: nobody of ours made the object; what it moved is found by reconciliation. */
  async #refetch(event: ClaimedEvent): Promise<'APPLIED' | 'IGNORED'> {
    const { objectId, accountId } = event;
    switch (subjectOf(event.type)) {
      case 'PAYMENT':
        return this.#refetchPayment(event);
      case 'REMOVED_CARD':
        await this.removedCards.follow(objectId);
        return 'APPLIED';
      case 'REFUND':
        return outcomeOf(objectId, await this.syncRefund.sync(objectId));
      case 'TRANSFER':
        return outcomeOf(objectId, await this.syncTransfer.sync(objectId));
      case 'DISPUTE':
        return outcomeOf(objectId, await this.syncDispute.sync(objectId));
      case 'PAYOUT':
        return accountId && (await this.syncPayout.sync(accountId, objectId)) ? 'APPLIED' : 'IGNORED';
      case 'PAYOUT_ACCOUNT':
        return outcomeOf(objectId, await this.payoutAccounts.refreshByStripeId(objectId));
      case null:
        return 'IGNORED';
    }
  }

  async #refetchPayment(event: ClaimedEvent): Promise<'APPLIED' | 'IGNORED'> {
    const { objectId } = event;
    const intentId = event.objectType === 'payment_intent' ? objectId : undefined;
    const chargeId = await this.charges.findByStripeObject(objectId);
    if (chargeId) {
      await this.syncCharge.sync(chargeId, intentId);
      return 'APPLIED';
    }
    const known = await this.payments.findByStripeObject(objectId);
    const owner = known ? { paymentId: known, furtherChargeId: null } : await this.#ownerOf(event);
    if (owner?.furtherChargeId && (await this.charges.find(owner.furtherChargeId))) {
      await this.syncCharge.sync(owner.furtherChargeId, intentId);
      return 'APPLIED';
    }
    // A card payment that carries no id of ours was made by hand, a card that does not was saved on Stripe's page about cards.
    if (MAY_BE_FOREIGN.has(event.objectType) && !owner?.paymentId) return 'IGNORED';
    if (!owner?.paymentId || !(await this.payments.find(owner.paymentId))) throw new UnknownObject(objectId);
    await this.syncPayment.sync(owner.paymentId, intentId);
    return 'APPLIED';
  }

  /** The payment, tip or overtime that an object says it belongs to. */
  async #ownerOf(event: ClaimedEvent): Promise<{ paymentId: string | null; furtherChargeId: string | null } | null> {
    switch (event.objectType) {
      case 'checkout.session':
        return this.cards.getCheckout(event.objectId);
      case 'payment_intent':
        return this.cards.getIntent(event.objectId);
      case 'charge':
        return this.cards.getChargeOwner(event.objectId);
      case 'setup_intent':
        return { paymentId: await this.cards.findPaymentOfSetup(event.objectId), furtherChargeId: null };
      default:
        return null;
    }
  }
}

/** `known` false: the object is not one of ours, or not yet. */
function outcomeOf(objectId: string, known: boolean | 'FOREIGN'): 'APPLIED' | 'IGNORED' {
  if (known === false) throw new UnknownObject(objectId);
  return known === 'FOREIGN' ? 'IGNORED' : 'APPLIED';
}
