import { createIdentityWorld, PASSWORD, tokenIn, type IdentityWorld } from '../../../../test/support/identity-world.js';

const { jest } = import.meta;

let world: IdentityWorld;
let count = 0;
const freshEmail = (): string => `camille${(count += 1)}@example.org`;

beforeAll(async () => {
  world = await createIdentityWorld();
});
afterAll(() => world.close());

describe('a person who signs up', () => {
  it('opens an account by the mailed link, in their language, and can sign in', async () => {
    const email = freshEmail();
    expect(await world.signUp({ email: email.toUpperCase(), publicName: '  Camille   D. ' }, 'en')).toEqual({
      __typename: 'MailOnItsWay',
      message: expect.stringContaining('mailbox'),
    });
    expect((await world.signIn(email)).__typename).toBe('InvalidCredentials');
    const [mail] = await world.mails(email);
    expect(mail).toMatchObject({ to: [email], subject: 'Confirm your e-mail address' });
    expect(mail!.text).toContain(`${world.config.http.publicUrl}/verify-email#token=`);
    expect((await world.verify(tokenIn(mail!))).__typename).toBe('EmailConfirmed');
    const signedIn = await world.signIn(email);
    expect(signedIn).toMatchObject({
      __typename: 'SignedIn',
      viewer: { email, locale: 'en', publicName: 'Camille D.', roles: ['CUSTOMER'], permissions: [], firstName: null },
    });
  });

  it('as a provider may act as one', async () => {
    const email = freshEmail();
    await world.signUp({ email, intent: 'PROVIDER' });
    await world.verify(tokenIn((await world.mails(email))[0]!));
    expect((await world.signIn(email)).viewer.roles).toEqual(['CUSTOMER', 'PROVIDER']);
  });

  it('with a password that is short or common is told what to do better', async () => {
    const email = freshEmail();
    expect(await world.signUp({ email, password: 'cornichons' })).toMatchObject({
      __typename: 'PasswordTooWeak',
      code: 'PASSWORD_TOO_WEAK',
      minimumLength: 15,
      hints: ['Choisissez au moins 15 caractères ; une phrase convient très bien.'],
    });
    const common = await world.signUp({ email, password: 'motdepassemotdepasse' }, 'en');
    expect(common).toMatchObject({ __typename: 'PasswordTooWeak', score: expect.any(Number) });
    expect(common.hints.length).toBeGreaterThan(0);
    expect(await world.mails(email)).toEqual([]);
  });

  it.each(['azertyuiopqsdfgh', 'passwordpassword', 'aaaaaaaaaaaaaaaaaaaa', '123456789012345678'])(
    'may not choose %s',
    async (password) => {
      expect((await world.signUp({ email: freshEmail(), password })).__typename).toBe('PasswordTooWeak');
    },
  );

  it('may choose a long phrase with any characters, and needs every one of them', async () => {
    const email = freshEmail();
    const password = `${'Où est donc passée la lumière 🧽 du soir ? '.repeat(6)}fin`;
    await world.signUp({ email, password });
    await world.verify(tokenIn((await world.mails(email))[0]!));
    expect((await world.signIn(email, password.slice(0, -1))).__typename).toBe('InvalidCredentials');
    expect((await world.signIn(email, password.normalize('NFD'))).__typename).toBe('SignedIn');
  });

  it('with a contact in the public name is refused', async () => {
    expect(await world.signUp({ email: freshEmail(), publicName: 'Camille 06 12 34 56 78' })).toMatchObject({
      __typename: 'PublicNameRefused',
      reason: 'CONTACT',
    });
  });

  it.each(['camille', 'camille@example.org\r\nBcc: all@example.org', 'a@b'])(
    'with %j gets a clear error',
    async (email) => {
      await expect(world.signUp({ email })).rejects.toThrow('BAD_USER_INPUT');
    },
  );

  it('with characters that are none gets a clear error', async () => {
    expect(await world.signUp({ email: freshEmail(), password: `les cornichons \0 de Corinne` })).toMatchObject({
      score: 0,
    });
    expect((await world.signUp({ email: freshEmail(), publicName: 'Cam\0ille' })).__typename).toBe('PublicNameRefused');
  });
});

describe('an address that has an account already', () => {
  it('is answered like any other, and its owner gets a mail without a link to the account', async () => {
    const { email, id } = await world.person();
    const unknown = await world.signUp({ email: freshEmail() });
    expect(await world.signUp({ email, password: 'une tout autre phrase de passe' })).toEqual(unknown);
    const [mail] = await world.mails(email);
    expect(mail!.subject).toBe('Vous avez déjà un compte Limpide');
    expect(mail!.text).not.toContain('token');
    expect((await world.signIn(email)).viewer.id).toBe(id);
  });

  it('costs the same queries as one that has none', async () => {
    const web = await createIdentityWorld({ role: 'web' });
    const statements = async (email: string): Promise<string[]> => {
      const query = jest.spyOn(web.db.pool, 'query');
      await web.signUp({ email });
      const texts = query.mock.calls.map(([text]) =>
        typeof text === 'string' ? text : (text as { text: string }).text,
      );
      query.mockRestore();
      return texts;
    };
    try {
      const forKnown = await statements((await web.person()).email);
      expect(forKnown.join()).toContain('rate_limit');
      expect(forKnown.join()).not.toContain('user_account');
      expect(await statements(freshEmail())).toEqual(forKnown);
    } finally {
      await web.close();
    }
  });
});

describe('a verification link', () => {
  const signUpTwice = async (email: string): Promise<string[]> => {
    await world.signUp({ email, publicName: 'Premier' });
    await world.mails(email);
    await world.signUp({ email, publicName: 'Second', password: 'une tout autre phrase de passe' });
    return (await world.mails(email)).map(tokenIn).reverse();
  };

  it('works once', async () => {
    const email = freshEmail();
    await world.signUp({ email });
    const token = tokenIn((await world.mails(email))[0]!);
    expect((await world.verify(token)).__typename).toBe('EmailConfirmed');
    expect(await world.verify(token)).toMatchObject({ __typename: 'LinkExpired', code: 'LINK_EXPIRED' });
  });

  it('opens one account when it is used by many at once', async () => {
    const email = freshEmail();
    await world.signUp({ email });
    const token = tokenIn((await world.mails(email))[0]!);
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.verify(token)));
    expect(answers.map((answer) => answer.__typename).sort()).toEqual([
      'EmailConfirmed',
      ...Array<string>(7).fill('LinkExpired'),
    ]);
  });

  it('of the sign-up that is confirmed decides name and password; the other one is void', async () => {
    const email = freshEmail();
    const [first, second] = await signUpTwice(email);
    expect((await world.verify(second!)).__typename).toBe('EmailConfirmed');
    expect((await world.verify(first!)).__typename).toBe('LinkExpired');
    expect((await world.signIn(email)).__typename).toBe('InvalidCredentials');
    expect((await world.signIn(email, 'une tout autre phrase de passe')).viewer.publicName).toBe('Second');
  });

  it('and another one for the same address open one account when they are used at once', async () => {
    const email = freshEmail();
    const tokens = await signUpTwice(email);
    const answers = await Promise.all(tokens.map((token) => world.verify(token)));
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(['EmailConfirmed', 'LinkExpired']);
  });

  it('is of no use after a day, or made up', async () => {
    const email = freshEmail();
    await world.signUp({ email });
    const token = tokenIn((await world.mails(email))[0]!);
    const now = world.clock.now();
    world.clock.advance(24 * 3_600_000);
    expect((await world.verify(token)).__typename).toBe('LinkExpired');
    world.clock.set(now);
    for (const made of ['', 'x'.repeat(43), `${token}x`, "' OR 1=1 --"]) {
      expect((await world.verify(made)).__typename).toBe('LinkExpired');
    }
  });

  it('is sent again, and works, when the job ran twice; its token is nowhere but in the mail', async () => {
    const email = freshEmail();
    await world.signUp({ email });
    const [mail] = await world.mails(email);
    const [pending] = await world.db.prisma.pendingSignUp.findMany({ orderBy: { createdAt: 'desc' }, take: 1 });
    await world.runJob('identity.mail-sign-up', { signUpId: pending!.id });
    const dump = await world.db.pool.query<{ text: string }>(
      `SELECT row_to_json(l)::text AS text FROM mailed_link l UNION ALL SELECT row_to_json(s)::text FROM pending_sign_up s
       UNION ALL SELECT row_to_json(j)::text FROM pgboss.job j UNION ALL SELECT row_to_json(a)::text FROM audit_entry a`,
    );
    const everything = dump.rows.map((row) => row.text).join('\n');
    expect(everything).not.toContain(tokenIn(mail!));
    expect(everything).not.toContain(email);
    expect(everything).not.toContain(PASSWORD);
    expect((await world.verify(tokenIn(mail!))).__typename).toBe('EmailConfirmed');
  });
});

describe('tries to sign up', () => {
  it('are counted per address, aliases of one request included', async () => {
    const email = freshEmail();
    const fields = Array.from({ length: 6 }, (_, index) => `a${index}: signUp(input: $input) { __typename }`).join(' ');
    const input = { email, password: 'court', publicName: 'Camille', intent: 'CUSTOMER' };
    const answer = await world.graphql(`mutation ($input: SignUpInput!) { ${fields} }`, { input });
    expect(answer.errors?.map((error) => error.extensions.code)).toEqual(['RATE_LIMITED']);
    expect(answer.errors?.[0]?.extensions['retryAfterSeconds']).toBeGreaterThan(0);
  });
});
