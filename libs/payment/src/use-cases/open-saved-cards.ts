import { Injectable } from '@nestjs/common';
import { err, ok, type Locale, type Result } from '#kernel';
import { SavedCardGateway } from '../adapters/saved-card-gateway.js';
import { StripeUnreachable } from '../adapters/stripe-answers.js';
import type { NoSavedCards, PaymentUnavailable } from '../domain/payment.errors.js';
import { PaymentStore } from '../store/payment.store.js';

/** Leads a customer to Stripe's page with their own cards. */
@Injectable()
export class OpenSavedCards {
  constructor(
    private readonly payments: PaymentStore,
    private readonly savedCards: SavedCardGateway,
  ) {}

  /** The page's address. Runs outside any transaction. */
  async open(
    customerId: string,
    page: { readonly returnUrl: string; readonly locale: Locale },
  ): Promise<Result<string, NoSavedCards | PaymentUnavailable>> {
    const customer = await this.payments.findCustomer(customerId);
    if (!customer) return err({ kind: 'NoSavedCards' });
    try {
      return ok(await this.savedCards.openPortal({ customer, ...page }));
    } catch (error) {
      if (error instanceof StripeUnreachable) return err({ kind: 'PaymentUnavailable' });
      throw error;
    }
  }
}
