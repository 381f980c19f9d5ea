import type { INestApplicationContext } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CONFIG, type Config } from '#platform/config';
import type { Sandbox } from '#stripe-sandbox';
import { seedDatabase, seedPayoutAccounts } from '../../../../prisma/seed/index.js';

/** Fills an empty database with demonstration data; does nothing when it has enough. Answers how many providers were added. */
export async function seedOnce(app: INestApplicationContext, clock: Clock, sandbox: Sandbox | null): Promise<number> {
  const { seed } = app.get<Config>(CONFIG);
  const added = await seedDatabase(app, { providers: seed.providers, now: clock.now() });
  if (sandbox) await seedPayoutAccounts(app, (count) => sandbox.control.accounts.openReady(count), clock.now());
  return added;
}
