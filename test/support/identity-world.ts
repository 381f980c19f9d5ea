import { IdentityModule, SeedUsers } from '#identity';
import { newId, ok, type Locale, type UserId } from '#kernel';
import { createMailbox, type Message } from '#mailbox';
import type { Permission, Role } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { createTestApp, type TestAppOptions } from './app.js';

export const PASSWORD = 'les cornichons bleus de Corinne';
export const SECOND_FACTOR_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

const VIEWER =
  'id email locale publicName firstName lastName phone roles permissions secondFactorOn secondFactorNeeded';
const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename ... on SignedIn { token expiresAt viewer { ${VIEWER} } } ... on SecondFactorRequired { challenge expiresAt }
  ... on InvalidCredentials { code message } ... on AccountSuspended { code message } } }`;
const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  __typename ... on MailOnItsWay { message } ... on PasswordTooWeak { code message score hints minimumLength }
  ... on PublicNameRefused { code reason } } }`;
const VERIFY =
  'mutation ($token: String!) { verifyEmail(token: $token) { __typename ... on LinkExpired { code message } } }';

/** An answer as JSON.parse gives it: tests name the fields they expect. */
type Answer = ReturnType<typeof JSON.parse>;
export type Loose = Record<string, Answer>;

/** The token that a mailed link carries. */
export function tokenIn(message: Message): string {
  const found = /#token=([\w-]{43})/.exec(message.text);
  if (!found?.[1]) throw new Error('No link in this mail');
  return found[1];
}

export type IdentityWorld = Awaited<ReturnType<typeof createIdentityWorld>>;

/** The identity feature as people meet it: over HTTP, with a mail server, on a database of its own. */
export async function createIdentityWorld(options: Partial<TestAppOptions> = {}) {
  const mailbox = await createMailbox({ smtpPort: 0, webPort: 0 });
  const app = await createTestApp({
    withIdentity: true,
    ...options,
    modules: [IdentityModule, ...(options.modules ?? [])],
    environment: { SMTP_URL: mailbox.smtpUrl, ...options.environment },
  });
  const seeds = app.get(SeedUsers);
  const passwordHash = await seeds.hash(PASSWORD);

  return {
    ...app,
    mailbox,
    seeds,

    /** One root field's answer; errors are thrown. */
    async ask(query: string, variables: Loose = {}, request: { as?: string; locale?: Locale } = {}): Promise<Answer> {
      const answer = await app.graphql<Loose>(query, variables, request);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return Object.values(answer.data)[0];
    },

    signUp(input: Loose, locale?: Locale): Promise<Loose> {
      const complete = { password: PASSWORD, publicName: 'Camille D.', intent: 'CUSTOMER', ...input };
      return this.ask(SIGN_UP, { input: complete }, { locale });
    },
    verify(token: string): Promise<Loose> {
      return this.ask(VERIFY, { token });
    },
    signIn(email: string, password = PASSWORD, client = 'API'): Promise<Loose> {
      return this.ask(SIGN_IN, { input: { email, password, client } });
    },

    /** Mails to an address, newest first, once every job has run. */
    async mails(to: string): Promise<Message[]> {
      await app.settle();
      return mailbox.messages({ to });
    },

    /** Somebody with an account and PASSWORD, without the mails. */
    async person(
      more: { roles?: Role[]; permissions?: Permission[]; secondFactor?: boolean; locale?: Locale } = {},
    ): Promise<{ id: UserId; email: string }> {
      const id = newId<UserId>();
      const email = `p${id.replaceAll('-', '')}@example.org`;
      const { roles = ['customer'], permissions = [], locale = 'fr' } = more;
      const secondFactorSecret = more.secondFactor ? SECOND_FACTOR_SECRET : undefined;
      const user = {
        id,
        email,
        passwordHash,
        locale,
        publicName: 'Camille D.',
        roles,
        permissions,
        createdAt: app.clock.now(),
        secondFactorSecret,
      };
      await app.get(Transactor).run(async (tx) => ok(await seeds.seed(tx, [user])));
      return { id, email };
    },

    /** A bearer token without a sign-in. */
    async tokenOf(id: UserId, session: { secondFactor?: boolean } = {}): Promise<string> {
      const opened = await app.get(Transactor).run(async (tx) => ok(await seeds.openSession(tx, id, session)));
      if (!opened.ok) throw new Error('No session');
      return opened.value.token;
    },

    async close(): Promise<void> {
      await app.close();
      await mailbox.close();
    },
  };
}
