import { Injectable } from '@nestjs/common';
import { CardGateway, type OffSessionRequest } from '../adapters/card-gateway.js';
import { SavedCardGateway } from '../adapters/saved-card-gateway.js';
import { CardRefused, StripeRejected } from '../adapters/stripe-answers.js';
import type { SeenIntent } from '../domain/seen.js';
import { PaymentStore, type Payment } from '../store/payment.store.js';

export interface SavedCardQuestion extends Pick<OffSessionRequest, 'amountCents' | 'capture' | 'trace'> {
  readonly idempotencyKey: string;
  /** The key alone does not protect any more: look before asking. */
  readonly lookFirst: boolean;
  /** What this question has made before, if anything that counts. */
  readonly findMade: (customer: string) => Promise<SeenIntent | undefined>;
}

/**
 * Asks the card that was saved for a payment. When its owner has removed it since, the card that they have made their default
 * is asked instead; a card that they did not choose for anything is never charged.
 */
@Injectable()
export class PayBySavedCard {
  constructor(
    private readonly payments: PaymentStore,
    private readonly cards: CardGateway,
    private readonly savedCards: SavedCardGateway,
  ) {}

  /** The intent as the bank has left it. Throws CardRefused, also when there is no card to ask. */
  async pay(payment: Payment, question: SavedCardQuestion): Promise<SeenIntent> {
    const customer = await this.payments.findCustomer(payment.customerId);
    if (!customer) throw noCard();
    const made = question.lookFirst ? await question.findMade(customer) : undefined;
    if (made) return made;
    const saved = payment.paymentMethodId;
    const request = { ...pick(question), customer, currency: payment.currency };
    if (!saved) return this.#payByDefault(customer, question, request);
    try {
      return await this.cards.payOffSession({ ...request, paymentMethodId: saved }, question.idempotencyKey);
    } catch (error) {
      if (!(error instanceof StripeRejected) || (await this.savedCards.belongsTo(customer, saved))) throw error;
      return this.#payByDefault(customer, question, request);
    }
  }

  async #payByDefault(
    customer: string,
    question: SavedCardQuestion,
    request: Omit<OffSessionRequest, 'paymentMethodId'>,
  ): Promise<SeenIntent> {
    const paymentMethodId = await this.savedCards.defaultOf(customer);
    if (!paymentMethodId) throw noCard();
    // An earlier try may have asked another card that was the default then: the key can't protect from that.
    const made = await question.findMade(customer);
    return (
      made ?? this.cards.payOffSession({ ...request, paymentMethodId }, `${question.idempotencyKey}:${paymentMethodId}`)
    );
  }
}

const pick = ({ amountCents, capture, trace }: SavedCardQuestion) => ({ amountCents, capture, trace });

const noCard = (): CardRefused => new CardRefused('no_saved_card', false, undefined);
