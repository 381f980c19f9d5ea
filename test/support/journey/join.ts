import type { UserId } from '#kernel';
import type { Person } from '../booking-world.js';
import type { Journey } from './journey.js';

/** Somebody who is not signed in. */
export const ANYBODY: Person = { userId: '' as UserId, token: '' };
const PASSWORD = 'les cornichons bleus de Corinne';

/** Someone who signed up through the API and opened the mailed link. */
export interface Member extends Person {
  readonly email: string;
}

/** Signs up, opens the account with the link in the mail, and signs in. */
export async function join(
  journey: Journey,
  who: { email: string; publicName: string; intent: 'CUSTOMER' | 'PROVIDER'; locale: 'fr' | 'en' },
): Promise<Member> {
  await journey.ask(
    `mutation ($input: SignUpInput!) { answer: signUp(input: $input) { __typename } }`,
    { input: { ...who, password: PASSWORD } },
    ANYBODY,
  );
  const [mail] = await journey.mailsTo(who.email);
  const token = /#token=([\w-]{43})/.exec(mail?.text ?? '')?.[1];
  await journey.ask(
    `mutation ($token: String!) { answer: verifyEmail(token: $token) { __typename } }`,
    { token },
    ANYBODY,
  );
  return { ...(await signIn(journey, who.email)), email: who.email };
}

export async function signIn(journey: Journey, email: string): Promise<Person> {
  const signedIn = await journey.ask<{ __typename: string; token: string; viewer: { id: UserId } }>(
    `mutation ($input: SignInInput!) { answer: signIn(input: $input) { __typename ... on SignedIn { token viewer { id } } } }`,
    { input: { email, password: PASSWORD, client: 'API' } },
    ANYBODY,
  );
  if (signedIn.__typename !== 'SignedIn') throw new Error(`Signing in was answered with ${signedIn.__typename}`);
  return { userId: signedIn.viewer.id, token: signedIn.token };
}
