import { verifyCommand } from '#audit';
import { createIdentityWorld, PASSWORD, tokenIn, type IdentityWorld } from '../support/identity-world.js';

const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';

describe('TRACE-1: who did what, and every message sent, can be proven later', () => {
  let world: IdentityWorld;

  beforeAll(async () => {
    world = await createIdentityWorld();
  });
  afterAll(() => world.close());

  const lines: string[] = [];
  const verify = (): Promise<number> => verifyCommand(world.config, (line) => lines.push(line));
  const asDatabaseOwner = async (statement: string): Promise<void> => {
    const client = await world.db.pool.connect();
    await client.query(`SET session_replication_role = replica`);
    await client.query(statement);
    await client.query(`SET session_replication_role = DEFAULT`);
    client.release();
  };

  it('a person’s steps and the mails they got are in the log, in order, without a word about them', async () => {
    const email = 'hippolyte@example.org';
    await world.signUp({ email, publicName: 'Hippolyte' });
    await world.verify(tokenIn((await world.mails(email))[0]!));
    const { token, viewer } = await world.signIn(email);
    const input = { currentPassword: PASSWORD, newPassword: 'la lune éclaire douze poireaux' };
    await world.ask(CHANGE, { input }, { as: token as string });
    await world.settle();
    const entries = await world.db.prisma.auditEntry.findMany({ orderBy: { sequence: 'asc' } });
    expect(entries.map((entry) => entry.action)).toEqual([
      'mail.sent',
      'account.created',
      'session.started',
      'password.changed',
      'sessions.ended',
      'mail.sent',
    ]);
    expect(entries.slice(3, 5).map((entry) => entry.actorId)).toEqual([viewer.id, viewer.id]);
    const text = JSON.stringify(entries, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    for (const secret of [email, 'Hippolyte', token as string]) expect(text).not.toContain(secret);
  });

  it('the log verifies, from the database and the signed anchors', async () => {
    const waiting = async (): Promise<number> => world.db.prisma.auditEntry.count({ where: { position: null } });
    while ((await waiting()) > 0) await world.runJob('audit.seal-chain');
    expect(await verify()).toBe(0);
    expect(lines.join('\n')).toContain('6 sealed entries');
  });

  it('the application itself can’t change or remove an entry', async () => {
    await expect(world.db.pool.query(`UPDATE audit_entry SET actor_id = 'nobody'`)).rejects.toThrow('append-only');
    await expect(world.db.pool.query('DELETE FROM audit_entry')).rejects.toThrow('append-only');
    await expect(world.db.pool.query('TRUNCATE audit_entry')).rejects.toThrow('append-only');
  });

  it('whoever changes or removes one in the database is found out', async () => {
    await asDatabaseOwner(`UPDATE audit_entry SET actor_id = 'nobody' WHERE position = 3`);
    expect(await verify()).toBe(1);
    expect(lines.at(-2)).toContain('CHANGED at position 3');
    await asDatabaseOwner('DELETE FROM audit_entry WHERE position > 2');
    expect(await verify()).toBe(1);
    // Found at the first anchor that is missing: how many there are depends on how many rounds sealed the six.
    expect(lines.at(-2)).toMatch(/TAIL_CUT at position [3-6]/);
  });
});
