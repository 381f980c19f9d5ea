import { Inject, Injectable, Logger } from '@nestjs/common';
import { DAY, HOUR, MINUTE, plus, SECOND, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { BankGateway } from '../adapters/bank-gateway.js';
import { StripeRejected, StripeUnreachable } from '../adapters/stripe-answers.js';
import { PayoutAccountStore } from '../store/payout-account.store.js';
import { PayoutStore, type Payout } from '../store/payout.store.js';
import { SyncPayout } from './sync-payout.js';

/** Stripe forgets idempotency keys after 24 hours. */
const KEY_LIVES = DAY - HOUR;
const LONGEST_DELAY = 15 * MINUTE;

/** Asks Stripe for a written-down instant payout. Safe to be killed at any point and run again. */
@Injectable()
export class AskInstantPayout {
  readonly #logger = new Logger('Payment');

  constructor(
    private readonly payouts: PayoutStore,
    private readonly accounts: PayoutAccountStore,
    private readonly bank: BankGateway,
    private readonly syncPayout: SyncPayout,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Nothing happens when it was answered already or is in another worker's hands. */
  async ask(payoutId: string): Promise<void> {
    const payout = await this.payouts.claim(payoutId, this.clock.now());
    const account = payout && (await this.accounts.find(payout.providerId));
    if (!payout || !account?.stripeAccountId) return;
    try {
      const seen = await this.#send(payout, account.stripeAccountId);
      await this.syncPayout.record(payout.providerId, account.stripeAccountId, seen);
    } catch (error) {
      await this.#failed(payout, error);
    }
  }

  async #send(payout: Payout, accountId: string) {
    const { id, amountCents, currency, attempt } = payout;
    const key = `pay:payout:${id}:${attempt}`;
    const made = this.#mustLookFirst(payout) ? await this.bank.findInstant(accountId, id) : null;
    return made ?? this.bank.payInstantly({ accountId, amountCents, currency, payoutId: id }, key);
  }

  #mustLookFirst({ attempt, firstSentAt }: Payout): boolean {
    return attempt > 1 || (firstSentAt !== null && this.clock.now().getTime() - firstSentAt.getTime() > KEY_LIVES);
  }

  async #failed(payout: Payout, error: unknown): Promise<void> {
    const now = this.clock.now();
    if (error instanceof StripeRejected) return this.payouts.refuse(payout.id, error.code, now);
    const unreachable = error instanceof StripeUnreachable ? error : null;
    const code = unreachable?.code ?? (error instanceof Error ? error.name : 'unknown');
    const until = plus(now, Math.min(SECOND * 2 ** Math.min(payout.tries, 12), LONGEST_DELAY));
    this.#logger.warn({ payoutId: payout.id, tries: payout.tries, code }, 'Instant payout postponed');
    await this.payouts.postpone(payout.id, until, code, unreachable?.uncertain ?? true);
  }
}
