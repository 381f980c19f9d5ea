import type { Clock } from '#kernel';
import type { Config } from '#platform/config';
import { DEMO_PASSWORD, DEMO_PEOPLE, seedDatabase } from '../../../../prisma/seed/src/index.js';

/** Fills an empty database with demonstration data; does nothing when it has any. */
export async function seedOnce(config: Config, clock: Clock): Promise<void> {
  if (config.seed.providers === 0) return;
  await seedDatabase({ databaseUrl: config.database.url ?? '', secretKey: config.secretKey ?? '', providers: config.seed.providers, now: clock.now(), onlyIfEmpty: true });
}

export const demoSignIns = (): string[] => [
  `  Demo sign-ins (password: ${DEMO_PASSWORD})`,
  ...DEMO_PEOPLE.map(({ role, email, totpSecret }) => `    ${role.padEnd(10)} ${email}${totpSecret ? `  (second factor secret: ${totpSecret})` : ''}`),
  '',
];
