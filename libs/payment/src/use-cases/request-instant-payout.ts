import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Failure, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { BankGateway } from '../adapters/bank-gateway.js';
import { StripeUnreachable } from '../adapters/stripe-answers.js';
import { mayPayInstantly, type SeenBalance } from '../domain/payout.js';
import type { PaymentUnavailable } from '../domain/payment.errors.js';
import { LedgerStore } from '../store/ledger.store.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import { PayoutStore, type Payout } from '../store/payout.store.js';
import { AskInstantPayout } from './ask-instant-payout.js';

/** The account is not open, or Stripe asks for something first. */
export type PayoutAccountNotReady = Failure<'PayoutAccountNotReady'>;
/** The provider owes the platform money: it is kept back first. */
export interface ProviderInDebt extends Failure<'ProviderInDebt'> {
  readonly debtCents: number;
}
/** The one before is not answered yet. */
export type PayoutUnderWay = Failure<'PayoutUnderWay'>;
/** Less is there than was asked for. */
export interface AmountNotAvailable extends Failure<'AmountNotAvailable'> {
  readonly availableCents: number;
}
export type InstantPayoutFailure =
  PayoutAccountNotReady | ProviderInDebt | PayoutUnderWay | AmountNotAvailable | PaymentUnavailable;

const CURRENCY = 'eur';

/** A provider wants their money at once. */
@Injectable()
export class RequestInstantPayout {
  constructor(
    private readonly payouts: PayoutStore,
    private readonly accounts: PayoutAccountStore,
    private readonly ledger: LedgerStore,
    private readonly bank: BankGateway,
    private readonly asking: AskInstantPayout,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * `requestId` is the client's, one for each intention: asked twice, it is the same payout. `amountCents` is what arrives; its
   * fee comes on top. A payout without an answer stays REQUESTED and a sweep goes on. Runs outside any transaction.
   */
  async request(
    actor: UserActor,
    input: { providerId: string; requestId: string; amountCents: number },
  ): Promise<Result<Payout, InstantPayoutFailure>> {
    const earlier = await this.payouts.find(input.requestId);
    if (earlier) return earlier.providerId === input.providerId ? ok(earlier) : err({ kind: 'PayoutUnderWay' });
    const account = await this.accounts.find(input.providerId);
    if (!account?.stripeAccountId) return err({ kind: 'PayoutAccountNotReady' });
    const balance = await this.#balance(account.stripeAccountId);
    if (!balance) return err({ kind: 'PaymentUnavailable' });
    const written = await this.#write(actor, input, balance);
    if (!written.ok) return written;
    await this.asking.ask(written.value.id);
    return ok((await this.payouts.find(written.value.id)) ?? written.value);
  }

  async #balance(accountId: string): Promise<SeenBalance | null> {
    try {
      return await this.bank.balance(accountId, CURRENCY);
    } catch (error) {
      if (error instanceof StripeUnreachable) return null;
      throw error;
    }
  }

  #write(
    actor: UserActor,
    { providerId, requestId, amountCents }: { providerId: string; requestId: string; amountCents: number },
    balance: SeenBalance,
  ): Promise<Result<Payout, InstantPayoutFailure>> {
    return this.transactor.run(async (tx) => {
      // A transfer that keeps a debt back takes the same lock: a debt can't appear between the question and the payout.
      const account = await this.accounts.lock(tx, providerId);
      const debtCents = Math.max(0, await this.ledger.balance(tx, providerId, 'PROVIDER_DEBT'));
      const requested = await this.payouts.hasRequest(tx, providerId);
      const refusal = mayPayInstantly({ ready: account?.ready ?? false, debtCents, requested }, balance, amountCents);
      if (refusal === 'ProviderInDebt') return err({ kind: refusal, debtCents });
      if (refusal === 'AmountNotAvailable') return err({ kind: refusal, availableCents: balance.instantNetCents });
      if (refusal) return err({ kind: refusal });
      // The exact fee comes with Stripe's answer; until then the share of what was shown.
      const feeCents = Math.ceil((balance.instantFeeCents * amountCents) / balance.instantNetCents);
      const row = { id: requestId, providerId, amountCents, feeCents, currency: CURRENCY };
      const payout = await this.payouts.request(tx, row, this.clock.now());
      await this.audit.append(tx, {
        actor,
        action: 'payout.requested',
        subject: { type: 'payout', id: payout.id },
        data: { amountCents },
      });
      return ok(payout);
    });
  }
}
