import { timeBasedCode, fromBase32 } from '../index.js';
import {
  createIdentityWorld,
  PASSWORD,
  SECOND_FACTOR_SECRET,
  type IdentityWorld,
  type Loose,
} from '../../../../test/support/identity-world.js';
import { DAY, MINUTE } from '#kernel';
import { PasswordHasher } from '../adapters/password-hasher.js';

const { jest } = import.meta;

let world: IdentityWorld;

beforeAll(async () => {
  world = await createIdentityWorld();
});
beforeEach(async () => {
  await world.db.pool.query('DELETE FROM rate_limit');
});
afterAll(() => world.close());

const ME = '{ me { id email roles permissions secondFactorNeeded } }';
const code = (): string => timeBasedCode(fromBase32(SECOND_FACTOR_SECRET)!, world.clock.now());
const confirm = (challenge: string, given: string): Promise<Loose> =>
  world.ask(
    `mutation ($input: ConfirmSecondFactorInput!) { confirmSecondFactor(input: $input) {
      __typename ... on SignedIn { token viewer { roles permissions } } ... on UserError { code } } }`,
    { input: { challenge, code: given } },
  );

const post = (query: string, variables: Loose = {}) =>
  world.http.post('/graphql').set('content-type', 'application/json').send({ query, variables });
const BROWSER_SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) { __typename ... on SignedIn { token viewer { id } } } }`;

describe('a person who signs in', () => {
  it('from a browser gets a cookie that scripts can’t read, and no token', async () => {
    const { email, id } = await world.person();
    const answer = await post(BROWSER_SIGN_IN, { email, password: PASSWORD });
    expect(answer.body.data.signIn).toEqual({ __typename: 'SignedIn', token: null, viewer: { id } });
    const cookie = answer.headers['set-cookie']![0]!;
    expect(cookie).toMatch(/^limpide-session=[\w-]{43}; /);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Path=/');
    expect(cookie).not.toContain('Domain');
    const me = await post(ME).set('cookie', cookie.split(';')[0]!);
    expect(me.body.data.me).toMatchObject({ id, email });
    const token = cookie.slice('limpide-session='.length, cookie.indexOf(';'));
    const rows = await world.db.pool.query('SELECT row_to_json(s)::text AS text FROM user_session s');
    expect(JSON.stringify(rows.rows)).not.toContain(token);
  });

  it('from an API client gets a token, and no cookie', async () => {
    const { email } = await world.person();
    const answer = await post(
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { token } } }',
      { input: { email, password: PASSWORD, client: 'API' } },
    );
    expect(answer.body.data.signIn.token).toMatch(/^[\w-]{43}$/);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('again gets a new session, and the one they came with ends', async () => {
    const { email } = await world.person();
    const first = (await world.signIn(email)).token as string;
    const again = await world.ask(
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { token } } }',
      { input: { email, password: PASSWORD, client: 'API' } },
      { as: first },
    );
    expect(again.token).not.toBe(first);
    expect(await world.ask(ME, {}, { as: first })).toBeNull();
    expect(await world.ask(ME, {}, { as: again.token })).toMatchObject({ email });
  });

  it('with a made-up, empty or stolen-looking token is nobody', async () => {
    for (const as of ['x'.repeat(43), 'a', 'null', 'x'.repeat(500)]) expect(await world.ask(ME, {}, { as })).toBeNull();
  });
});

describe('a stranger who guesses', () => {
  it('gets the same answer for an unknown address, a wrong password and no address at all', async () => {
    const { email } = await world.person();
    const wrong = await world.signIn(email, 'ce n’est pas le bon mot de passe');
    expect(wrong).toEqual({
      __typename: 'InvalidCredentials',
      code: 'INVALID_CREDENTIALS',
      message: expect.any(String),
    });
    for (const address of ['nobody@example.org', 'nobody', '', `${'x'.repeat(300)}`])
      expect(await world.signIn(address)).toEqual(wrong);
  });

  it('has every try cost one password hash and the same queries, known or not', async () => {
    const { email } = await world.person();
    const effort = async (address: string): Promise<unknown> => {
      const query = jest.spyOn(world.db.pool, 'query');
      const verify = jest.spyOn(world.get(PasswordHasher), 'verify');
      await world.signIn(address, 'ce n’est pas le bon mot de passe');
      const texts = query.mock.calls.map(([text]) =>
        typeof text === 'string' ? text : (text as { text: string }).text,
      );
      const result = { texts, verified: verify.mock.calls.length };
      query.mockRestore();
      verify.mockRestore();
      return result;
    };
    const known = await effort(email);
    expect(known).toEqual(await effort('nobody@example.org'));
    expect(known).toMatchObject({ verified: 1 });
  });

  it('is stopped at one account, known or not, however many tries one request carries', async () => {
    const { email } = await world.person();
    const fields = Array.from({ length: 12 }, (_, index) => `a${index}: signIn(input: $input) { __typename }`);
    const tries = async (address: string): Promise<string[]> => {
      const outcomes: string[] = [];
      for (const half of [fields.slice(0, 6), fields.slice(6)]) {
        const input = { email: address, password: 'ce n’est pas le bon mot de passe' };
        const answer = await world.graphql<Loose>(`mutation ($input: SignInInput!) { ${half.join(' ')} }`, { input });
        outcomes.push(...(answer.errors ?? []).map((error) => error.extensions.code));
        outcomes.push(...Object.values(answer.data ?? {}).map((value) => value.__typename));
      }
      return outcomes;
    };
    const known = await tries(email);
    expect(known).toContain('RATE_LIMITED');
    expect(await tries('nobody@example.org')).toEqual(known);
    await expect(world.signIn(email)).rejects.toThrow('RATE_LIMITED');
  });

  it('is not let in by changing the case of the address or forging a network address', async () => {
    const { email } = await world.person();
    for (let n = 0; n < 10; n += 1)
      await world.signIn(n % 2 ? email : email.toUpperCase(), 'ce n’est pas le bon mot de passe');
    const answer = await world.http
      .post('/graphql')
      .set('x-forwarded-for', '203.0.113.9')
      .send({ query: BROWSER_SIGN_IN, variables: { email, password: PASSWORD } });
    expect(answer.body.errors[0].extensions.code).toBe('RATE_LIMITED');
  });

  it('does not lock somebody out who gets it right in between', async () => {
    const { email } = await world.person();
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 6; n += 1) await world.signIn(email, 'ce n’est pas le bon mot de passe');
      expect((await world.signIn(email)).__typename).toBe('SignedIn');
    }
  });
});

describe('a session', () => {
  it('ends after 14 days without use, and use keeps it alive', async () => {
    const now = world.clock.now();
    const { id } = await world.person();
    const token = await world.tokenOf(id);
    world.clock.advance(13 * DAY);
    expect(await world.ask(ME, {}, { as: token })).not.toBeNull();
    world.clock.advance(13 * DAY);
    expect(await world.ask(ME, {}, { as: token })).not.toBeNull();
    world.clock.advance(14 * DAY);
    expect(await world.ask(ME, {}, { as: token })).toBeNull();
    await world.runJob('identity.purge-expired');
    expect(await world.db.prisma.userSession.count({ where: { userId: id } })).toBe(0);
    world.clock.set(now);
  });

  it('ends after 90 days however much it is used', async () => {
    const now = world.clock.now();
    const { id } = await world.person();
    const token = await world.tokenOf(id);
    for (let days = 10; days < 90; days += 10) {
      world.clock.advance(10 * DAY);
      expect(await world.ask(ME, {}, { as: token })).not.toBeNull();
    }
    world.clock.advance(10 * DAY);
    expect(await world.ask(ME, {}, { as: token })).toBeNull();
    world.clock.set(now);
  });

  it('is listed with the others, and each can be ended by its owner only', async () => {
    const [owner, other] = [await world.person(), await world.person()];
    const [a, b, c] = [await world.tokenOf(owner.id), await world.tokenOf(owner.id), await world.tokenOf(other.id)];
    const LIST = '{ mySessions { id client current createdAt lastSeenAt expiresAt } }';
    const sessions = (await world.ask(LIST, {}, { as: a })) as { id: string; current: boolean }[];
    expect(sessions.map((session) => session.current).sort()).toEqual([false, true]);
    const target = sessions.find((session) => !session.current)!.id;
    const END = 'mutation ($id: ID!) { endSession(id: $id) }';
    await expect(world.ask(END, { id: target }, { as: c })).rejects.toThrow('NOT_FOUND');
    await expect(world.ask(END, { id: 'not-an-id' }, { as: a })).rejects.toThrow('NOT_FOUND');
    expect(await world.ask(END, { id: target }, { as: a })).toBe(target);
    expect(await world.ask(ME, {}, { as: b })).toBeNull();
    expect(await world.ask(ME, {}, { as: a })).not.toBeNull();
  });

  it('ends by signing out, here or everywhere, and the cookie goes', async () => {
    const { id } = await world.person();
    const [a, b, c, d] = await Promise.all(Array.from({ length: 4 }, () => world.tokenOf(id)));
    const out = await post('mutation { signOut }').set('authorization', `Bearer ${a!}`);
    expect(out.headers['set-cookie']![0]).toMatch(/^limpide-session=; .*Expires=Thu, 01 Jan 1970/);
    expect(await world.ask(ME, {}, { as: a })).toBeNull();
    expect(await world.ask('mutation { signOutEverywhere(keepThisSession: true) }', {}, { as: b })).toBe(2);
    expect([await world.ask(ME, {}, { as: c }), await world.ask(ME, {}, { as: d })]).toEqual([null, null]);
    expect(await world.ask(ME, {}, { as: b })).not.toBeNull();
    expect(await world.ask('mutation { signOutEverywhere }', {}, { as: b })).toBe(1);
    expect(await world.ask(ME, {}, { as: b })).toBeNull();
  });
});

describe('an admin', () => {
  it('without a second factor is an ordinary member, and told so', async () => {
    const { email } = await world.person({ roles: ['customer', 'admin'], permissions: ['security'] });
    const { token, viewer } = await world.signIn(email);
    expect(viewer).toMatchObject({ roles: ['CUSTOMER'], permissions: [], secondFactorNeeded: true });
    await expect(world.ask('{ auditLog { nodes { id } } }', {}, { as: token })).rejects.toThrow('FORBIDDEN');
  });

  it('with a second factor acts as one', async () => {
    const { email } = await world.person({
      roles: ['customer', 'admin'],
      permissions: ['security'],
      secondFactor: true,
    });
    const due = await world.signIn(email);
    expect(due).toEqual({
      __typename: 'SecondFactorRequired',
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: expect.any(String),
    });
    expect(await world.ask(ME, {}, { as: due.challenge })).toBeNull();
    const signedIn = await confirm(due.challenge, code());
    expect(signedIn).toMatchObject({
      __typename: 'SignedIn',
      viewer: { roles: ['CUSTOMER', 'ADMIN'], permissions: ['SECURITY'] },
    });
    expect(await world.ask('{ auditLog { nodes { id } } }', {}, { as: signedIn.token })).toMatchObject({
      nodes: expect.any(Array),
    });
  });

  it('has half an hour without use', async () => {
    const now = world.clock.now();
    const { id } = await world.person({ roles: ['admin'], permissions: ['security'], secondFactor: true });
    const token = await world.tokenOf(id);
    world.clock.advance(30 * MINUTE);
    expect(await world.ask(ME, {}, { as: token })).toBeNull();
    world.clock.set(now);
  });
});

describe('a code of the second factor', () => {
  it('works once, also for two who use it at the same time', async () => {
    const { email } = await world.person({ secondFactor: true });
    const [first, second] = [await world.signIn(email), await world.signIn(email)];
    const given = code();
    const answers = await Promise.all([confirm(first.challenge, given), confirm(second.challenge, given)]);
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(['InvalidCode', 'SignedIn']);
    world.clock.advance(MINUTE);
  });

  it('may be wrong five times; then the challenge is over, even for the right one', async () => {
    const { email } = await world.person({ secondFactor: true });
    const { challenge } = await world.signIn(email);
    const wrong = code() === '000000' ? '000001' : '000000';
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push((await confirm(challenge, wrong)).__typename);
    expect(answers).toEqual(Array(5).fill('InvalidCode'));
    expect((await confirm(challenge, code())).__typename).toBe('ChallengeExpired');
  });

  it('cannot be guessed by starting over and over', async () => {
    const { email } = await world.person({ secondFactor: true });
    const wrong = code() === '000000' ? '000001' : '000000';
    const guess = async (): Promise<void> => {
      for (let round = 0; round < 3; round += 1) {
        const { challenge } = await world.signIn(email);
        for (let n = 0; n < 5; n += 1) await confirm(challenge, wrong);
      }
    };
    await expect(guess()).rejects.toThrow('RATE_LIMITED');
  });

  it('is too late after five minutes', async () => {
    const { email } = await world.person({ secondFactor: true });
    const { challenge } = await world.signIn(email);
    world.clock.advance(5 * MINUTE);
    expect((await confirm(challenge, code())).__typename).toBe('ChallengeExpired');
    expect((await confirm('x'.repeat(43), code())).__typename).toBe('ChallengeExpired');
  });
});

describe('over https', () => {
  it('the cookie is bound to the host and to TLS', async () => {
    const secure = await createIdentityWorld({ role: 'web', environment: { PUBLIC_URL: 'https://limpide.example' } });
    try {
      const { email } = await secure.person();
      const answer = await secure.http
        .post('/graphql')
        .set('content-type', 'application/json')
        .send({ query: BROWSER_SIGN_IN, variables: { email, password: PASSWORD } });
      const cookie = answer.headers['set-cookie']![0]!;
      expect(cookie).toMatch(/^__Host-session=/);
      for (const attribute of ['Secure', 'HttpOnly', 'Path=/', 'SameSite=Lax']) expect(cookie).toContain(attribute);
      expect(cookie).not.toContain('Domain');
    } finally {
      await secure.close();
    }
  });
});
