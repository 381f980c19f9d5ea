import { err, ok, newId, type UserId } from '#kernel';
import { systemActor } from '#platform/access';
import { Transactor, txExecute, txQuery } from '#platform/prisma';
import { createTestApp, type TestApp } from '../../../test/support/app.js';
import { AuditLog, AuditModule } from './index.js';

let app: TestApp;
let log: AuditLog;
let transactor: Transactor;

beforeAll(async () => {
  app = await createTestApp({ modules: [AuditModule], role: 'web' });
  log = app.get(AuditLog);
  transactor = app.get(Transactor);
});
afterAll(() => app.close());

const view = (subjectId: string, actor = app.actor()) => ({
  actor,
  action: 'address.viewed',
  subject: { type: 'address', id: subjectId },
  data: { bookingId: newId() },
});

describe('an audit entry', () => {
  it('exists exactly when the change it belongs to does', async () => {
    const kept = newId();
    const lost = newId();
    await transactor.run(async (tx) => ok(await log.append(tx, view(kept))));
    await transactor.run(async (tx) => {
      await log.append(tx, view(lost));
      return err({ kind: 'Refused' });
    });
    expect((await log.list({ subject: { type: 'address', id: kept } })).entries).toHaveLength(1);
    expect((await log.list({ subject: { type: 'address', id: lost } })).entries).toEqual([]);
  });

  it('keeps who, what, when and the codes it was given', async () => {
    const actor = app.actor();
    const id = newId();
    await transactor.run(async (tx) =>
      ok(await log.append(tx, { ...view(id, actor), data: { fields: ['street'], count: 2 } })),
    );
    await transactor.run(async (tx) =>
      ok(
        await log.append(tx, {
          actor: systemActor('geo.close-addresses'),
          action: 'address.closed',
          subject: { type: 'address', id },
        }),
      ),
    );
    const { entries } = await log.list({ subject: { type: 'address', id } });
    expect(entries).toEqual([
      expect.objectContaining({
        actorKind: 'SYSTEM',
        actorId: 'geo.close-addresses',
        action: 'address.closed',
        data: {},
      }),
      expect.objectContaining({
        actorKind: 'USER',
        actorId: actor.userId,
        action: 'address.viewed',
        at: app.clock.now(),
        data: { fields: ['street'], count: 2 },
      }),
    ]);
  });

  it('that could hold personal data is refused', async () => {
    const entry = { ...view(newId()), data: { name: 'Camille Durand' } };
    await expect(transactor.run(async (tx) => ok(await log.append(tx, entry)))).rejects.toThrow('data.name');
  });

  it.each([
    ['changed', `UPDATE audit_entry SET action = 'nothing.done'`],
    ['moved to another time', `UPDATE audit_entry SET at = now()`],
    ['deleted', 'DELETE FROM audit_entry'],
    ['truncated', 'TRUNCATE audit_entry'],
    [
      'written as sealed',
      `INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject_type, subject_id, position, previous_hash, hash, sealed_at)
       VALUES (now(), 'SYSTEM', 'x', 'x.y', 'x', 'x', 1, sha256('a'), sha256('b'), now())`,
    ],
    [
      'changed while it is sealed',
      `UPDATE audit_entry SET action = 'nothing.done', position = 1, previous_hash = sha256('a'), hash = sha256('b'), sealed_at = now()`,
    ],
  ])('cannot be %s', async (_, sql) => {
    await transactor.run(async (tx) => ok(await log.append(tx, view(newId()))));
    const attempt = transactor.run(async (tx) => ok(await txExecute(tx, sql)));
    await expect(attempt).rejects.toThrow(/append-only|sealed after it is written/);
  });

  it('does not say by itself which transaction wrote it', async () => {
    const rows = await transactor.run(async (tx) =>
      ok(
        await txQuery<{ honest: boolean }>(
          tx,
          `INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject_type, subject_id, written_in)
           VALUES (now(), 'SYSTEM', 'x', 'x.y', 'x', 'x', 7) RETURNING written_in = (pg_current_xact_id()::text)::bigint AS honest`,
        ),
      ),
    );
    expect(rows).toEqual(ok([{ honest: true }]));
  });
});

describe('the audit log in the API', () => {
  const QUERY = `query ($filter: AuditLogFilter, $first: Int = 20, $after: String) {
    auditLog(filter: $filter, first: $first, after: $after) {
      nodes { id action actorKind actorId subjectType subjectId at details { name value } } pageInfo { hasNextPage endCursor }
    }
  }`;

  interface Answer {
    auditLog: {
      nodes: { id: string; actorId: string; details: unknown[] }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }

  it('is for admins with the security permission only', async () => {
    for (const as of [
      undefined,
      app.actor(),
      app.actor(['provider']),
      app.actor(['admin'], { permissions: ['support', 'privacy'] }),
    ]) {
      const answer = await app.graphql<Answer | null>(QUERY, {}, { as });
      expect(answer.data).toBeNull();
      expect(answer.errors?.[0]?.extensions.code).toBe(as ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    }
  });

  it('answers page by page, newest first, narrowed by what is asked', async () => {
    const id = newId();
    const people = Array.from({ length: 5 }, () => app.actor(['customer'], { userId: newId<UserId>() }));
    for (const person of people) await transactor.run(async (tx) => ok(await log.append(tx, view(id, person))));
    const as = app.actor(['admin'], { permissions: ['security'] });
    const filter = { subjectType: 'address', subjectId: id, action: 'address.viewed' };
    const first = await app.graphql<Answer>(QUERY, { filter, first: 3 }, { as });
    const second = await app.graphql<Answer>(
      QUERY,
      { filter, first: 3, after: first.data.auditLog.pageInfo.endCursor },
      { as },
    );
    const seen = [...first.data.auditLog.nodes, ...second.data.auditLog.nodes].map((node) => node.actorId);
    expect(seen).toEqual(people.map((person) => person.userId).reverse());
    expect([first, second].map((page) => page.data.auditLog.pageInfo.hasNextPage)).toEqual([true, false]);
    const one = await app.graphql<Answer>(QUERY, { filter: { actorId: people[2]!.userId } }, { as });
    expect(one.data.auditLog.nodes).toHaveLength(1);
    const none = await app.graphql<Answer>(QUERY, { filter: { ...filter, to: '2020-01-01T00:00:00Z' } }, { as });
    expect(none.data.auditLog.nodes).toEqual([]);
  });

  it.each(['\0', 'a b', "' OR 1=1 --", 'x'.repeat(129)])('refuses to look for %j', async (subjectId) => {
    const as = app.actor(['admin'], { permissions: ['security'] });
    const answer = await app.graphql(QUERY, { filter: { subjectId } }, { as });
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses a made-up cursor', async () => {
    const as = app.actor(['admin'], { permissions: ['security'] });
    const after = Buffer.from('["1; DROP TABLE audit_entry"]').toString('base64url');
    const answer = await app.graphql(QUERY, { after }, { as });
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
