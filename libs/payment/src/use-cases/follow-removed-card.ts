import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { SavedCardGateway } from '../adapters/saved-card-gateway.js';
import { authorisationRules, authoriseAt } from '../domain/authorisation-schedule.js';
import { awaitsSavedCard } from '../domain/payment-state.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';

/**
 * A customer has removed a card on Stripe's page. Visits that were to be held on it are held on their default card; without
 * one, the customer is told while there is time.
 */
@Injectable()
export class FollowRemovedCard {
  constructor(
    private readonly payments: PaymentStore,
    private readonly savedCards: SavedCardGateway,
    private readonly events: EventBus,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  /** Harmless for a card that is still there or that no visit waits for. Runs outside any transaction. */
  async follow(paymentMethodId: string): Promise<void> {
    for (const payment of await this.payments.findWaitingFor(paymentMethodId)) {
      const customer = await this.payments.findCustomer(payment.customerId);
      if (!customer || (await this.savedCards.belongsTo(customer, paymentMethodId))) continue;
      await this.#replace(payment.id, paymentMethodId, await this.savedCards.defaultOf(customer));
    }
  }

  async #replace(paymentId: string, removed: string, card: string | null): Promise<void> {
    await this.transactor.run(async (tx) => {
      const payment = await this.payments.lock(tx, paymentId);
      if (payment.paymentMethodId !== removed || !awaitsSavedCard(payment.state)) return ok(undefined);
      const what = card ? 'CARD_REPLACED' : 'CARD_REMOVED';
      await this.payments.save(tx, payment, { paymentMethodId: card }, this.clock.now(), { what });
      if (!card) await this.events.publish(tx, { type: 'PaymentCardMissing', data: this.#told(payment) });
      return ok(undefined);
    });
  }

  #told({ id, bookingId, visitStart }: Payment) {
    const neededAt = authoriseAt(visitStart, authorisationRules(this.config.rules)).toISOString();
    return { paymentId: id, bookingId, neededAt };
  }
}
