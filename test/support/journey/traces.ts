import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger, PinoLogger } from 'nestjs-pino';
import { pino } from 'pino';
import type { Journey } from './journey.js';

/** Everything the application keeps, wrote or sent, as text, by where it is. */
export type Traces = Readonly<Record<string, string>>;

/** Keeps every log line from now on instead of printing it. Needs LOG_LEVEL: tests are silent without. */
export function captureLogs(journey: Journey): () => string {
  const lines: string[] = [];
  journey.app.useLogger(journey.app.get(Logger));
  const stream = (PinoLogger.root as unknown as Record<symbol, { write: (line: string) => void }>)[
    pino.symbols.streamSym
  ];
  if (!stream) throw new Error('The logger has no stream');
  stream.write = (line) => void lines.push(line);
  return () => lines.join('');
}

/** Every row of every table, queue and audit log included, every mail, and every file of the data folder. */
export async function traces(journey: Journey): Promise<Traces> {
  const found: Record<string, string> = {};
  const tables = await journey.db.pool.query<{ name: string }>(
    `SELECT table_schema || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables.rows) {
    const { rows } = await journey.db.pool.query<{ row: string }>(`SELECT row_to_json(t)::text AS row FROM ${name} t`);
    found[name] = rows.map(({ row }) => row).join('\n');
  }
  found['mails'] = JSON.stringify(journey.mailbox.messages({}));
  for (const file of readdirSync(journey.config.dataFolder, { recursive: true, withFileTypes: true }))
    if (file.isFile()) found[file.name] = readFileSync(join(file.parentPath, file.name), 'latin1');
  return found;
}

/** Where any of these words appears, in any case: `['pgboss.job: 12 rue des Lilas']`. */
export const whereFound = (found: Traces, words: readonly string[]): string[] =>
  Object.entries(found).flatMap(([place, text]) =>
    words.filter((word) => text.toLowerCase().includes(word.toLowerCase())).map((word) => `${place}: ${word}`),
  );
