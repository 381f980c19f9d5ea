import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { Availability } from '#availability';
import { Catalog } from '#catalog';
import { Places, type Place } from '#geo';
import { DAY, plus } from '#kernel';
import { CONFIG, type Config } from '#platform/config';
import { FieldCipher } from '#platform/crypto';
import { SearchIndex } from '#search';
import { copyRows, type Row } from './copy.js';
import { pastBookings, type SeedCustomer } from './past-bookings.js';
import { DEMO_PEOPLE } from './people.js';
import { makeProvider } from './make-provider.js';
import { providerRows, userRow, type SeedRows } from './provider-rows.js';
import { Random } from './random.js';
import { FIRST_NAMES, LAST_NAMES } from './words.js';

export interface SeedOptions {
  /** How many providers the database should have; those it lacks are added. */
  readonly providers: number;
  readonly now: Date;
  onProgress?(done: number, total: number, what: 'providers' | 'search'): void;
}

const BATCH = 1_000;
/** Providers beyond this one have neither a past nor papers: they are there for their number. */
const WITH_A_PAST = 150;
const CUSTOMERS = 120;

/** Paris and its districts, Lyon and its, Nantes. */
const CITY_DISTRICTS = [
  ...Array.from({ length: 20 }, (_, i) => String(75_101 + i)),
  ...Array.from({ length: 9 }, (_, i) => String(69_381 + i)),
  '44109',
];

/**
 * Fills the database with believable, deterministic people, and a year of their bookings and reviews. Answers how many
 * providers were added; 0 when there were enough. All of a batch is written or none of it.
 */
export async function seedDatabase(app: INestApplicationContext, options: SeedOptions): Promise<number> {
  const config = app.get<Config>(CONFIG);
  const client = new pg.Client({ connectionString: config.database.url });
  await client.connect();
  try {
    const have = await count(client);
    if (have >= options.providers) return 0;
    const services = new Map((await app.get(Catalog).services()).map((service) => [service.code, service]));
    const context = { cipher: app.get(FieldCipher), rules: config.rules, services, now: options.now };
    const places = app.get(Places);
    const customers = makeCustomers(options.now);
    if (have === 0) await write(client, peopleRows(customers, context.cipher, options.now));
    const cities = CITY_DISTRICTS.map((id) => places.get(id)).filter((place) => place !== null);
    // The day bitmaps of one batch are computed while the next is written.
    let indexed: Promise<unknown> = Promise.resolve();
    for (let first = have; first < options.providers; first += BATCH) {
      const last = Math.min(first + BATCH, options.providers);
      const ids: string[] = [];
      const batch: SeedRows[] = [];
      for (let index = first; index < last; index += 1) {
        const demo = index === 0 ? DEMO_PEOPLE.find(({ role }) => role === 'provider') : undefined;
        const provider = makeProvider(index, demo ? demoPlaces(cities) : cities, options.now, demo);
        const hasPast = index < WITH_A_PAST;
        ids.push(provider.providerId);
        batch.push(...providerRows(provider, index, options.now, context.cipher, ADMIN_ID, hasPast));
        if (hasPast && provider.stage !== 'UNDER_REVIEW')
          batch.push(...pastBookings(provider, index, { ...context, customers }));
      }
      await write(client, batch, ids);
      options.onProgress?.(last - have, options.providers - have, 'providers');
      await indexed;
      indexed = app.get(Availability).rebuild(ids);
    }
    await indexed;
    await client.query('ANALYZE');
    await app.get(SearchIndex).checkAndRepair((checked) => options.onProgress?.(checked, options.providers, 'search'));
    return options.providers - have;
  } finally {
    await client.end();
  }
}

const ADMIN_ID = new Random(0xad).uuid();
const DEMO_CUSTOMER_ID = new Random(0xcafe).uuid();

/** The demonstration provider works from the tenth district of Paris. */
const demoPlaces = (cities: readonly Place[]): Place[] => cities.filter(({ id }) => id === '75110');

async function count(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM provider');
  return rows[0]?.count ?? 0;
}

function makeCustomers(now: Date): (SeedCustomer & { email: string; since: Date })[] {
  const demo = DEMO_PEOPLE.find(({ role }) => role === 'customer');
  return Array.from({ length: CUSTOMERS }, (_, index) => {
    const random = new Random(0xc0570000 + index);
    const firstName = index === 0 && demo ? demo.firstName : random.pick(FIRST_NAMES);
    const lastName = index === 0 && demo ? demo.lastName : random.pick(LAST_NAMES);
    return {
      userId: index === 0 ? DEMO_CUSTOMER_ID : random.uuid(),
      publicName: `${firstName} ${lastName.charAt(0)}.`,
      email: index === 0 && demo ? demo.email : `client${index}@exemple.fr`,
      since: plus(now, -random.integer(380, 800) * DAY),
    };
  });
}

function peopleRows(customers: ReturnType<typeof makeCustomers>, cipher: FieldCipher, now: Date): SeedRows[] {
  const admin = DEMO_PEOPLE.find(({ role }) => role === 'admin');
  const since = plus(now, -800 * DAY);
  const rows = customers.map((customer) => userRow(customer, ['CUSTOMER'], cipher));
  if (!admin?.totpSecret) return [{ table: 'user_account', rows }];
  const person = { userId: ADMIN_ID, email: admin.email, publicName: `${admin.firstName} ${admin.lastName}`, since };
  const permissions = ['VETTING', 'SUPPORT', 'FINANCE', 'PRIVACY', 'CONTENT', 'SECURITY'];
  const secret = cipher.encrypt(fromBase32(admin.totpSecret).toString('base64'), `user.second-factor:${ADMIN_ID}`);
  return [
    { table: 'user_account', rows: [...rows, userRow(person, ['CUSTOMER', 'ADMIN'], cipher, permissions)] },
    {
      table: 'second_factor',
      rows: [{ user_id: ADMIN_ID, secret_cipher: secret, created_at: since, confirmed_at: since, last_step: 0 }],
    },
  ];
}

/** RFC 4648 base32, without padding. */
function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}

/** Order in which tables can be filled: a row's parent comes before it. */
async function write(
  client: pg.Client,
  batch: readonly SeedRows[],
  providerIds: readonly string[] = [],
): Promise<void> {
  const byTable = new Map<string, Row[]>();
  for (const { table, rows } of batch) byTable.set(table, (byTable.get(table) ?? []).concat(rows));
  await client.query('BEGIN');
  try {
    for (const [table, rows] of byTable) await copyRows(client, table, rows);
    await client.query(
      `UPDATE provider SET rating_sum = marks.sum, rating_count = marks.count
       FROM (SELECT provider_id, sum(overall)::int AS sum, count(*)::int AS count FROM provider_rating GROUP BY provider_id) AS marks
       WHERE provider.id = marks.provider_id AND provider.id = ANY($1::uuid[])`,
      [providerIds],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
