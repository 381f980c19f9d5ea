import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { PayoutGateway } from '../adapters/payout-gateway.js';
import { StripeUnreachable } from '../adapters/stripe-answers.js';
import type { PaymentUnavailable } from '../domain/payment.errors.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';

/** The market's country: where providers' accounts are held. */
const COUNTRY = 'fr';

export interface OnboardingRequest {
  readonly providerId: string;
  /** The provider's own address: Stripe writes to it. */
  readonly email: string | undefined;
  readonly returnUrl: string;
  /** Where a link that is used up or too old leads: it must start again. */
  readonly refreshUrl: string;
}

/** Leads a provider to Stripe's page where they open their payout account. */
@Injectable()
export class StartPayoutOnboarding {
  constructor(
    private readonly accounts: PayoutAccountStore,
    private readonly payouts: PayoutGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes the account the first time, and a fresh link each time. Runs outside any transaction. */
  async start(request: OnboardingRequest): Promise<Result<{ url: string; expiresAt: Date }, PaymentUnavailable>> {
    try {
      const accountId = await this.#account(request);
      return ok(await this.payouts.createOnboardingLink(accountId, request));
    } catch (error) {
      if (!(error instanceof StripeUnreachable)) throw error;
      if (error.uncertain) await this.accounts.nextAttempt(request.providerId);
      return err({ kind: 'PaymentUnavailable' });
    }
  }

  async #account({ providerId, email }: OnboardingRequest): Promise<string> {
    const account = await this.accounts.begin(providerId, this.clock.now());
    if (account.stripeAccountId) return account.stripeAccountId;
    const seen = await this.payouts.createAccount(
      { providerId, email, country: COUNTRY },
      `pay:account:${providerId}:${account.attempt}`,
    );
    await this.accounts.rememberAccount(providerId, seen.id);
    return (await this.accounts.find(providerId))?.stripeAccountId ?? seen.id;
  }
}
