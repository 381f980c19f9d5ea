import 'reflect-metadata';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { OffsetClock } from '#kernel';
import { ConfigError, loadConfig, type Config } from '#platform/config';
import { Draining } from '#platform/http';
import { EmbeddedPostgresError } from '#platform/embedded-postgres';
import { applyMigrations } from '#platform/prisma';
import { createApplication } from './create-application.js';
import { DevelopmentModule } from './development/development.module.js';
import { startEmbeddedParts, writeOffset, type EmbeddedParts } from './development/embedded-parts.js';
import type { DevelopmentTools } from './page-head.js';
import { projectRoot } from './project-root.js';

/** How long new requests keep coming after readiness turned to 503, in milliseconds. */
const DRAIN_NOTICE = 500;

async function start(): Promise<void> {
  const given = loadConfig();
  const parts = await startEmbeddedParts(given);
  const { config } = parts;
  let app: NestFastifyApplication | undefined;
  try {
    await applyMigrations(join(projectRoot(), 'prisma'), config.database.url ?? '');
    app = await createApplication(config, parts.clock, timeTravel(parts), toolsOf(parts));
    const seeded = await seed(app, parts);
    await app.listen(config.http.port, config.http.host);
    stopOnSignals(app, parts);
    if (seeded > 0) await firstBookings(app, parts);
    if (config.environment !== 'production') (await import('./development/banner.js')).printBanner(parts);
  } catch (error) {
    await app?.close();
    await parts.stop();
    throw error;
  }
}

/** How many providers were added: the embedded database gets demonstration data, once. Only then is the seed's code loaded. */
async function seed(app: NestFastifyApplication, { database, clock, sandbox }: EmbeddedParts): Promise<number> {
  if (!database) return 0;
  const { seedOnce } = await import('./development/seed-once.js');
  return seedOnce(app, clock, sandbox);
}

/** The demonstration is better with them, and starts without. */
async function firstBookings(app: NestFastifyApplication, { sandbox, clock }: EmbeddedParts): Promise<void> {
  if (!sandbox) return;
  const { makeFirstBookings } = await import('./development/first-bookings.js');
  await makeFirstBookings(await app.getUrl(), sandbox, clock).catch((error: unknown) => {
    console.warn(`The demonstration starts without upcoming visits: ${String(error)}`);
  });
}

/** The pages of the embedded parts, wherever their ports were put. */
const toolsOf = ({ config, sandbox, mailbox }: EmbeddedParts): DevelopmentTools | undefined =>
  config.environment === 'production' ? undefined : { sandbox: sandbox?.url, mailbox: mailbox?.webUrl };

function timeTravel(parts: EmbeddedParts) {
  if (!(parts.clock instanceof OffsetClock)) return [];
  const moved = (clock: OffsetClock): void => {
    writeOffset(parts.config, clock);
    parts.sandbox?.control.clock.advance({ seconds: 0 });
  };
  return [DevelopmentModule.forRoot({ clock: parts.clock, moved })];
}

/** Readiness turns to 503, in-flight requests and jobs finish, then the embedded parts go, the database last. */
function stopOnSignals(app: NestFastifyApplication, parts: EmbeddedParts): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    app.get(Draining).start();
    await new Promise((resolve) => setTimeout(resolve, parts.config.environment === 'production' ? DRAIN_NOTICE : 0));
    await app.close();
    await parts.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        console.error(error);
        process.exit(1);
      });
    });
  }
}

function explain(error: unknown, config?: Config): string {
  if (error instanceof EmbeddedPostgresError) return error.message;
  if (error instanceof ConfigError) return `The configuration can’t be used:\n${error.message}`;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return `Port ${(error as { port?: number }).port ?? config?.http.port ?? ''} is taken: set PORT to a free one.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

start().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
