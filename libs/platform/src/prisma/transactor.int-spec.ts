import { err, newId, ok } from '#kernel';
import { createTestApp, type TestApp } from '../../../../test/support/app.js';
import { Database } from './database.js';
import { sqlStateOf } from './constraint.js';
import { Transactor, txExecute, txQuery, type Tx } from './transactor.js';

describe('a transaction', () => {
  let app: TestApp;
  let transactor: Transactor;
  let database: Database;
  beforeAll(async () => {
    app = await createTestApp({ modules: [], role: 'web' });
    transactor = app.get(Transactor);
    database = app.get(Database);
  });
  afterAll(() => app?.close());

  const insert = (tx: Tx, id: string): Promise<number> =>
    txExecute(tx, `INSERT INTO vault_usage (owner_id, documents, bytes) VALUES ($1::uuid, 1, 10)`, [id]);
  const seen = async (id: string): Promise<number | undefined> =>
    (await database.prisma.vaultUsage.findUnique({ where: { ownerId: id } }))?.documents;

  it('is one for SQL and for models, in the order they were asked', async () => {
    const id = newId();
    const found = await transactor.run(async (tx) => {
      await insert(tx, id);
      await tx.vaultUsage.update({ where: { ownerId: id }, data: { documents: 2 } });
      await txExecute(tx, `UPDATE vault_usage SET documents = documents * 5 WHERE owner_id = $1::uuid`, [id]);
      expect(await seen(id)).toBeUndefined();
      const [model, [row]] = await Promise.all([
        tx.vaultUsage.findUniqueOrThrow({ where: { ownerId: id } }),
        txQuery<{ documents: number; backend: number }>(
          tx,
          'SELECT documents, pg_backend_pid() AS backend FROM vault_usage WHERE owner_id = $1::uuid',
          [id],
        ),
      ]);
      const [same] = await tx.$queryRaw<{ backend: number }[]>`SELECT pg_backend_pid() AS backend`;
      expect(same?.backend).toBe(row?.backend);
      return ok([model.documents, row?.documents]);
    });
    expect(found).toEqual(ok([10, 10]));
    expect(await seen(id)).toBe(10);
  });

  it.each([
    ['an Err', (): Promise<ReturnType<typeof err<string>>> => Promise.resolve(err('no'))],
    ['an exception', () => Promise.reject(new Error('no'))],
  ])('leaves nothing behind after %s, neither of SQL nor of models', async (_, end) => {
    const [one, other] = [newId(), newId()];
    const outcome = transactor.run(async (tx) => {
      await insert(tx, one);
      await tx.vaultUsage.create({ data: { ownerId: other, documents: 1, bytes: 1 } });
      return end();
    });
    await outcome.catch(() => undefined);
    expect([await seen(one), await seen(other)]).toEqual([undefined, undefined]);
  });

  it('says which constraint was broken, by SQL and by models, and is rolled back', async () => {
    const id = newId();
    const twice = (again: (tx: Tx) => Promise<unknown>) =>
      transactor.run(async (tx) => {
        await insert(tx, id);
        await again(tx);
        return ok(null);
      });
    const bySql = await twice((tx) => insert(tx, id)).catch(sqlStateOf);
    const byModel = await twice((tx) => tx.vaultUsage.create({ data: { ownerId: id, documents: 1, bytes: 1 } })).catch(
      (error: unknown) => String((error as { code?: string }).code),
    );
    expect([bySql, byModel]).toEqual(['23505', 'P2002']);
    expect(await seen(id)).toBeUndefined();
  });

  it('is run again when two of them wait for each other in a circle', async () => {
    const [one, other] = [newId(), newId()];
    await transactor.run(async (tx) => ok([await insert(tx, one), await insert(tx, other)]));
    let arrived = 0;
    let bothArrived: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (bothArrived = resolve));
    const add = (tx: Tx, id: string): Promise<number> =>
      txExecute(tx, 'UPDATE vault_usage SET documents = documents + 1 WHERE owner_id = $1::uuid', [id]);
    const crossing = (first: string, second: string) =>
      transactor.run(async (tx) => {
        await add(tx, first);
        if ((arrived += 1) === 2) bothArrived();
        await both;
        await add(tx, second);
        return ok(null);
      });
    await Promise.all([crossing(one, other), crossing(other, one)]);
    expect([await seen(one), await seen(other)]).toEqual([3, 3]);
    expect(arrived).toBe(3);
  });

  it('can’t be used when it is over: its connection is someone else’s then', async () => {
    let kept: Tx | undefined;
    await transactor.run((tx) => {
      kept = tx;
      return Promise.resolve(ok(null));
    });
    await expect(txQuery(kept!, 'SELECT 1')).rejects.toThrow('over');
    await expect(kept!.vaultUsage.count()).rejects.toThrow('over');
  });

  it('gives its connection back, however it ends', async () => {
    const most = database.pool.options.max;
    const busy = async (fail: boolean): Promise<void> => {
      await transactor
        .run(async (tx) => {
          await tx.vaultUsage.count();
          if (fail) await txQuery(tx, 'SELECT 1 / 0');
          return ok(null);
        })
        .catch(() => undefined);
    };
    for (let time = 0; time < most + 2; time += 1) await busy(time % 2 === 0);
    expect(database.pool.totalCount - database.pool.idleCount).toBe(0);
  });
});
