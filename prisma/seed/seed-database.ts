import { setImmediate as turn } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { Availability } from '#availability';
import { Catalog, type Service } from '#catalog';
import { Places, type Place } from '#geo';
import { CONFIG, type Config, type Rules } from '#platform/config';
import { FieldCipher } from '#platform/crypto';
import { txOn } from '#platform/prisma';
import { SearchIndex } from '#search';
import { seedMandates, seedPapers } from './billing-papers.js';
import { withoutIndexes } from './bulk-load.js';
import { CopyBatch } from './copy.js';
import { pastBookings, type SeedCustomer } from './past-bookings.js';
import { DEMO_PEOPLE } from './people.js';
import { makeProvider } from './make-provider.js';
import { providerRows } from './provider-rows.js';
import { orderOf, SEED_IDS } from './random.js';
import { ADMIN_ID, makeCustomers, peopleRows } from './seed-people.js';

export interface SeedOptions {
  /** How many providers the database should have; those it lacks are added. */
  readonly providers: number;
  readonly now: Date;
  /** How many are written at a time; more than that in one call are loaded without the largest tables' indexes. */
  readonly batch?: number;
  /** Told after each batch; the next waits for it. */
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
}

const BATCH = 2_000;
/** How many are made before the event loop has a turn: the database works meanwhile. */
const SLICE = 100;
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
    if (first >= options.providers) return 0;
    const making = await prepare(app, config, options.now);
    const { batch = BATCH } = options;
    const load = () => addProviders(app, client, making, { ...options, batch, first });
    await client.query('BEGIN');
    // The tables grow under statements whose plans were made while they were small.
    await client.query('SET LOCAL enable_seqscan = off');
    await client.query('SET LOCAL synchronous_commit = off');
    await (options.providers - first <= batch ? load() : withoutIndexes(client, load));
    await seedMandates(client, config.company.name, options.now);
    await client.query('COMMIT');
    if (first === 0) await seedPapers(app, client);
    await client.query('VACUUM (ANALYZE, SKIP_LOCKED) search_posting');
    await client.query('ANALYZE');
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

/** What rows are made from. */
interface Making {
  readonly cipher: FieldCipher;
  readonly rules: Rules;
  readonly services: ReadonlyMap<string, Service>;
  readonly customers: readonly (SeedCustomer & { email: string; since: Date })[];
  readonly cities: readonly Place[];
  readonly now: Date;
}

async function prepare(app: INestApplicationContext, config: Config, now: Date): Promise<Making> {
  const places = app.get(Places);
  return {
    cipher: app.get(FieldCipher),
    rules: config.rules,
    services: new Map((await app.get(Catalog).services()).map((service) => [service.code, service])),
    customers: makeCustomers(now),
    cities: CITY_DISTRICTS.map((id) => places.get(id)).filter((place) => place !== null),
    now,
  };
}

/** Batch after batch: rows by COPY, then what availability and search make of them; the next is made meanwhile. */
async function addProviders(
  app: INestApplicationContext,
  client: pg.Client,
  making: Making,
  { first, providers, batch, onProgress }: SeedOptions & { first: number; batch: number },
): Promise<void> {
  const tx = txOn(client);
  const until = (from: number): number => Math.min(from + batch, providers);
  const derive = async (ids: readonly string[]): Promise<void> => {
    await app.get(Availability).fill(tx, ids);
    await app.get(SearchIndex).add(tx, ids);
  };
  let next = await makeBatch(making, first, until(first));
  for (let from = first; from < providers; from += batch) {
    const { rows, ids } = next;
    await rows.copyInto(client);
    if (from < WITH_A_PAST) await client.query(ADD_UP_RATINGS, [ids]);
    const derived = derive(ids);
    [next] = await Promise.all([makeBatch(making, until(from), until(from + batch)), derived]);
    await onProgress?.(until(from) - first, providers - first);
  }
}

const ADD_UP_RATINGS = `
  UPDATE provider SET rating_sum = marks.sum, rating_count = marks.count
  FROM (SELECT provider_id, sum(overall)::int AS sum, count(*)::int AS count FROM provider_rating GROUP BY provider_id) AS marks
  WHERE provider.id = marks.provider_id AND provider.id = ANY($1::uuid[])`;

/** The rows of providers number `from` to `to`, the last excluded; the very first batch brings everybody else along. */
async function makeBatch(making: Making, from: number, to: number): Promise<{ rows: CopyBatch; ids: string[] }> {
  const { cipher, now, cities, customers } = making;
  const rows = new CopyBatch();
  const ids: string[] = [];
  if (from === 0) rows.add(peopleRows(customers, cipher, now));
  for (let index = from; index < to; index += 1) {
    const demo = index === 0 ? DEMO_PEOPLE.find(({ role }) => role === 'provider') : undefined;
    const provider = makeProvider(index, demo ? demoPlaces(cities) : cities, now, demo);
    const proof = index < WITH_A_PAST;
    ids.push(provider.providerId);
    rows.add(providerRows(provider, { index, now, cipher, reviewerId: ADMIN_ID, proof }));
    if (proof && provider.stage !== 'UNDER_REVIEW') rows.add(pastBookings(provider, index, making));
    if (index % SLICE === 0) await turn();
  }
  return { rows, ids };
}

/** The demonstration provider works from the tenth district of Paris. */
const demoPlaces = (cities: readonly Place[]): Place[] => cities.filter(({ id }) => id === '75110');
