import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OffsetClock, systemClock, type Clock } from '#kernel';
import type { Mailbox } from '#mailbox';
import { ConfigError, type Config } from '#platform/config';
import { startEmbeddedPostgres, type EmbeddedDatabase } from '#platform/embedded-postgres';
import type { Sandbox } from '#stripe-sandbox';

/** What stands in for the outside world on a machine that has none of it. */
export interface EmbeddedParts {
  /** The configuration with every embedded part filled in. */
  readonly config: Config;
  readonly clock: Clock;
  readonly database: EmbeddedDatabase | null;
  readonly mailbox: Mailbox | null;
  readonly sandbox: Sandbox | null;
  /** What each embedded part is not fit for, to be said at start. */
  readonly warnings: readonly string[];
  stop(): Promise<void>;
}

const SANDBOX_SECRETS = {
  snapshot: 'whsec_sandbox_snapshot',
  connect: 'whsec_sandbox_connect',
  thin: 'whsec_sandbox_thin',
};
const SANDBOX_KEY = 'sk_test_sandbox';

/** Starts an embedded part for each outside part that the configuration does not name; only those are loaded. */
export async function startEmbeddedParts(given: Config): Promise<EmbeddedParts> {
  mkdirSync(given.dataFolder, { recursive: true });
  const warnings: string[] = [];
  const database = given.database.url
    ? null
    : await startEmbeddedPostgres({ folder: join(given.dataFolder, 'postgres') });
  if (database)
    warnings.push('database: embedded PostgreSQL on this machine, no replica and no backup (set DATABASE_URL)');
  const clock = database && given.environment !== 'production' ? new OffsetClock(readOffset(given)) : systemClock;
  const mailbox = given.mail.smtpUrl ? null : await startMailbox(given);
  if (mailbox) warnings.push('mail: kept in the mail box below, nobody receives it (set SMTP_URL)');
  const sandbox = given.stripe.secretKey ? null : await startSandbox(given, clock);
  if (sandbox) warnings.push('payments: Stripe sandbox, no money moves (set STRIPE_SECRET_KEY)');
  if (given.storage.driver === 'files')
    warnings.push(`files: encrypted in ${given.storage.folder}, on this disk only (set S3_BUCKET)`);
  const config: Config = {
    ...given,
    database: { ...given.database, url: given.database.url ?? database?.connectionString },
    secretKey: given.secretKey ?? readOrMakeKey(given),
    mail: { ...given.mail, smtpUrl: given.mail.smtpUrl ?? mailbox?.smtpUrl },
    stripe: sandbox
      ? {
          ...given.stripe,
          secretKey: SANDBOX_KEY,
          apiBase: given.stripe.apiBase ?? sandbox.url,
          webhookSecrets: [SANDBOX_SECRETS.snapshot],
          connectWebhookSecrets: [SANDBOX_SECRETS.connect],
          thinWebhookSecrets: [SANDBOX_SECRETS.thin],
        }
      : given.stripe,
  };
  const stop = async (): Promise<void> => {
    await sandbox?.close();
    await mailbox?.close();
    await database?.stop();
  };
  return { config, clock, database, mailbox, sandbox, warnings, stop };
}

async function startMailbox(config: Config): Promise<Mailbox> {
  const { createMailbox } = await import('#mailbox');
  return named('MAIL_PORT or MAIL_SMTP_PORT', () =>
    createMailbox({
      smtpPort: config.mail.smtpPort,
      webPort: config.mail.webPort,
      folder: join(config.dataFolder, 'mail'),
      host: config.http.host,
      environment: config.environment,
    }),
  );
}

async function startSandbox(config: Config, clock: Clock): Promise<Sandbox> {
  const { createSandbox } = await import('#stripe-sandbox');
  const base = `http://127.0.0.1:${config.http.port}/webhooks/stripe`;
  return named('STRIPE_SANDBOX_PORT', () =>
    createSandbox({
      port: config.stripe.sandboxPort,
      host: config.http.host,
      file: join(config.dataFolder, 'stripe-sandbox.sqlite'),
      secretKey: SANDBOX_KEY,
      environment: config.environment,
      now: () => clock.now(),
      webhookEndpoints: [
        { url: base, secret: SANDBOX_SECRETS.snapshot, kind: 'snapshot' },
        { url: `${base}/connect`, secret: SANDBOX_SECRETS.connect, kind: 'connect' },
        { url: `${base}/thin`, secret: SANDBOX_SECRETS.thin, kind: 'thin' },
      ],
    }),
  );
}

/** Says which variable names the port when it is taken. */
async function named<T>(variable: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(`Port ${(error as { port?: number }).port ?? ''} is taken: set ${variable} to a free one.`);
  }
}

/** Losing this file makes every encrypted field unreadable: keep it with the data, or set SECRET_KEY. */
function readOrMakeKey(config: Config): string {
  const file = join(config.dataFolder, 'secret-key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

const offsetFile = (config: Config): string => join(config.dataFolder, 'clock-offset');

function readOffset(config: Config): number {
  return existsSync(offsetFile(config)) ? Number(readFileSync(offsetFile(config), 'utf8')) || 0 : 0;
}

export const writeOffset = (config: Config, clock: OffsetClock): void =>
  writeFileSync(offsetFile(config), String(clock.offsetMilliseconds));
