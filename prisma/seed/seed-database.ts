import { setImmediate as turn } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { Availability } from '#availability';
import { Catalog, type Service } from '#catalog';
import { Places, type Place } from '#geo';
import { CONFIG, type Config, type Rules } from '#platform/config';
import { FieldCipher } from '#platform/crypto';
import { txOn } from '#platform/prisma';
import { FileStore } from '#platform/storage';
import { SearchIndex } from '#search';
import { mandateOf, seedPapers, skipLedger } from './billing-papers.js';
import { withoutIndexes } from './bulk-load.js';
import { columnTypes, CopyBatch, type ColumnTypes, type SeedRows } from './copy.js';
import { pastBookings, type SeedCustomer } from './past-bookings.js';
import { DEMO_PEOPLE } from './people.js';
import { makeProvider } from './make-provider.js';
import { providerRows, type Newcomer } from './provider-rows.js';
import { orderOf, SEED_IDS } from './random.js';
import { withReports } from './reported-reviews.js';
import { ADMIN_ID, makeCustomers, peopleRows } from './seed-people.js';
import { trackRecord } from './track-record.js';
import { vaultPapers, type VaultFile, type WaitingPaper } from './waiting-papers.js';

export interface SeedOptions {
  /** How many providers the database should have; those it lacks are added. */
  readonly providers: number;
  readonly now: Date;
  /** How many are written at a time; more than that in one call are loaded without the largest tables' indexes. */
  readonly batch?: number;
  /** Told after each batch that is in the database. */
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
}

const BATCH = 1_000;
/** How many are made before the event loop has a turn: the database works meanwhile. */
const SLICE = 2;
/** Providers beyond this one have neither a past nor papers: they are there for their number. */
const WITH_A_PAST = 150;

/** Paris and its districts, Lyon and its, Nantes. */
const CITY_DISTRICTS = [
  ...Array.from({ length: 20 }, (_, i) => String(75_101 + i)),
  ...Array.from({ length: 9 }, (_, i) => String(69_381 + i)),
  '44109',
];

/**
 * Fills the database with believable, deterministic people, and a year of their bookings and reviews. Answers how many
 * providers were added; 0 when there were enough. It is one transaction, what search and availability derive included:
 * all of it is there, or, whatever interrupts it, nothing.
 */
export async function seedDatabase(app: INestApplicationContext, options: SeedOptions): Promise<number> {
  const config = app.get<Config>(CONFIG);
  const client = new pg.Client({ connectionString: config.database.url, application_name: 'limpide-seed' });
  // A connection that is lost is told by the statement that was under way.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const first = await nextIndex(client);
    if (first >= options.providers) {
      await seedPapers(app, client);
      return 0;
    }
    const making = await prepare(app, client, config, options.now);
    const { batch = BATCH } = options;
    const load = (frozen: ReadonlySet<string>) =>
      addProviders(app, client, making, { ...options, batch, first, frozen });
    await client.query('BEGIN');
    // The tables grow under statements whose plans were made while they were small.
    await client.query('SET LOCAL enable_seqscan = off');
    await client.query('SET LOCAL synchronous_commit = off');
    await (options.providers - first <= batch ? load(new Set()) : withoutIndexes(client, load));
    await skipLedger(client);
    await client.query('COMMIT');
    await seedPapers(app, client);
    await analyse(client, config.database.url, [...DERIVED, ...making.tables]);
    return options.providers - first;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The number of the first provider who is not there yet. */
async function nextIndex(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM provider WHERE id BETWEEN $1 AND $2 ORDER BY id DESC LIMIT 1',
    [SEED_IDS.first, SEED_IDS.last],
  );
  return rows[0] ? orderOf(rows[0].id) + 1 : 0;
}

/** Tables that features fill from the others. */
const DERIVED = ['search_posting', 'day_free', 'search_provider'];

/** Two at a time: it is all reading and sorting. Search walks its index alone once the table has been vacuumed. */
async function analyse(client: pg.Client, url: string | undefined, tables: string[]): Promise<void> {
  const work = async (on: pg.Client): Promise<void> => {
    for (let table = tables.shift(); table; table = tables.shift())
      await on.query(table === 'search_posting' ? `VACUUM (ANALYZE, SKIP_LOCKED) ${table}` : `ANALYZE ${table}`);
  };
  const other = new pg.Client({ connectionString: url, application_name: 'limpide-seed' });
  await other.connect();
  try {
    await Promise.all([work(client), work(other)]);
  } finally {
    await other.end();
  }
}

/** What rows are made from. */
interface Making {
  /** The tables that rows have gone to so far. */
  readonly tables: Set<string>;

  readonly types: ColumnTypes;
  readonly cipher: FieldCipher;
  readonly rules: Rules;
  readonly mandate: ReturnType<typeof mandateOf>;
  readonly services: ReadonlyMap<string, Service>;
  readonly customers: readonly (SeedCustomer & { email: string; since: Date })[];
  readonly cities: readonly Place[];
  readonly now: Date;
}

async function prepare(app: INestApplicationContext, client: pg.Client, config: Config, now: Date): Promise<Making> {
  const places = app.get(Places);
  return {
    tables: new Set(),
    types: await columnTypes(client),
    cipher: app.get(FieldCipher),
    rules: config.rules,
    mandate: mandateOf(config.company.name),
    services: new Map((await app.get(Catalog).services()).map((service) => [service.code, service])),
    customers: makeCustomers(now),
    cities: CITY_DISTRICTS.map((id) => places.get(id)).filter((place) => place !== null),
    now,
  };
}

/**
 * Batch after batch: their rows, what availability makes of them, and search. While the database reads one, the next is
 * made down to its bytes, so that the database never waits; there are never more than two.
 */
async function addProviders(
  app: INestApplicationContext,
  client: pg.Client,
  making: Making,
  options: SeedOptions & { first: number; batch: number; frozen: ReadonlySet<string> },
): Promise<void> {
  const { first, providers, batch, frozen, onProgress } = options;
  const tx = txOn(client, frozen);
  const files = app.get(FileStore);
  const write = async ({ rows, newcomers, papers }: Batch): Promise<void> => {
    // Before their rows: a file without a row is written over by the next seed, a row without a file would stay.
    for (const { key, bytes } of papers) await files.put(key, bytes);
    for (const table of rows.tables) making.tables.add(table);
    const derived = [app.get(Availability).fill(tx, newcomers), app.get(SearchIndex).add(tx, newcomers)];
    await Promise.all([rows.copyInto(tx), ...derived]);
  };
  let underWay: Promise<void> = Promise.resolve();
  for (let from = first; from < providers; from += batch) {
    const until = Math.min(from + batch, providers);
    const written = write(await makeBatch(making, from, until));
    // Whatever goes wrong is told by the `await`.
    written.catch(() => undefined);
    await underWay;
    underWay = written.then(() => onProgress?.(until - first, providers - first));
    underWay.catch(() => undefined);
  }
  await underWay;
}

/** Rows of some providers, what is told of the providers, and the papers that they have handed in. */
interface Batch {
  readonly rows: CopyBatch;
  readonly newcomers: readonly Newcomer[];
  readonly papers: readonly VaultFile[];
}

/** The rows of providers number `from` to `to`, the last excluded; the very first batch brings everybody else along. */
async function makeBatch(making: Making, from: number, to: number): Promise<Batch> {
  const { cipher, now, cities, customers, mandate } = making;
  const rows = new CopyBatch(making.types);
  const newcomers: Newcomer[] = [];
  const past: SeedRows[] = [];
  const waiting: WaitingPaper[] = [];
  const handIn = (paper: WaitingPaper): void => void waiting.push(paper);
  if (from === 0) rows.add(peopleRows(customers, cipher, now));
  for (let index = from; index < to; index += 1) {
    const demo = index === 0 ? DEMO_PEOPLE.find(({ role }) => role === 'provider') : undefined;
    const provider = makeProvider(index, demo ? demoPlaces(cities) : cities, now, demo);
    const proof = index < WITH_A_PAST;
    const own = proof && provider.stage !== 'UNDER_REVIEW' ? pastBookings(provider, index, making) : [];
    past.push(...own);
    const context = { index, now, cipher, reviewerId: ADMIN_ID, proof, handIn, mandate, record: trackRecord(own) };
    const made = providerRows(provider, context);
    rows.add(made.rows);
    newcomers.push(made.newcomer);
    if (index % SLICE === 0) await turn();
  }
  rows.add(from === 0 ? withReports(past, now) : past);
  const papers = await vaultPapers(waiting, cipher);
  rows.add(papers.rows);
  return { rows, newcomers, papers: papers.files };
}

/** The demonstration provider works from the tenth district of Paris. */
const demoPlaces = (cities: readonly Place[]): Place[] => cities.filter(({ id }) => id === '75110');
