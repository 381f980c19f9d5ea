import fs, { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from 'nestjs-pino';
import type { Journey } from './journey.js';

/** Everything the application keeps, wrote or sent, as text, by where it is. */
export type Traces = Readonly<Record<string, string>>;

const STANDARD_OUTPUT = 1;

/** Keeps every log line from now on, at the level of each request, until it is stopped. */
export function captureLogs(journey: Journey): { lines: () => string; stop: () => void } {
  const lines: string[] = [];
  const write = fs.writeSync.bind(fs) as (...given: unknown[]) => number;
  const capture = jest.spyOn(fs, 'writeSync').mockImplementation(((...given: unknown[]) => {
    if (given[0] !== STANDARD_OUTPUT) return write(...given);
    lines.push(String(given[1]));
    return Buffer.byteLength(String(given[1]));
  }) as typeof fs.writeSync);
  journey.app.useLogger(journey.app.get(Logger));
  return { lines: () => lines.join(''), stop: () => capture.mockRestore() };
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
