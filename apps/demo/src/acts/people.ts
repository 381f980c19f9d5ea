import { randomInt } from 'node:crypto';
import type { Client } from '../client.js';
import { waitForMail } from '../mail.js';
import { totp } from '../totp.js';
import { expectThat } from '../surprise.js';

/** A password that nobody uses elsewhere; it meets the rules of sign-up. */
export const PASSWORD = 'Une-serpilliere-violette-27';

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) {
  __typename ... on SignedIn { token } ... on SecondFactorRequired { challenge } ... on UserError { message } } }`;

/** An address that no run used before. */
export const newEmail = (name: string): string => `${name}.${Date.now().toString(36)}${randomInt(1_000)}@exemple.fr`;

/** Signs up, opens the mailed link, signs in. */
export async function join(
  client: Client,
  mailUrl: string,
  person: { email: string; publicName: string; intent: 'CUSTOMER' | 'PROVIDER' },
): Promise<void> {
  const { email, publicName, intent } = person;
  const input = { email, password: PASSWORD, publicName, intent, locale: 'fr' };
  await client.do(
    'MailOnItsWay',
    'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename ... on UserError { message } } }',
    { input },
  );
  const [, token] = await waitForMail(mailUrl, email, /#token=([\w-]+)/);
  await client.do(
    'EmailConfirmed',
    'mutation ($token: String!) { verifyEmail(token: $token) { __typename ... on UserError { message } } }',
    { token },
  );
  await signIn(client, email, PASSWORD);
}

export async function signIn(client: Client, email: string, password: string): Promise<void> {
  const { token } = await client.do<{ token: string }>('SignedIn', SIGN_IN, {
    input: { email, password, client: 'API' },
  });
  client.signedIn(token);
}

/** An admin signs in with the second factor; `now` is the instance's clock. */
export async function signInAsAdmin(
  client: Client,
  admin: { email: string; password: string; secret: string },
  now: Date,
): Promise<void> {
  const input = { email: admin.email, password: admin.password, client: 'API' };
  const { challenge } = await client.do<{ challenge: string }>('SecondFactorRequired', SIGN_IN, { input });
  const confirm = `mutation ($input: ConfirmSecondFactorInput!) { confirmSecondFactor(input: $input) {
    __typename ... on SignedIn { token viewer { roles } } ... on UserError { message } } }`;
  const signed = await client.do<{ token: string; viewer: { roles: string[] } }>('SignedIn', confirm, {
    input: { challenge, code: totp(admin.secret, now) },
  });
  expectThat(
    signed.viewer.roles.some((role) => role.toLowerCase() === 'admin'),
    'The admin has no admin role after the second factor',
  );
  client.signedIn(signed.token);
}
