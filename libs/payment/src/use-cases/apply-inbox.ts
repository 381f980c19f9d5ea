import { Inject, Injectable, Logger } from '@nestjs/common';
import { MINUTE, plus, SECOND, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CardGateway } from '../adapters/card-gateway.js';
import { subjectOf } from '../domain/stripe-event.js';
import { ChargeStore } from '../store/charge.store.js';
import { InboxStore, type ClaimedEvent } from '../store/inbox.store.js';
import { PaymentStore } from '../store/payment.store.js';
import { RefreshPayoutAccount } from './refresh-payout-account.js';
import { SyncCharge } from './sync-charge.js';
import { SyncDispute } from './sync-dispute.js';
import { SyncPayment } from './sync-payment.js';
import { SyncRefund } from './sync-refund.js';

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
    private readonly syncDispute: SyncDispute,
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
      if (relevant) await this.#refetch(relevant);
      await this.inbox.finish(ids, relevant ? 'APPLIED' : 'IGNORED', this.clock.now());
    } catch (error) {
      const tries = Math.max(...events.map((event) => event.tries));
      const name = error instanceof Error ? error.name : 'unknown';
      const delay = Math.min(SECOND * 2 ** tries, LONGEST_DELAY);
      this.#logger.warn({ eventIds: ids, type: relevant?.type, tries, error: name }, 'Stripe event postponed');
      await this.inbox.fail(ids, { runAt: plus(this.clock.now(), delay), error: name, park: tries >= MOST_TRIES });
    }
  }

  async #refetch(event: ClaimedEvent): Promise<void> {
    switch (subjectOf(event.type)) {
      case 'PAYMENT':
        return this.#refetchPayment(event);
      case 'REFUND':
        if (!(await this.syncRefund.sync(event.objectId))) throw new UnknownObject(event.objectId);
        return;
      case 'DISPUTE':
        if (!(await this.syncDispute.sync(event.objectId))) throw new UnknownObject(event.objectId);
        return;
      case 'PAYOUT_ACCOUNT':
        if (!(await this.payoutAccounts.refreshByStripeId(event.objectId))) throw new UnknownObject(event.objectId);
        return;
      case null:
    }
  }

  async #refetchPayment(event: ClaimedEvent): Promise<void> {
    const { objectId } = event;
    const intentId = event.objectType === 'payment_intent' ? objectId : undefined;
    const chargeId = await this.charges.findByStripeObject(objectId);
    if (chargeId) return this.syncCharge.sync(chargeId, intentId);
    const known = await this.payments.findByStripeObject(objectId);
    const owner = known ? { paymentId: known, furtherChargeId: null } : await this.#ownerOf(event);
    if (owner?.furtherChargeId && (await this.charges.find(owner.furtherChargeId)))
      return this.syncCharge.sync(owner.furtherChargeId, intentId);
    if (!owner?.paymentId || !(await this.payments.find(owner.paymentId))) throw new UnknownObject(objectId);
    await this.syncPayment.sync(owner.paymentId, intentId);
  }

  /** The payment, tip or overtime that an object says it belongs to. */
  async #ownerOf(event: ClaimedEvent): Promise<{ paymentId: string | null; furtherChargeId: string | null } | null> {
    switch (event.objectType) {
      case 'checkout.session':
        return this.cards.getCheckout(event.objectId);
      case 'payment_intent':
        return this.cards.getIntent(event.objectId);
      case 'setup_intent':
        return { paymentId: await this.cards.findPaymentOfSetup(event.objectId), furtherChargeId: null };
      default:
        return null;
    }
  }
}
