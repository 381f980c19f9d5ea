import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { newId, ok, systemClock } from '#kernel';
import { systemActor } from '#platform/access';
import type { Config } from '#platform/config';
import { Database, Transactor } from '#platform/prisma';
import { testConfig } from '../../../../test/support/config.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { AuditLog, verifyCommand } from '../index.js';
import { AnchorFiles } from '../store/anchor-files.js';
import { AuditReads } from '../store/audit.reads.js';
import { AuditStore } from '../store/audit.store.js';
import { SealChain } from './seal-chain.js';
import { VerifyChain } from './verify-chain.js';

let testDatabase: TestDatabase;
let config: Config;
let database: Database;
let transactor: Transactor;
let log: AuditLog;
let sealChain: SealChain;
let verifyChain: VerifyChain;
let anchorFolder: string;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  config = testConfig(testDatabase.url, { DATA_DIR: await mkdtemp(join(tmpdir(), 'limpide-audit-')) });
  anchorFolder = join(config.dataFolder, 'audit-anchors');
  database = new Database(config);
  transactor = new Transactor(database);
  const [store, reads, anchors] = [new AuditStore(), new AuditReads(database), new AnchorFiles(config)];
  log = new AuditLog(store, reads, systemClock);
  sealChain = new SealChain(transactor, store, anchors, systemClock);
  verifyChain = new VerifyChain(reads, anchors);
});
afterEach(async () => {
  await database.onApplicationShutdown();
  await testDatabase.drop();
  await rm(config.dataFolder, { recursive: true, force: true });
});

const append = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    await transactor.run(async (tx) =>
      ok(
        await log.append(tx, {
          actor: systemActor('spec'),
          action: 'spec.counted',
          subject: { type: 'spec', id: newId() },
          data: { n, z: 'last', a: ['first'] },
        }),
      ),
    );
  }
};
const seal = () => sealChain.run();
/** Waits until every entry can be sealed: transactions of other tests on the same server hold it up, as in real life. */
const untilSealable = async (): Promise<void> => {
  const held = `SELECT 1 FROM audit_entry, pg_current_snapshot() AS snapshot
    WHERE position IS NULL AND written_in >= pg_snapshot_xmin(snapshot)::text::bigint AND written_in < pg_snapshot_xmax(snapshot)::text::bigint`;
  while ((await database.pool.query(held)).rowCount) await setImmediate();
};
const sealAll = async (): Promise<number> => {
  await untilSealable();
  return (await seal()).sealed;
};
const kinds = async (): Promise<string[]> =>
  (await verifyChain.run()).problems.map((each) => `${each.kind}@${each.position}`);

/** What someone with the database's own administrator rights could do. */
const tamper = async (...statements: string[]): Promise<void> => {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL session_replication_role = replica`);
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
};

describe('the sealed chain', () => {
  it('takes up every entry once, in batches of any size, and is whole', async () => {
    await append(3);
    expect(await sealAll()).toBe(3);
    await append(2);
    expect(await sealAll()).toBe(2);
    expect((await seal()).sealed).toBe(0);
    const report = await verifyChain.run();
    expect(report).toMatchObject({ head: { position: 5 }, anchors: 2, unsealed: 0, problems: [] });
  });

  it('is the same chain when several nodes seal at once', async () => {
    await append(20);
    await untilSealable();
    const results = await Promise.all([seal(), seal(), seal(), seal()]);
    expect(results.reduce((sum, each) => sum + each.sealed, 0)).toBe(20);
    expect(await kinds()).toEqual([]);
  });

  it('takes more than one batch in one run', async () => {
    await database.pool.query(
      `INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject_type, subject_id)
       SELECT now(), 'SYSTEM', 'spec', 'spec.counted', 'spec', n::text FROM generate_series(1, 2345) n`,
    );
    expect(await sealAll()).toBe(2345);
    expect(await kinds()).toEqual([]);
  });

  it('waits for a transaction that started before and has not ended, whatever its number', async () => {
    const slow = new pg.Client({ connectionString: testDatabase.url });
    await slow.connect();
    const insert = `INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject_type, subject_id)
                    VALUES (now(), 'SYSTEM', 'slow', 'spec.counted', 'spec', 'slow')`;
    try {
      await slow.query('BEGIN');
      await slow.query(insert);
      await append(3);
      expect((await seal()).sealed).toBe(0);
      await slow.query('COMMIT');
      expect(await sealAll()).toBe(4);
    } finally {
      await slow.end();
    }
    const rows = await database.pool.query<{ actor_id: string }>('SELECT actor_id FROM audit_entry ORDER BY position');
    expect(rows.rows.map((row) => row.actor_id)).toEqual(['slow', 'spec', 'spec', 'spec']);
    expect(await kinds()).toEqual([]);
  });

  it('is not held up by a transaction that rolled back', async () => {
    const other = new pg.Client({ connectionString: testDatabase.url });
    await other.connect();
    await other.query('BEGIN');
    await other.query(`SELECT nextval('audit_entry_sequence_seq'), pg_current_xact_id()`);
    await append(2);
    await other.query('ROLLBACK');
    await other.end();
    expect(await sealAll()).toBe(2);
  });

  it('takes up entries restored from another server, whose transactions are ahead of this one', async () => {
    await tamper(
      `INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject_type, subject_id, written_in)
       VALUES (now(), 'SYSTEM', 'restored', 'spec.counted', 'spec', 'restored', 9000000000)`,
    );
    await append(1);
    expect(await sealAll()).toBe(2);
    expect(await kinds()).toEqual([]);
  });
});

describe('tampering with the database', () => {
  beforeEach(async () => {
    await append(6);
    await sealAll();
  });

  it.each([
    ['a changed entry', [`UPDATE audit_entry SET actor_id = 'nobody' WHERE position = 3`], ['CHANGED@3']],
    [
      'a changed detail',
      [`UPDATE audit_entry SET data = jsonb_set(data, '{n}', '7') WHERE position = 4`],
      ['CHANGED@4'],
    ],
    ['a moved instant', [`UPDATE audit_entry SET at = at + interval '1 day' WHERE position = 1`], ['CHANGED@1']],
    ['a deleted entry', ['DELETE FROM audit_entry WHERE position = 3'], ['DELETED@4']],
    ['a cut tail', ['DELETE FROM audit_entry WHERE position > 4'], ['TAIL_CUT@6']],
    ['an emptied table', ['DELETE FROM audit_entry'], ['TAIL_CUT@6']],
    [
      'entries that changed places',
      [
        'UPDATE audit_entry SET position = 100 WHERE position = 2',
        'UPDATE audit_entry SET position = 2 WHERE position = 3',
        'UPDATE audit_entry SET position = 3 WHERE position = 100',
      ],
      ['REORDERED@2', 'REORDERED@3', 'REORDERED@4'],
    ],
    [
      'a deleted entry whose gap was closed',
      [
        'DELETE FROM audit_entry WHERE position = 3',
        'UPDATE audit_entry SET position = position - 1 WHERE position > 3',
      ],
      ['REORDERED@3', 'TAIL_CUT@6'],
    ],
  ])('shows %s', async (_, statements, problems) => {
    await tamper(...statements);
    expect(await kinds()).toEqual(problems);
  });

  it('shows a history that was replaced and sealed again', async () => {
    await tamper(
      `UPDATE audit_entry SET actor_id = 'nobody', position = NULL, previous_hash = NULL, hash = NULL, sealed_at = NULL WHERE position = 6`,
    );
    await sealAll();
    expect(await kinds()).toEqual(['REWRITTEN@6']);
  });

  it('shows anchors that were forged or cannot be read', async () => {
    const [name] = await readdir(anchorFolder);
    const file = join(anchorFolder, name!);
    const genuine = JSON.parse((await readFile(file, 'utf8')).trim()) as Record<string, unknown>;
    await writeFile(file, `${JSON.stringify({ ...genuine, position: 5 })}\n`);
    await appendFile(file, 'not an anchor\n');
    expect(await kinds()).toEqual(['ANCHOR_FORGED@5', 'ANCHOR_FORGED@0']);
  });

  it('is what the verify command says, with exit code 1', async () => {
    const lines: string[] = [];
    expect(await verifyCommand(config, (line) => lines.push(line))).toBe(0);
    expect(lines.at(-1)).toBe('The chain is whole.');
    await tamper(`UPDATE audit_entry SET action = 'nothing.done' WHERE position = 2`);
    expect(await verifyCommand(config, (line) => lines.push(line))).toBe(1);
    expect(lines.slice(-2)).toEqual([
      expect.stringContaining('CHANGED at position 2'),
      'The chain is broken: 1 problem(s).',
    ]);
  });

  it('works from a copy of part of the anchors', async () => {
    await append(2);
    await sealAll();
    await rm(anchorFolder, { recursive: true });
    expect(await kinds()).toEqual([]);
    await seal();
    expect((await verifyChain.run()).anchors).toBe(1);
  });
});
