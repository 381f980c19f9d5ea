import {
  createIdentityWorld,
  PASSWORD,
  SECOND_FACTOR_SECRET,
  type IdentityWorld,
  type Loose,
} from '../../../../test/support/identity-world.js';
import { MINUTE, newId, ok, type UserId } from '#kernel';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { fromBase32, IdentityDirectory, isFreshlyAuthenticated, timeBasedCode } from '../index.js';
import { AuthenticateSession } from './authenticate-session.js';

let world: IdentityWorld;
const ended: Loose[] = [];
const ME = '{ me { id email publicName firstName lastName phone locale roles permissions secondFactorOn } }';

beforeAll(async () => {
  world = await createIdentityWorld({ role: 'all' });
  world.get(EventBus).subscribe('SessionsEnded', 'spec.sessions-ended', ({ data }) => {
    ended.push(data);
    return Promise.resolve();
  });
});
beforeEach(async () => {
  await world.db.pool.query('DELETE FROM rate_limit');
});
afterAll(() => world.close());

describe('a profile', () => {
  const UPDATE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
    __typename ... on Viewer { publicName firstName lastName phone locale } ... on PublicNameRefused { reason } } }`;
  const update = (as: string, input: Loose): Promise<Loose> => world.ask(UPDATE, { input }, { as });

  it('takes what is given, keeps what is not, and forgets what is null', async () => {
    const as = await world.tokenOf((await world.person()).id);
    expect(
      await update(as, { firstName: 'Zoé', lastName: 'D’Almeida', phone: '06 12 34 56 78', locale: 'en' }),
    ).toEqual({
      __typename: 'Viewer',
      publicName: 'Camille D.',
      firstName: 'Zoé',
      lastName: 'D’Almeida',
      phone: '+33612345678',
      locale: 'en',
    });
    expect(await update(as, { publicName: 'Zoé', phone: null })).toMatchObject({
      publicName: 'Zoé',
      phone: null,
      lastName: 'D’Almeida',
    });
  });

  it('is stored so that nobody can read it in the database, and audited without its values', async () => {
    const { id, email } = await world.person();
    const as = await world.tokenOf(id);
    await update(as, { firstName: 'Hippolyte', lastName: 'Quincampoix', phone: '0698765432' });
    const rows = await world.db.pool.query<{ text: string }>(
      'SELECT row_to_json(u)::text AS text FROM user_account u WHERE id = $1 UNION ALL SELECT row_to_json(a)::text FROM audit_entry a WHERE subject_id = $1::text',
      [id],
    );
    const stored = rows.rows.map((row) => row.text).join('\n');
    for (const secret of ['Hippolyte', 'Quincampoix', '98765432', email]) expect(stored).not.toContain(secret);
    expect(stored).toContain('["firstName","lastName","phone"]'.replaceAll(',', ', '));
  });

  it('can’t be read from another person’s row', async () => {
    const [one, two] = [await world.person(), await world.person()];
    await world.db.pool.query(
      'UPDATE user_account SET phone_cipher = (SELECT email_cipher FROM user_account WHERE id = $1) WHERE id = $2',
      [one.id, two.id],
    );
    await expect(world.ask(ME, {}, { as: await world.tokenOf(two.id) })).rejects.toThrow('INTERNAL');
  });

  it.each([
    [{ phone: '12' }, 'input.phone'],
    [{ firstName: 'R2D2' }, 'input.firstName'],
    [{ lastName: 'a\r\nBcc: b' }, 'input.lastName'],
  ])('refuses %j and names the field', async (input, field) => {
    const as = await world.tokenOf((await world.person()).id);
    await expect(update(as, input)).rejects.toThrow(field);
  });

  it('can’t be given what is not the person’s to give', async () => {
    const as = await world.tokenOf((await world.person()).id);
    await expect(update(as, { roles: ['ADMIN'] })).rejects.toThrow('BAD_USER_INPUT');
    expect(await update(as, { publicName: 'appelez le 0612345678' })).toEqual({
      __typename: 'PublicNameRefused',
      reason: 'CONTACT',
    });
  });

  it('is nobody’s but one’s own', async () => {
    expect(await world.ask(ME)).toBeNull();
    await expect(update('', { publicName: 'Zoé' })).rejects.toThrow('UNAUTHENTICATED');
  });
});

describe('a second factor', () => {
  const start = (as: string, password = PASSWORD): Promise<Loose> =>
    world.ask(
      'mutation ($password: String!) { startSecondFactor(password: $password) { __typename ... on SecondFactorEnrolment { secret uri } } }',
      { password },
      { as },
    );
  const turnOn = (as: string, code: string): Promise<Loose> =>
    world.ask(
      'mutation ($code: String!) { turnOnSecondFactor(code: $code) { __typename ... on SecondFactorTurnedOn { recoveryCodes token } } }',
      { code },
      { as },
    );
  const turnOff = (as: string, password: string, code: string): Promise<string> =>
    world
      .ask(
        'mutation ($input: TurnOffSecondFactorInput!) { turnOffSecondFactor(input: $input) { __typename } }',
        { input: { password, code } },
        { as },
      )
      .then((answer: Loose) => answer['__typename'] as string);
  const confirm = (challenge: string, code: string): Promise<Loose> =>
    world.ask(
      'mutation ($input: ConfirmSecondFactorInput!) { confirmSecondFactor(input: $input) { __typename ... on SignedIn { token } } }',
      { input: { challenge, code } },
    );
  const codeOf = (secret: string): string => timeBasedCode(fromBase32(secret)!, world.clock.now());

  async function enrolled(roles: Parameters<IdentityWorld['person']>[0] = {}) {
    const person = await world.person(roles);
    const as = (await world.signIn(person.email))['token'] as string;
    const { secret } = await start(as);
    const on = await turnOn(as, codeOf(secret));
    world.clock.advance(MINUTE);
    return {
      ...person,
      old: as,
      token: on['token'] as string,
      recoveryCodes: on['recoveryCodes'] as string[],
      secret: secret as string,
    };
  }

  it('is set up by an admin, who can act from then on in this session, under a new token; the others end', async () => {
    const person = await world.person({ roles: ['admin'], permissions: ['security'] });
    const [here, there] = [(await world.signIn(person.email))['token'] as string, await world.tokenOf(person.id)];
    const { secret, uri } = await start(here);
    expect(uri).toContain(secret);
    expect((await turnOn(here, '000000'))['__typename']).toBe('InvalidCode');
    const on = await turnOn(here, codeOf(secret));
    expect(on['recoveryCodes']).toHaveLength(10);
    expect(await world.ask(ME, {}, { as: here })).toBeNull();
    expect(await world.ask(ME, {}, { as: there })).toBeNull();
    const me = await world.ask(ME, {}, { as: on['token'] as string });
    expect(me).toMatchObject({ roles: ['ADMIN'], permissions: ['SECURITY'], secondFactorOn: true });
  });

  it('is not in force before it is confirmed', async () => {
    const { email, id } = await world.person();
    expect((await start(await world.tokenOf(id)))['__typename']).toBe('SecondFactorEnrolment');
    expect((await world.signIn(email))['__typename']).toBe('SignedIn');
  });

  it('needs the password to be set up, and can’t be replaced while it is on', async () => {
    const { token } = await enrolled();
    expect((await start(token, 'ce n’est pas le bon'))['__typename']).toBe('InvalidCredentials');
    expect((await start(token))['__typename']).toBe('SecondFactorAlreadyOn');
    expect((await turnOn(token, '123456'))['__typename']).toBe('SecondFactorAlreadyOn');
  });

  it('does not accept the code it was confirmed with again', async () => {
    const person = await world.person();
    const as = await world.tokenOf(person.id);
    const { secret } = await start(as);
    const code = codeOf(secret);
    await turnOn(as, code);
    const { challenge } = await world.signIn(person.email);
    expect((await confirm(challenge, code))['__typename']).toBe('InvalidCode');
  });

  it('can be replaced by each recovery code once, at one of many tries at the same time', async () => {
    const { email, recoveryCodes } = await enrolled();
    const challenges = [];
    for (let n = 0; n < 3; n += 1) challenges.push((await world.signIn(email))['challenge'] as string);
    const answers = await Promise.all(
      challenges.map((challenge) => confirm(challenge, recoveryCodes[0]!.toLowerCase())),
    );
    expect(answers.map((answer) => answer['__typename']).sort()).toEqual(['InvalidCode', 'InvalidCode', 'SignedIn']);
    const { challenge } = await world.signIn(email);
    expect((await confirm(challenge, recoveryCodes[1]!))['__typename']).toBe('SignedIn');
  });

  it('can’t be replaced by somebody else’s recovery code, which stays good for them', async () => {
    const [mine, theirs] = [await enrolled(), await enrolled()];
    const code = theirs.recoveryCodes[0]!;
    const { challenge } = await world.signIn(mine.email);
    expect((await confirm(challenge, code))['__typename']).toBe('InvalidCode');
    const own = await world.signIn(theirs.email);
    expect((await confirm(own['challenge'], code))['__typename']).toBe('SignedIn');
  });

  it('takes five wrong codes and then no right one any more', async () => {
    const { email, secret } = await enrolled();
    const { challenge } = await world.signIn(email);
    for (let n = 0; n < 5; n += 1) expect((await confirm(challenge, '000000'))['__typename']).toBe('InvalidCode');
    expect((await confirm(challenge, codeOf(secret)))['__typename']).toBe('ChallengeExpired');
  });

  it('waits five minutes for its code', async () => {
    const { email, secret } = await enrolled();
    const { challenge } = await world.signIn(email);
    world.clock.advance(5 * MINUTE);
    expect((await confirm(challenge, codeOf(secret)))['__typename']).toBe('ChallengeExpired');
  });

  it('is turned off with password and code only, and every session ends', async () => {
    const { token, secret, email } = await enrolled();
    expect(await turnOff(token, 'ce n’est pas le bon', codeOf(secret))).toBe('InvalidCredentials');
    expect(await turnOff(token, PASSWORD, '000000')).toBe('InvalidCode');
    expect(await turnOff(token, PASSWORD, codeOf(secret))).toBe('SecondFactorTurnedOff');
    expect(await world.ask(ME, {}, { as: token })).toBeNull();
    const again = await world.signIn(email);
    expect(again['__typename']).toBe('SignedIn');
    expect(await turnOff(again['token'] as string, PASSWORD, '000000')).toBe('SecondFactorOff');
  });

  it('stays while the password is too short to stand alone', async () => {
    const { token, secret } = await enrolled();
    const short = 'kz7!pVqe';
    const changed = await world.ask(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }',
      { input: { currentPassword: PASSWORD, newPassword: short } },
      { as: token },
    );
    expect(changed.__typename).toBe('PasswordChanged');
    expect(await turnOff(token, short, codeOf(secret))).toBe('PasswordTooWeak');
  });
});

describe('a session that needs to be fresh', () => {
  const prove = (as: string, password: string, code?: string): Promise<Loose> =>
    world.ask(
      'mutation ($input: ProveAgainInput!) { proveAgain(input: $input) { __typename ... on ProvenAgain { token } } }',
      { input: { password, code } },
      { as },
    );
  const authenticatedAt = async (token: string): Promise<Date | undefined> =>
    (await world.get(AuthenticateSession).authenticate(token))?.authenticatedAt;

  it('becomes so by the password, under a new token', async () => {
    const { id } = await world.person();
    const old = await world.tokenOf(id);
    world.clock.advance(60 * MINUTE);
    expect(isFreshlyAuthenticated((await authenticatedAt(old))!, world.clock.now())).toBe(false);
    expect((await prove(old, 'ce n’est pas le bon'))['__typename']).toBe('InvalidCredentials');
    const token = (await prove(old, PASSWORD))['token'] as string;
    expect(await authenticatedAt(old)).toBeUndefined();
    expect(isFreshlyAuthenticated((await authenticatedAt(token))!, world.clock.now())).toBe(true);
  });

  it('needs a code too where a second factor is on, and keeps an admin an admin', async () => {
    const { id } = await world.person({ roles: ['admin'], permissions: ['finance'], secondFactor: true });
    const old = await world.tokenOf(id);
    expect((await prove(old, PASSWORD))['__typename']).toBe('InvalidCode');
    const code = timeBasedCode(fromBase32(SECOND_FACTOR_SECRET)!, world.clock.now());
    const token = (await prove(old, PASSWORD, code))['token'] as string;
    expect(await world.ask(ME, {}, { as: token })).toMatchObject({ roles: ['ADMIN'], permissions: ['FINANCE'] });
    expect((await prove(token, PASSWORD, code))['__typename']).toBe('InvalidCode');
  });
});

describe('an admin for security', () => {
  const admin = async (permissions: ('security' | 'support')[] = ['security']) => {
    const person = await world.person({ roles: ['admin'], permissions, secondFactor: true });
    return { ...person, token: await world.tokenOf(person.id) };
  };
  const setStanding = (as: string, id: string, standing: string): Promise<unknown> =>
    world.ask(
      'mutation ($id: ID!, $standing: UserStanding!) { setUserStanding(id: $id, standing: $standing, reason: FRAUD) }',
      { id, standing },
      { as },
    );
  const setPermissions = (as: string, id: string, permissions: string[]): Promise<unknown> =>
    world.ask(
      'mutation ($id: ID!, $permissions: [Permission!]!) { setAdminPermissions(id: $id, permissions: $permissions) }',
      { id, permissions },
      { as },
    );

  it('suspends an account: its sessions end at once, sockets are told, and it can’t sign in until it is given back', async () => {
    const { token } = await admin();
    const { id, email } = await world.person();
    const session = await world.tokenOf(id);
    await setStanding(token, id, 'BANNED');
    expect(await world.ask(ME, {}, { as: session })).toBeNull();
    expect(await world.signIn(email)).toMatchObject({ __typename: 'AccountSuspended', code: 'ACCOUNT_SUSPENDED' });
    expect((await world.signIn(email, 'ce n’est pas le bon'))['__typename']).toBe('InvalidCredentials');
    await world.settle();
    expect(ended).toContainEqual({ userId: id });
    await setStanding(token, id, 'GOOD');
    expect((await world.signIn(email))['__typename']).toBe('SignedIn');
  });

  it('gives and takes permissions, which ends that person’s sessions', async () => {
    const { token } = await admin();
    const other = await world.person({ secondFactor: true });
    const session = await world.tokenOf(other.id);
    await setPermissions(token, other.id, ['SUPPORT', 'SUPPORT']);
    expect(await world.ask(ME, {}, { as: session })).toBeNull();
    const as = await world.tokenOf(other.id);
    expect(await world.ask(ME, {}, { as })).toMatchObject({ roles: ['CUSTOMER', 'ADMIN'], permissions: ['SUPPORT'] });
    await setPermissions(token, other.id, []);
    expect(await world.ask(ME, {}, { as: await world.tokenOf(other.id) })).toMatchObject({
      roles: ['CUSTOMER'],
      permissions: [],
    });
  });

  it('can do neither to themselves, nor to nobody', async () => {
    const { token, id } = await admin();
    await expect(setStanding(token, id, 'GOOD')).rejects.toThrow('FORBIDDEN');
    await expect(setPermissions(token, id, ['FINANCE'])).rejects.toThrow('FORBIDDEN');
    for (const nobody of [newId(), 'x']) {
      await expect(setStanding(token, nobody, 'BANNED')).rejects.toThrow('NOT_FOUND');
      await expect(setPermissions(token, nobody, ['FINANCE'])).rejects.toThrow('NOT_FOUND');
    }
  });

  it('sees a person’s data for a reason, and every look is in the audit log', async () => {
    const { token, id: adminId } = await admin(['support']);
    const { id, email } = await world.person();
    const LOOK = 'query ($id: ID!) { userAccount(id: $id, reason: SUPPORT_REQUEST) { id email standing } }';
    expect(await world.ask(LOOK, { id }, { as: token })).toEqual({ id, email, standing: 'GOOD' });
    const entry = await world.db.prisma.auditEntry.findFirst({ where: { subjectId: id, action: 'user.viewed' } });
    expect(entry).toMatchObject({ actorId: adminId, data: { reason: 'SUPPORT_REQUEST' } });
    await expect(world.ask(LOOK, { id: newId() }, { as: token })).rejects.toThrow('NOT_FOUND');
    await expect(world.ask(LOOK, { id }, { as: await world.tokenOf(id) })).rejects.toThrow('FORBIDDEN');
    await expect(setStanding(token, id, 'BANNED')).rejects.toThrow('FORBIDDEN');
  });
});

describe('staff who look for a person', () => {
  const FIND = `query ($email: String, $publicName: String) { findUsers(email: $email, publicName: $publicName, reason: SUPPORT_REQUEST) {
    id publicName roles standing } }`;
  const END = 'mutation ($id: ID!) { endUserSessions(id: $id, reason: SAFETY) }';
  const staff = async (permission: 'support' | 'finance') => {
    const who = await world.person({ roles: ['admin'], permissions: [permission], secondFactor: true });
    return { id: who.id, as: await world.tokenOf(who.id, { secondFactor: true }) };
  };

  it('find them by the whole address, however it is typed, and never by a part of it', async () => {
    const { as, id: adminId } = await staff('support');
    const { id, email } = await world.person();
    const found = [{ id, publicName: 'Camille D.', roles: ['CUSTOMER'], standing: 'GOOD' }];
    expect(await world.ask(FIND, { email: ` ${email.toUpperCase()} ` }, { as })).toEqual(found);
    expect(await world.ask(FIND, { email: email.slice(1) }, { as })).toEqual([]);
    expect(await world.ask(FIND, { email: 'no address' }, { as })).toEqual([]);
    const looks = await world.db.prisma.auditEntry.findMany({
      where: { actorId: adminId, action: 'users.searched' },
      orderBy: { sequence: 'asc' },
    });
    expect(looks.map(({ subjectId, data }) => [subjectId, data])).toEqual([
      [id, { reason: 'SUPPORT_REQUEST', by: 'EMAIL', found: 1 }],
      ['several', { reason: 'SUPPORT_REQUEST', by: 'EMAIL', found: 0 }],
      ['several', { reason: 'SUPPORT_REQUEST', by: 'EMAIL', found: 0 }],
    ]);
    expect(
      JSON.stringify(looks, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(email);
  });

  it('find them by the name that others see', async () => {
    const { as } = await staff('support');
    const { id } = await world.person();
    const found: Loose[] = await world.ask(FIND, { publicName: 'camille d.' }, { as });
    expect(found[0]).toMatchObject({ id, publicName: 'Camille D.' });
    expect(found.length).toBeLessThanOrEqual(20);
    expect(await world.ask(FIND, { publicName: 'Camille' }, { as })).toEqual([]);
  });

  it('see in how many places they are signed in, and sign them out everywhere', async () => {
    const { as, id: adminId } = await staff('support');
    const { id } = await world.person();
    const theirs = [await world.tokenOf(id), await world.tokenOf(id)];
    const LOOK = 'query ($id: ID!) { userAccount(id: $id, reason: SUPPORT_REQUEST) { sessionCount } }';
    expect(await world.ask(LOOK, { id }, { as })).toEqual({ sessionCount: 2 });
    expect(await world.ask(END, { id }, { as })).toBe(2);
    for (const token of theirs) expect(await world.ask(ME, {}, { as: token })).toBeNull();
    const entry = await world.db.prisma.auditEntry.findFirst({ where: { subjectId: id, action: 'user.signed-out' } });
    expect(entry).toMatchObject({ actorId: adminId, data: { reason: 'SAFETY' } });
    await expect(world.ask(END, { id: newId() }, { as })).rejects.toThrow('NOT_FOUND');
  });

  it('are the only ones, and say by what they look', async () => {
    const { as } = await staff('finance');
    const { id } = await world.person();
    for (const token of [as, await world.tokenOf(id)]) {
      await expect(world.ask(FIND, { publicName: 'Camille D.' }, { as: token })).rejects.toThrow('FORBIDDEN');
      await expect(world.ask(END, { id }, { as: token })).rejects.toThrow('FORBIDDEN');
    }
    const support = await staff('support');
    await expect(world.ask(FIND, {}, { as: support.as })).rejects.toThrow('BAD_USER_INPUT');
  });
});

describe('the directory', () => {
  it('answers people in the order asked for, and leaves out who is unknown', async () => {
    const [one, two] = [await world.person({ roles: ['customer', 'provider'] }), await world.person({ locale: 'en' })];
    const users = await world.get(IdentityDirectory).getUsers([two.id, newId(), one.id]);
    expect(users).toEqual([
      { id: two.id, email: two.email, locale: 'en', publicName: 'Camille D.', roles: ['customer'], standing: 'GOOD' },
      {
        id: one.id,
        email: one.email,
        locale: 'fr',
        publicName: 'Camille D.',
        roles: ['customer', 'provider'],
        standing: 'GOOD',
      },
    ]);
    expect(await world.get(IdentityDirectory).getUsers([])).toEqual([]);
  });

  it('grants a role that counts at once and keeps the person signed in', async () => {
    const { id } = await world.person();
    const as = await world.tokenOf(id);
    const grant = () =>
      world.get(Transactor).run(async (tx) => ok(await world.get(IdentityDirectory).grantRole(tx, id, 'provider')));
    await grant();
    await grant();
    expect(await world.ask(ME, {}, { as })).toMatchObject({ roles: ['CUSTOMER', 'PROVIDER'] });
    expect(await world.db.prisma.auditEntry.count({ where: { subjectId: id, action: 'role.granted' } })).toBe(1);
  });
});

describe('seeding', () => {
  it('makes many people in one statement and leaves out who exists', async () => {
    const passwordHash = await world.seeds.hash(PASSWORD);
    const users = Array.from({ length: 2_000 }, (_, n) => ({
      id: newId<UserId>(),
      email: `Seed${n}@Example.org`,
      passwordHash,
      locale: 'fr' as const,
      publicName: `Personne ${n}`,
      phone: '+33612345678',
      roles: ['customer'] as const,
      createdAt: new Date('2025-11-22T10:00:00Z'),
    }));
    const seed = () => world.get(Transactor).run(async (tx) => ok((await world.seeds.seed(tx, users)).length));
    expect(await seed()).toEqual(ok(2_000));
    expect(await seed()).toEqual(ok(0));
    expect((await world.signIn('seed1999@example.org'))['viewer']).toMatchObject({
      phone: '+33612345678',
      publicName: 'Personne 1999',
    });
  });
});
