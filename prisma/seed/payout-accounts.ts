import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '#platform/prisma';

/** Opens a ready account somewhere (the Stripe sandbox) and answers its id. */
export type OpenPayoutAccount = () => Promise<string>;

const AT_ONCE = 8;

/**
 * Gives every demonstration provider who may be paid an account at the Stripe sandbox, so that their bookings can be
 * settled like anybody's. Does nothing for those who have one.
 */
export async function seedPayoutAccounts(
  app: INestApplicationContext,
  open: OpenPayoutAccount,
  now: Date,
): Promise<void> {
  const database = app.get(Database);
  const rows = await database.query<{ id: string }>(
    'seed-without-payout-account',
    `SELECT id FROM provider WHERE payouts_ready AND id NOT IN (SELECT provider_id FROM payout_account) ORDER BY id LIMIT 1000`,
  );
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const batch = rows.slice(first, first + AT_ONCE);
    const accounts = await Promise.all(batch.map(() => open()));
    await database.query(
      'seed-payout-accounts',
      `INSERT INTO payout_account (provider_id, stripe_account_id, ready, requirements, created_at, refreshed_at)
       SELECT provider_id, account_id, true, '{}', $3::timestamptz, $3::timestamptz
       FROM unnest($1::uuid[], $2::text[]) AS made (provider_id, account_id)
       ON CONFLICT (provider_id) DO NOTHING`,
      [batch.map(({ id }) => id), accounts, now],
    );
  }
}
