import type { Stripe } from 'stripe';
import type { SeenBalance, SeenPayout, SeenPayoutState } from '../domain/payout.js';
import { ask } from './stripe-answers.js';

const STATES: Readonly<Record<string, SeenPayoutState>> = {
  pending: 'PENDING',
  in_transit: 'IN_TRANSIT',
  paid: 'PAID',
  failed: 'FAILED',
  canceled: 'CANCELED',
};

/** One movement inside a payout: a transfer that came in, or one taken back (negative). */
export interface SeenPayoutLine {
  readonly movementId: string;
  readonly transferId: string | null;
  readonly amountCents: number;
  readonly at: Date;
}

/** A provider's own balance at Stripe and the way to their bank. Throws as CardGateway does. */
export class BankGateway {
  constructor(private readonly stripe: Stripe) {}

  /** Pays the account out every Monday (https://docs.stripe.com/connect/manage-payout-schedule). The same however often it is asked. */
  async payOutWeekly(accountId: string): Promise<void> {
    const schedule: Stripe.BalanceSettingsUpdateParams.Payments.Payouts.Schedule = {
      interval: 'weekly',
      weekly_payout_days: ['monday'],
    };
    const payments = { payouts: { schedule } };
    await ask(() => this.stripe.balanceSettings.update({ payments }, { stripeAccount: accountId }));
  }

  /** What the provider has there, and what of it could be at their bank at once, by the price the platform has set at Stripe. */
  async balance(accountId: string, currency: string): Promise<SeenBalance> {
    const expand = ['instant_available.net_available'];
    const balance = await ask(() => this.stripe.balance.retrieve({ expand }, { stripeAccount: accountId }));
    const sum = (parts: readonly { currency: string; amount: number }[]): number =>
      parts.filter((part) => part.currency === currency).reduce((total, { amount }) => total + amount, 0);
    const instant = balance.instant_available?.find((part) => part.currency === currency);
    const instantNetCents = Math.max(0, ...(instant?.net_available ?? []).map(({ amount }) => amount));
    return {
      availableCents: sum(balance.available),
      pendingCents: sum(balance.pending),
      instantNetCents,
      instantFeeCents: instantNetCents === 0 ? 0 : (instant?.amount ?? 0) - instantNetCents,
    };
  }

  /** Sends money to the provider's bank at once. */
  async payInstantly(
    input: { accountId: string; amountCents: number; currency: string; payoutId: string },
    idempotencyKey: string,
  ): Promise<SeenPayout> {
    const { accountId, amountCents, currency, payoutId } = input;
    const parameters = { amount: amountCents, currency, method: 'instant', metadata: { payoutId } } as const;
    const payout = await ask(() =>
      this.stripe.payouts.create({ ...parameters, expand: EXPAND }, { stripeAccount: accountId, idempotencyKey }),
    );
    return seenPayout(payout);
  }

  /** The payout that a request of ours has made, if it has. */
  async findInstant(accountId: string, payoutId: string): Promise<SeenPayout | null> {
    const expand = EXPAND.map((path) => `data.${path}`);
    const page = await ask(() => this.stripe.payouts.list({ limit: 100, expand }, { stripeAccount: accountId }));
    const made = page.data.find(({ metadata }) => metadata?.['payoutId'] === payoutId);
    return made ? seenPayout(made) : null;
  }

  async getPayout(accountId: string, stripeId: string): Promise<SeenPayout> {
    const stripeAccount = accountId;
    return seenPayout(await ask(() => this.stripe.payouts.retrieve(stripeId, { expand: EXPAND }, { stripeAccount })));
  }

  /** What is inside a payout that Stripe made by itself, 500 at most; of others Stripe does not tell. */
  async insideOf(accountId: string, stripeId: string): Promise<SeenPayoutLine[]> {
    const parameters = { payout: stripeId, limit: 100, expand: ['data.source'] };
    const list = this.stripe.balanceTransactions.list(parameters, { stripeAccount: accountId });
    const lines = await ask(() => list.autoPagingToArray({ limit: 500 }));
    return lines
      .filter(({ type }) => !type.startsWith('payout'))
      .map((line) => ({
        movementId: line.id,
        transferId: transferOf(line.source),
        amountCents: line.net,
        at: new Date(line.created * 1000),
      }));
  }
}

const EXPAND = ['balance_transaction'];

function seenPayout(payout: Stripe.Payout): SeenPayout {
  const line = payout.balance_transaction;
  const fee = payout.application_fee_amount ?? (typeof line === 'object' ? line?.fee : 0) ?? 0;
  return {
    id: payout.id,
    state: STATES[payout.status] ?? 'PENDING',
    instant: payout.method === 'instant',
    automatic: payout.automatic,
    amountCents: payout.amount,
    feeCents: fee,
    currency: payout.currency,
    arrivesAt: new Date(payout.arrival_date * 1000),
    createdAt: new Date(payout.created * 1000),
    failureCode: payout.failure_code,
    payoutId: payout.metadata?.['payoutId'] ?? null,
  };
}

/** A transfer arrives as a payment whose charge names it. */
function transferOf(source: Stripe.BalanceTransaction['source']): string | null {
  if (source === null || typeof source === 'string' || source.object !== 'charge') return null;
  const transfer = source.source_transfer;
  return typeof transfer === 'string' ? transfer : (transfer?.id ?? null);
}
