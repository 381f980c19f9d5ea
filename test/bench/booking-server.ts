// A server under test, forked by booking.bench.ts. `api`: the whole application. `bare`: node:http and node-postgres doing
// the same SQL in the same transactions and answering the same bytes.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { FixedClock } from '#kernel';
import { loadConfig } from '#platform/config';
import { BENCH_NOW } from './market-seed.ts';

export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}
/** What one request did and answered: statements in order, those of a transaction between BEGIN and COMMIT. */
export interface Recorded {
  statements: Statement[];
  answer: string;
}
export type ToServer = { record: 'start' | 'stop' } | { load: Record<string, Recorded> } | { cpu: true };
export type FromServer = { port: number } | { ran: Statement[] } | { loaded: true } | { cpuMilliseconds: number };

const tell = (message: FromServer): void => void process.send?.(message);

async function serveApi(): Promise<void> {
  const module = join(import.meta.dirname, '../../dist/apps/api/src/create-application.js');
  const { createApplication } = (await import(module)) as typeof import('../../apps/api/src/create-application.ts');
  const config = loadConfig();
  // One customer books everything.
  const unlimited = { liveHoldsPerCustomer: 1e6, quotesPerTenMinutes: 1e6, holdsPerTenMinutes: 1e6 };
  const rules = { ...config.rules, ...unlimited };
  const app = await createApplication({ ...config, rules }, new FixedClock(BENCH_NOW));
  await app.listen(0, '127.0.0.1');
  recordOnDemand();
  tell({ port: (app.getHttpServer().address() as AddressInfo).port });
}

type Query = (this: pg.Client, config: string | Statement, ...rest: unknown[]) => unknown;

/** Every statement passes through the client, whichever library sends it. */
function recordOnDemand(): void {
  let ran: Statement[] | undefined;
  process.on('message', (message: ToServer) => {
    if (!('record' in message)) return;
    if (message.record === 'stop') tell({ ran: ran ?? [] });
    ran = message.record === 'start' ? [] : undefined;
  });
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  prototype.query = function (config, ...rest) {
    const statement =
      typeof config === 'string' ? { text: config, values: Array.isArray(rest[0]) ? rest[0] : [] } : config;
    ran?.push({ text: statement.text, values: [...(statement.values ?? [])] });
    return query.call(this, config, ...rest);
  };
}

function serveBare(): void {
  const pool = new pg.Pool({ connectionString: loadConfig().database.url, max: 16 });
  let recorded: Record<string, Recorded> = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: { job: string } };
      const { statements, answer } = recorded[variables.job]!;
      void replay(pool, statements).then(() => {
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(answer);
      });
    });
  });
  process.on('message', (message: ToServer) => {
    if (!('load' in message)) return;
    recorded = message.load;
    tell({ loaded: true });
  });
  server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
}

/** Prepared statements throughout: the bare server is as good as it gets. */
async function replay(pool: pg.Pool, statements: readonly Statement[]): Promise<void> {
  let client: pg.PoolClient | undefined;
  for (const { text, values } of statements) {
    if (text === 'BEGIN') client = await pool.connect();
    const name = text.length > 10 ? createHash('sha256').update(text).digest('base64') : undefined;
    await (client ?? pool).query({ name, text, values });
    if (text === 'COMMIT') {
      client?.release();
      client = undefined;
    }
  }
}

process.on('message', (message: ToServer) => {
  const { user, system } = process.cpuUsage();
  if ('cpu' in message) tell({ cpuMilliseconds: (user + system) / 1000 });
});
if (process.argv[2] === 'api') await serveApi();
else serveBare();
