import type { Stripe } from 'stripe';
import type { SeenPayoutAccount } from '../domain/seen.js';
import { ask } from './stripe-answers.js';
import type { Trace } from './card-gateway.js';

const INCLUDE: Stripe.V2.Core.AccountRetrieveParams.Include[] = ['configuration.recipient', 'requirements'];

/** The provider's side of Stripe: accounts that receive transfers, transfers, refunds and reversals. Throws as CardGateway does. */
export class PayoutGateway {
  constructor(private readonly stripe: Stripe) {}

  /** An account that only receives transfers, with Stripe's own dashboard for its owner. Carries our id; the owner gives Stripe the rest. */
  async createAccount(
    input: { providerId: string; email: string | undefined; country: string },
    idempotencyKey: string,
  ): Promise<SeenPayoutAccount> {
    const parameters: Stripe.V2.Core.AccountCreateParams = {
      ...(input.email ? { contact_email: input.email } : {}),
      dashboard: 'express',
      identity: { country: input.country },
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
      defaults: {
        currency: 'eur',
        responsibilities: { fees_collector: 'application', losses_collector: 'application' },
      },
      metadata: { providerId: input.providerId },
      include: INCLUDE,
    };
    return seenAccount(await ask(() => this.stripe.v2.core.accounts.create(parameters, { idempotencyKey })));
  }

  /** A page of Stripe's, for one use and a few minutes, where the provider gives what is asked. */
  async createOnboardingLink(
    accountId: string,
    urls: { refreshUrl: string; returnUrl: string },
  ): Promise<{ url: string; expiresAt: Date }> {
    const link = await ask(() =>
      this.stripe.v2.core.accountLinks.create({
        account: accountId,
        use_case: {
          type: 'account_onboarding',
          account_onboarding: { refresh_url: urls.refreshUrl, return_url: urls.returnUrl },
        },
      }),
    );
    return { url: link.url, expiresAt: new Date(link.expires_at) };
  }

  async getAccount(accountId: string): Promise<SeenPayoutAccount> {
    return seenAccount(await ask(() => this.stripe.v2.core.accounts.retrieve(accountId, { include: INCLUDE })));
  }

  /** Sends money out of one charge to a provider's account. The transfer's id. */
  async transfer(
    input: { accountId: string; amountCents: number; currency: string; chargeId: string; trace: Trace },
    idempotencyKey: string,
  ): Promise<string> {
    const parameters: Stripe.TransferCreateParams = {
      amount: input.amountCents,
      currency: input.currency,
      destination: input.accountId,
      source_transaction: input.chargeId,
      transfer_group: input.trace.bookingId,
      metadata: { ...input.trace },
    };
    return (await ask(() => this.stripe.transfers.create(parameters, { idempotencyKey }))).id;
  }

  /** The transfer that an operation has made, if it has. */
  async findTransfer(trace: Trace): Promise<string | null> {
    const page = await ask(() => this.stripe.transfers.list({ transfer_group: trace.bookingId, limit: 100 }));
    return page.data.find((transfer) => transfer.metadata['operationId'] === trace.operationId)?.id ?? null;
  }

  /** Takes money back from a provider's account. The reversal's id. */
  async reverse(
    input: { transferId: string; amountCents: number; trace: Trace },
    idempotencyKey: string,
  ): Promise<string> {
    const parameters = { amount: input.amountCents, metadata: { ...input.trace } };
    return (await ask(() => this.stripe.transfers.createReversal(input.transferId, parameters, { idempotencyKey }))).id;
  }

  async findReversal(transferId: string, trace: Trace): Promise<string | null> {
    const page = await ask(() => this.stripe.transfers.listReversals(transferId, { limit: 100 }));
    return page.data.find((reversal) => reversal.metadata?.['operationId'] === trace.operationId)?.id ?? null;
  }

  /** Gives money back to the customer. The refund's id and whether it has failed at once. */
  async refund(
    input: { chargeId: string; amountCents: number; trace: Trace },
    idempotencyKey: string,
  ): Promise<{ id: string; failed: boolean }> {
    const parameters = { charge: input.chargeId, amount: input.amountCents, metadata: { ...input.trace } };
    return seenRefund(await ask(() => this.stripe.refunds.create(parameters, { idempotencyKey })));
  }

  async findRefund(chargeId: string, trace: Trace): Promise<{ id: string; failed: boolean } | null> {
    const page = await ask(() => this.stripe.refunds.list({ charge: chargeId, limit: 100 }));
    const refund = page.data.find((candidate) => candidate.metadata?.['operationId'] === trace.operationId);
    return refund ? seenRefund(refund) : null;
  }

  /** `operationId` null: made by hand. */
  async getRefund(refundId: string): Promise<{ id: string; failed: boolean; operationId: string | null }> {
    const refund = await ask(() => this.stripe.refunds.retrieve(refundId));
    return { ...seenRefund(refund), operationId: refund.metadata?.['operationId'] ?? null };
  }

  /** Which operation has made a transfer; null: made by hand. */
  async getTransfer(transferId: string): Promise<{ operationId: string | null }> {
    const { metadata } = await ask(() => this.stripe.transfers.retrieve(transferId));
    return { operationId: metadata['operationId'] ?? null };
  }
}

const seenRefund = (refund: Stripe.Refund): { id: string; failed: boolean } => ({
  id: refund.id,
  failed: refund.status === 'failed' || refund.status === 'canceled',
});

function seenAccount(account: Stripe.V2.Core.Account): SeenPayoutAccount {
  const transfers = account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers;
  const asked = (account.requirements?.entries ?? []).filter((entry) => entry.awaiting_action_from === 'user');
  return {
    id: account.id,
    providerId: account.metadata?.['providerId'] ?? null,
    ready: transfers?.status === 'active',
    requirements: [...new Set(asked.map((entry) => entry.description))],
  };
}
