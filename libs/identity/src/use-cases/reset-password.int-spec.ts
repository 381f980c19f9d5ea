import { setImmediate } from 'node:timers/promises';
import {
  createIdentityWorld,
  PASSWORD,
  SECOND_FACTOR_SECRET,
  tokenIn,
  type IdentityWorld,
  type Loose,
} from '../../../../test/support/identity-world.js';
import { MINUTE } from '#kernel';
import { createMailbox } from '#mailbox';
import { fromBase32, timeBasedCode } from '../index.js';

let world: IdentityWorld;
const NEXT = 'la lune éclaire douze poireaux';
const ME = '{ me { email } }';

beforeAll(async () => {
  world = await createIdentityWorld();
});
beforeEach(async () => {
  await world.settle();
  await world.mailbox.clear();
});
afterAll(() => world.close());

const request = (email: string): Promise<Loose> =>
  world.ask('mutation ($email: String!) { requestPasswordReset(email: $email) { __typename message } }', { email });
const reset = (token: string, newPassword = NEXT): Promise<Loose> =>
  world.ask(
    `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) {
      __typename ... on PasswordTooWeak { minimumLength } ... on LinkExpired { code } } }`,
    { input: { token, newPassword } },
  );
const linkFor = async (email: string): Promise<string> => {
  await request(email);
  return tokenIn((await world.mails(email))[0]!);
};

describe('a person who forgot their password', () => {
  it('sets a new one by the mailed link; every session ends, open sockets are told, and a mail says so', async () => {
    const { email, id } = await world.person();
    const session = await world.tokenOf(id);
    const token = await linkFor(email);
    expect((await reset(token)).__typename).toBe('PasswordChanged');
    expect(await world.ask(ME, {}, { as: session })).toBeNull();
    expect((await world.signIn(email)).__typename).toBe('InvalidCredentials');
    expect((await world.signIn(email, NEXT)).__typename).toBe('SignedIn');
    expect((await world.mails(email))[0]!.subject).toBe('Votre mot de passe a changé');
    const entries = await world.db.prisma.auditEntry.findMany({
      where: { subjectId: id },
      orderBy: { sequence: 'asc' },
    });
    expect(entries.map((entry) => entry.action)).toEqual(
      expect.arrayContaining(['mail.sent', 'password.reset', 'sessions.ended', 'session.started']),
    );
  });

  it('is answered the same without an account, and nothing is sent', async () => {
    const { email } = await world.person();
    const answer = await request(email);
    for (const stranger of ['nobody@example.org', 'nobody', '']) expect(await request(stranger)).toEqual(answer);
    await world.settle();
    expect(world.mailbox.messages().map((mail) => mail.to)).toEqual([[email]]);
  });

  it('may try again with a better password: the refused one does not cost the link', async () => {
    const token = await linkFor((await world.person()).email);
    expect(await reset(token, 'trop court')).toEqual({ __typename: 'PasswordTooWeak', minimumLength: 15 });
    expect((await reset(token)).__typename).toBe('PasswordChanged');
  });

  it('may choose a shorter one when a second factor guards the account, and still needs the factor', async () => {
    const { email } = await world.person({ secondFactor: true });
    expect((await reset(await linkFor(email), 'kz7!pVqe')).__typename).toBe('PasswordChanged');
    expect((await world.signIn(email, 'kz7!pVqe')).__typename).toBe('SecondFactorRequired');
  });
});

describe('a reset link', () => {
  it('works once', async () => {
    const token = await linkFor((await world.person()).email);
    expect((await reset(token)).__typename).toBe('PasswordChanged');
    expect(await reset(token)).toEqual({ __typename: 'LinkExpired', code: 'LINK_EXPIRED' });
  });

  it('lets one through when several use it at once, with different passwords', async () => {
    const { email } = await world.person();
    const token = await linkFor(email);
    const passwords = Array.from({ length: 4 }, (_, n) => `${NEXT} numéro ${n}`);
    const answers = await Promise.all(passwords.map((password) => reset(token, password)));
    const winners = passwords.filter((_, n) => answers[n]!.__typename === 'PasswordChanged');
    expect(winners).toHaveLength(1);
    expect((await world.signIn(email, winners[0])).__typename).toBe('SignedIn');
  });

  it('makes the others of that person void', async () => {
    const { email } = await world.person();
    const [first, second] = [await linkFor(email), await linkFor(email)];
    expect(first).not.toBe(second);
    expect((await reset(first)).__typename).toBe('PasswordChanged');
    expect((await reset(second)).__typename).toBe('LinkExpired');
  });

  it('is of no use after ten minutes, and never for verifying an address', async () => {
    const token = await linkFor((await world.person()).email);
    expect((await world.verify(token)).__typename).toBe('LinkExpired');
    world.clock.advance(10 * MINUTE);
    expect((await reset(token)).__typename).toBe('LinkExpired');
  });

  it('is not sent to a suspended account', async () => {
    const { email, id } = await world.person();
    await world.db.prisma.userAccount.update({ where: { id }, data: { standing: 'BANNED' } });
    await request(email);
    expect(await world.mails(email)).toEqual([]);
  });
});

describe('a sign-in that waits for its code', () => {
  it('is over when the password is reset in the meantime', async () => {
    const { email } = await world.person({ secondFactor: true });
    const { challenge } = await world.signIn(email);
    await reset(await linkFor(email));
    const code = timeBasedCode(fromBase32(SECOND_FACTOR_SECRET)!, world.clock.now());
    const answer = await world.ask(
      'mutation ($input: ConfirmSecondFactorInput!) { confirmSecondFactor(input: $input) { __typename } }',
      { input: { challenge, code } },
    );
    expect(answer.__typename).toBe('ChallengeExpired');
  });
});

describe('a sign-in that waits for its code, on an account that is suspended meanwhile', () => {
  it('makes no session', async () => {
    const { email, id } = await world.person({ secondFactor: true });
    const { challenge } = await world.signIn(email);
    await world.db.prisma.userAccount.update({ where: { id }, data: { standing: 'BANNED' } });
    const code = timeBasedCode(fromBase32(SECOND_FACTOR_SECRET)!, world.clock.now());
    const answer = await world.ask(
      'mutation ($input: ConfirmSecondFactorInput!) { confirmSecondFactor(input: $input) { __typename } }',
      { input: { challenge, code } },
    );
    expect(answer.__typename).not.toBe('SignedIn');
    expect(await world.db.prisma.userSession.count({ where: { userId: id } })).toBe(0);
  });
});

describe('a person who changes their password', () => {
  const change = (as: string, currentPassword: string, newPassword: string): Promise<Loose> =>
    world.ask(
      'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }',
      { input: { currentPassword, newPassword } },
      { as },
    );

  it('needs the old one, keeps this session and ends the others', async () => {
    const { id, email } = await world.person();
    const [here, there] = [await world.tokenOf(id), await world.tokenOf(id)];
    expect((await change(here, 'ce n’est pas le bon', NEXT)).__typename).toBe('InvalidCredentials');
    expect((await change(here, PASSWORD, email)).__typename).toBe('PasswordTooWeak');
    expect((await change(here, PASSWORD, NEXT)).__typename).toBe('PasswordChanged');
    expect(await world.ask(ME, {}, { as: here })).toEqual({ email });
    expect(await world.ask(ME, {}, { as: there })).toBeNull();
    expect((await world.signIn(email, NEXT)).__typename).toBe('SignedIn');
  });

  it('can’t be outrun by a sign-in with the old one: whatever session that made is over', async () => {
    const { id, email } = await world.person();
    const here = await world.tokenOf(id);
    const [changed, ...signedIn] = await Promise.all([
      change(here, PASSWORD, NEXT),
      ...Array.from({ length: 6 }, () => world.signIn(email)),
    ]);
    expect(changed.__typename).toBe('PasswordChanged');
    for (const answer of signedIn) {
      if (answer['token']) expect(await world.ask(ME, {}, { as: answer['token'] as string })).toBeNull();
      else expect(answer.__typename).toBe('InvalidCredentials');
    }
  });

  it('can’t be guessed at from an open screen', async () => {
    const { id } = await world.person();
    const here = await world.tokenOf(id);
    const guess = async (): Promise<void> => {
      for (let n = 0; n < 11; n += 1) await change(here, `ce n’est pas le bon ${n}`, NEXT);
    };
    await expect(guess()).rejects.toThrow('RATE_LIMITED');
  });
});

describe('a mail server that is away', () => {
  it('delays the mail and nothing else: the request succeeds and the link arrives later', async () => {
    const { smtpPort, close } = await createMailbox({ smtpPort: 0, webPort: 0 });
    await close();
    const away = await createIdentityWorld({ environment: { SMTP_URL: `smtp://127.0.0.1:${smtpPort}` } });
    try {
      const { email } = await away.person();
      await away.ask('mutation ($email: String!) { requestPasswordReset(email: $email) { message } }', { email });
      const failedOnce = `SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state = 'retry'`;
      while ((await away.db.pool.query(failedOnce)).rowCount === 0) await setImmediate();
      const back = await createMailbox({ smtpPort, webPort: 0 });
      const mail = await back.waitFor({ to: email }, 30_000).finally(() => back.close());
      expect(mail.subject).toBe('Choisissez un nouveau mot de passe');
    } finally {
      await away.close();
    }
  });
});
