// A server under test, forked by search.bench.ts. `api`: the whole application. `bare`: node:http and node-postgres doing
// the same SQL and answering the same bytes.
import 'reflect-metadata';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { FixedClock } from '#kernel';
import { loadConfig } from '#platform/config';
import { Database } from '#platform/prisma';
import { BENCH_NOW } from './market-seed.ts';

export interface Statement {
  readonly name: string;
  readonly sql: string;
  readonly values: unknown[];
}
/** The statements that the application ran for a question, one after the other, and what it answered. */
export interface Recorded {
  statements: readonly [Statement, ...Statement[]];
  answer: unknown;
}
export type ToServer = { record: boolean } | { serve: Recorded[] } | { cpu: true };
export type FromServer = { port: number } | { ran: Statement } | { cpuMilliseconds: number };

const tell = (message: FromServer): void => {
  process.send?.(message);
};

async function serveApi(): Promise<void> {
  const module = join(import.meta.dirname, '../../dist/apps/api/src/create-application.js');
  const { createApplication } = (await import(module)) as typeof import('../../apps/api/src/create-application.ts');
  const config = loadConfig();
  const rules = { ...config.rules, searchesPerMinute: 1e9 };
  const app = await createApplication({ ...config, rules }, new FixedClock(BENCH_NOW));
  await app.listen(0, '127.0.0.1');
  let recording = false;
  recordQueries(app.get(Database, { strict: false }), () => recording);
  process.on('message', (message: ToServer) => {
    if ('record' in message) recording = message.record;
  });
  tell({ port: (app.getHttpServer().address() as AddressInfo).port });
}

function recordQueries(database: Database, recording: () => boolean): void {
  const query = database.query.bind(database);
  database.query = (name, sql, values = [], read) => {
    if (recording() && name.startsWith('search-')) tell({ ran: { name, sql, values: [...values] } });
    return query(name, sql, values, read);
  };
}

function serveBare(): void {
  const pool = new pg.Pool({ connectionString: loadConfig().database.url, max: 16 });
  let recorded: Recorded[] = [];
  const server = createServer((request, response) => {
    const body: Buffer[] = [];
    request.on('data', (chunk: Buffer) => body.push(chunk));
    request.on('end', () => {
      const asked = JSON.parse(Buffer.concat(body).toString()) as { variables: { number: number } };
      const { statements, answer } = recorded[asked.variables.number]!;
      void runAll(pool, statements).then(() => {
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(answer));
      });
    });
  });
  process.on('message', (message: ToServer) => {
    if ('serve' in message) recorded = message.serve;
  });
  server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
}

async function runAll(pool: pg.Pool, statements: readonly Statement[]): Promise<void> {
  for (const { name, sql, values } of statements) await pool.query({ name, text: sql, values });
}

process.on('message', (message: ToServer) => {
  const { user, system } = process.cpuUsage();
  if ('cpu' in message) tell({ cpuMilliseconds: (user + system) / 1000 });
});
if (process.argv[2] === 'api') await serveApi();
else serveBare();
