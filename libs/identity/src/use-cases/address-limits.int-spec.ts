import { RateLimiter } from '#platform/rate-limit';
import {
  createIdentityWorld,
  PASSWORD,
  type IdentityWorld,
  type Loose,
} from '../../../../test/support/identity-world.js';
import { LIMITS } from '../domain/limits.js';
import { networkKey } from './caller.js';

let world: IdentityWorld;
beforeAll(async () => {
  world = await createIdentityWorld();
});
afterAll(() => world.close());

const email = 'nobody@example.org';
const token = 'x'.repeat(43);
const signUp = { email, password: PASSWORD, publicName: 'Camille D.', intent: 'CUSTOMER' };

/** A mutation with one input. */
const of = (field: string, input: string) => `mutation ($input: ${input}!) { ${field}(input: $input) { __typename } }`;

describe('whoever tries one account after the other from one network address', () => {
  it.each<[string, keyof typeof LIMITS, string, Loose]>([
    ['signing in', 'signInAddress', of('signIn', 'SignInInput'), { email, password: PASSWORD }],
    ['signing up', 'signUpAddress', of('signUp', 'SignUpInput'), signUp],
    [
      'asking for a new password',
      'resetAddress',
      `mutation { requestPasswordReset(email: "${email}") { __typename } }`,
      {},
    ],
    ['setting one', 'linkAddress', of('resetPassword', 'ResetPasswordInput'), { token, newPassword: PASSWORD }],
    ['verifying', 'linkAddress', `mutation { verifyEmail(token: "${token}") { __typename } }`, {}],
    [
      'giving codes',
      'linkAddress',
      of('confirmSecondFactor', 'ConfirmSecondFactorInput'),
      { challenge: token, code: '123456' },
    ],
  ])('is stopped at %s, and by forging other addresses too', async (_, limit, query, input) => {
    const ask = async (forged: string): Promise<string> => {
      const call = world.http.post('/graphql').set('x-forwarded-for', forged);
      const { body } = (await call.send({ query, variables: { input } })) as { body: Loose };
      return (body['errors']?.[0]?.extensions.code as string | undefined) ?? 'TRIED';
    };
    const limiter = world.get(RateLimiter);
    const [bucket, key] = [`identity.${limit}`, networkKey('127.0.0.1')];
    await limiter.reset(bucket, key, LIMITS[limit]);
    await limiter.consume(bucket, key, LIMITS[limit], LIMITS[limit].points - 1);
    expect(await ask('203.0.113.7')).toBe('TRIED');
    expect(await ask('203.0.113.8, 198.51.100.8')).toBe('RATE_LIMITED');
  });
});
