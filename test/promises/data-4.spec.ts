import { createIdentityWorld, type IdentityWorld } from '../support/identity-world.js';

const LOOK = `query ($id: ID!, $reason: LookReason!) { userAccount(id: $id, reason: $reason) { email firstName lastName phone } }`;
const UPDATE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }';
const person = { firstName: 'Hippolyte', lastName: 'Quincampoix', phone: '+33698765432' };

describe('DATA-4: staff see personal data only when they need to, and every look leaves a trace', () => {
  let world: IdentityWorld;
  let member: { id: string; email: string };

  beforeAll(async () => {
    world = await createIdentityWorld();
    const made = await world.person();
    member = made;
    await world.ask(UPDATE, { input: person }, { as: await world.tokenOf(made.id) });
  });
  afterAll(() => world.close());

  const staff = async (permissions: ('vetting' | 'support' | 'finance')[]) => {
    const admin = await world.person({ roles: ['admin'], permissions, secondFactor: true });
    return { id: admin.id, token: await world.tokenOf(admin.id) };
  };
  const looks = () => world.db.prisma.auditEntry.findMany({ where: { subjectId: member.id, action: 'user.viewed' } });

  it('staff whose work does not need it, and other members, see nothing', async () => {
    const strangers = [await staff(['vetting', 'finance']), { token: await world.tokenOf((await world.person()).id) }];
    for (const { token } of strangers) {
      await expect(world.ask(LOOK, { id: member.id, reason: 'SUPPORT_REQUEST' }, { as: token })).rejects.toThrow(
        'FORBIDDEN',
      );
    }
    expect(await looks()).toEqual([]);
  });

  it('nobody looks without a reason', async () => {
    const { token } = await staff(['support']);
    await expect(
      world.ask(`query ($id: ID!) { userAccount(id: $id) { email } }`, { id: member.id }, { as: token }),
    ).rejects.toThrow();
    expect(await looks()).toEqual([]);
  });

  it('who looks with a reason sees, and the look is written with who, when and why', async () => {
    const { id, token } = await staff(['support']);
    const seen = await world.ask(LOOK, { id: member.id, reason: 'SAFETY' }, { as: token });
    expect(seen).toEqual({ email: member.email, ...person });
    expect(await looks()).toEqual([
      expect.objectContaining({ actorId: id, at: world.clock.now(), data: { reason: 'SAFETY' } }),
    ]);
  });

  it('nobody reads the fields in the database itself', async () => {
    const tables = await world.db.pool.query<{ name: string }>(
      `SELECT table_schema || '.' || quote_ident(table_name) AS name FROM information_schema.tables
       WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables.rows) {
      const rows = await world.db.pool.query<{ text: string }>(`SELECT row_to_json(t)::text AS text FROM ${name} t`);
      const stored = rows.rows.map((row) => row.text).join('\n');
      for (const secret of [member.email, person.firstName, person.lastName, '98765432'])
        expect(stored).not.toContain(secret);
    }
  });
});
