import { join } from 'node:path';
import { FixedClock, newId, ok, type UserId } from '#kernel';
import { Availability } from '#availability';
import { SeedUsers } from '#identity';
import type { Config } from '#platform/config';
import { FieldCipher } from '#platform/crypto';
import { Database, Transactor } from '#platform/prisma';
import { BENCH_NOW } from './market-seed.ts';

export interface BenchPeople {
  /** Bearer token of the one customer who books everything. */
  readonly token: string;
  readonly providerIds: readonly string[];
}

/** One customer, and providers in Lyon who work every day from 8 to 20 and are booked at once. */
export async function seedPeople(config: Config, providers: number): Promise<BenchPeople> {
  const module = join(import.meta.dirname, '../../dist/apps/api/src/create-application.js');
  const { createApplication } = (await import(module)) as typeof import('../../apps/api/src/create-application.ts');
  const app = await createApplication(config, new FixedClock(BENCH_NOW));
  const database = app.get(Database, { strict: false });
  const cipher = app.get(FieldCipher, { strict: false });
  const transactor = app.get(Transactor, { strict: false });
  const seeds = app.get(SeedUsers, { strict: false });

  const userId = newId<UserId>();
  const passwordHash = await seeds.hash('a long password of a customer');
  const roles = ['customer' as const, 'provider' as const];
  const customer = {
    id: userId,
    email: 'camille@example.com',
    passwordHash,
    locale: 'fr' as const,
    publicName: 'Camille',
    roles,
  };
  await transactor.run(async (tx) => ok(await seeds.seed(tx, [{ ...customer, createdAt: new Date(BENCH_NOW) }])));
  const session = await transactor.run(async (tx) => ok(await seeds.openSession(tx, userId)));
  if (!session.ok) throw new Error('No session');

  const ids = Array.from({ length: providers }, () => newId());
  const rows = ids.map((id) => ({ id, trader: cipher.encrypt(TRADER, `provider.trader:${id}`) }));
  for (const [name, sql] of Object.entries(INSERTS)) await database.query(`bench-${name}`, sql, [JSON.stringify(rows)]);
  await app.get(Availability, { strict: false }).rebuild(ids);
  await app.close();
  return { token: session.value.token, providerIds: ids };
}

const TRADER = JSON.stringify({
  legalName: 'Paul Girard EI',
  address: '1 place Bellecour, 69002 Lyon',
  phone: '+33600000000',
  email: 'paul@example.com',
});
const GIVEN = `json_to_recordset($1::json) AS p (id uuid, trader text)`;
const INSERTS = {
  provider: `INSERT INTO provider (id, user_id, kind, public_name, languages, base_place_id, base_municipality, base_lat, base_lng,
      radius_metres, instant_book, trader_cipher, terms_version, payouts_ready, has_working_hours, listing_state,
      settled_at, created_at, updated_at)
    SELECT id, gen_random_uuid(), 'PERSON', 'Paul', '{fr}', '69382', 'Lyon 2e Arrondissement', 45.7554, 4.8321, 8000, true, trader,
      '2026-11-22', true, true, 'LISTED', '2026-01-01', '2026-01-01', '2026-01-01' FROM ${GIVEN}`,
  services: `INSERT INTO provider_service (provider_id, service_code, hourly_rate_cents) SELECT id, 'regular-cleaning', 2800 FROM ${GIVEN}`,
  credentials: `INSERT INTO provider_credential (id, provider_id, type, subject, state, submitted_at, decided_at)
    SELECT gen_random_uuid(), p.id, c.type::credential_type, c.subject, 'VERIFIED', '2026-01-01', '2026-01-02'
    FROM ${GIVEN}, (VALUES ('IDENTITY', ''), ('BACKGROUND', ''), ('INSURANCE', ''), ('BUSINESS', ''), ('VIGILANCE', ''),
      ('REFERENCE', 'one'), ('REFERENCE', 'two'), ('SKILL', 'regular-cleaning')) AS c (type, subject)`,
  settings: `INSERT INTO availability_settings (provider_id, time_zone, buffer_before_minutes, buffer_after_minutes,
      min_notice_minutes, daily_cap_minutes, horizon_days, updated_at)
    SELECT id, 'Europe/Paris', 0, 15, 720, 600, 90, '2026-01-01' FROM ${GIVEN}`,
  hours: `INSERT INTO weekly_hours (provider_id, weekday, start_minute, end_minute) SELECT id, weekday, 480, 1200
    FROM ${GIVEN}, generate_series(1, 7) AS weekday`,
};
