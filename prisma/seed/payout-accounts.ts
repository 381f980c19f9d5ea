import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '#platform/prisma';

/** Opens so many ready accounts somewhere (the Stripe sandbox) and answers their ids. */
export type OpenPayoutAccounts = (count: number) => readonly string[];

/**
 * Gives demonstration providers who may be paid, a thousand at most, an account at the Stripe sandbox, so that their
 * bookings can be settled like anybody's. Does nothing for those who have one.
 */
export async function seedPayoutAccounts(
  app: INestApplicationContext,
  open: OpenPayoutAccounts,
  now: Date,
): Promise<void> {
  const database = app.get(Database);
  const rows = await database.query<{ id: string }>(
    'seed-without-payout-account',
    `SELECT id FROM provider WHERE payouts_ready AND id NOT IN (SELECT provider_id FROM payout_account) ORDER BY id LIMIT 1000`,
  );
  if (rows.length === 0) return;
  await database.query(
    'seed-payout-accounts',
    `INSERT INTO payout_account (provider_id, stripe_account_id, ready, requirements, created_at, refreshed_at)
     SELECT provider_id, account_id, true, '{}', $3::timestamptz, $3::timestamptz
     FROM unnest($1::uuid[], $2::text[]) AS made (provider_id, account_id)
     ON CONFLICT (provider_id) DO NOTHING`,
    [rows.map(({ id }) => id), open(rows.length), now],
  );
}
