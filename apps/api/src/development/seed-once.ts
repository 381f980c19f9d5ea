import type { INestApplicationContext } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CONFIG, type Config } from '#platform/config';
import { DEMO_PASSWORD, DEMO_PEOPLE, seedDatabase } from '../../../../prisma/seed/index.js';

/** Fills an empty database with demonstration data; does nothing when it has enough. */
export async function seedOnce(app: INestApplicationContext, clock: Clock): Promise<void> {
  const { providers } = app.get<Config>(CONFIG).seed;
  await seedDatabase(app, { providers, now: clock.now() });
}

export const demoSignIns = (): string[] => [
  `  Demo sign-ins (password: ${DEMO_PASSWORD})`,
  ...DEMO_PEOPLE.map(
    ({ role, email, totpSecret }) =>
      `    ${role.padEnd(10)} ${email}${totpSecret ? `  (authenticator secret: ${totpSecret})` : ''}`,
  ),
  '',
];
