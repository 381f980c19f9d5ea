import { Injectable } from '@nestjs/common';
import { Database, txQuery, type PayoutAccount, type Tx } from '#platform/prisma';

export type { PayoutAccount } from '#platform/prisma';

/** An account of which Stripe should be asked what happened since `eventsFetchedTo`. */
export interface AccountDueForEvents {
  readonly providerId: string;
  readonly stripeAccountId: string;
  readonly createdAt: Date;
  readonly eventsFetchedTo: Date | null;
}

/** Providers' accounts at Stripe. */
@Injectable()
export class PayoutAccountStore {
  constructor(private readonly database: Database) {}

  find(providerId: string): Promise<PayoutAccount | null> {
    return this.database.prisma.payoutAccount.findUnique({ where: { providerId } });
  }

  findByStripeId(stripeAccountId: string): Promise<PayoutAccount | null> {
    return this.database.prisma.payoutAccount.findUnique({ where: { stripeAccountId } });
  }

  /** The provider's row, written before Stripe is asked so that the question has a key of its own. */
  async begin(providerId: string, now: Date): Promise<PayoutAccount> {
    await this.database.query(
      'payout-account-begin',
      'INSERT INTO payout_account (provider_id, requirements, created_at, refreshed_at) VALUES ($1, $2, $3, $3) ON CONFLICT (provider_id) DO NOTHING',
      [providerId, [], now],
    );
    return this.database.prisma.payoutAccount.findUniqueOrThrow({ where: { providerId } });
  }

  /** Remembers the account's id; the first one written stays. */
  async rememberAccount(providerId: string, stripeAccountId: string): Promise<void> {
    await this.database.query(
      'payout-account-remember',
      'UPDATE payout_account SET stripe_account_id = $2 WHERE provider_id = $1 AND stripe_account_id IS NULL',
      [providerId, stripeAccountId],
    );
  }

  /** Stripe answered 5xx and repeats it for the key: the next question gets a new one. */
  async nextAttempt(providerId: string): Promise<void> {
    await this.database.query(
      'payout-account-next-attempt',
      'UPDATE payout_account SET attempt = attempt + 1 WHERE provider_id = $1',
      [providerId],
    );
  }

  /** Ready accounts that Stripe was not told when to pay out, oldest first. */
  async withoutSchedule(limit: number): Promise<{ providerId: string; stripeAccountId: string }[]> {
    return this.database.query(
      'payout-account-without-schedule',
      `SELECT provider_id AS "providerId", stripe_account_id AS "stripeAccountId" FROM payout_account
       WHERE ready AND schedule_set_at IS NULL AND stripe_account_id IS NOT NULL ORDER BY created_at LIMIT $1`,
      [limit],
    );
  }

  /** Accounts whose events nobody has asked for since an instant, the longest ago first. */
  async dueForEvents(before: Date, limit: number): Promise<AccountDueForEvents[]> {
    return this.database.query<AccountDueForEvents>(
      'payout-account-due-for-events',
      `SELECT provider_id AS "providerId", stripe_account_id AS "stripeAccountId", created_at AS "createdAt",
         events_fetched_to AS "eventsFetchedTo"
       FROM payout_account
       WHERE stripe_account_id IS NOT NULL AND (events_fetched_to IS NULL OR events_fetched_to <= $1)
       ORDER BY events_fetched_to NULLS FIRST LIMIT $2`,
      [before, limit],
    );
  }

  async rememberEventsFetched(providerId: string, to: Date): Promise<void> {
    await this.database.query(
      'payout-account-remember-events',
      'UPDATE payout_account SET events_fetched_to = $2 WHERE provider_id = $1',
      [providerId, to],
    );
  }

  async rememberSchedule(providerId: string, now: Date): Promise<void> {
    await this.database.query(
      'payout-account-remember-schedule',
      'UPDATE payout_account SET schedule_set_at = $2 WHERE provider_id = $1',
      [providerId, now],
    );
  }

  /** The provider's row, locked until the transaction ends; null when they have none. */
  async lock(tx: Tx, providerId: string): Promise<PayoutAccount | null> {
    await txQuery(tx, 'SELECT 1 FROM payout_account WHERE provider_id = $1::uuid FOR UPDATE', [providerId]);
    return tx.payoutAccount.findUnique({ where: { providerId } });
  }

  save(
    tx: Tx,
    providerId: string,
    seen: { ready: boolean; requirements: readonly string[] },
    now: Date,
  ): Promise<PayoutAccount> {
    return tx.payoutAccount.update({
      where: { providerId },
      data: { ready: seen.ready, requirements: [...seen.requirements], refreshedAt: now },
    });
  }
}
