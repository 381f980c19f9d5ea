import { GraphQLError } from 'graphql';
import { PasswordHasher } from './password-hasher.js';
import { answer } from './password-hasher-thread.js';

const hasher = new PasswordHasher();
afterAll(() => hasher.onApplicationShutdown());
const PASSWORD = 'les cornichons bleus de Corinne';

describe('the password hasher', () => {
  it('makes Argon2id hashes with our costs, different each time', async () => {
    const [one, two] = await Promise.all([hasher.hash(PASSWORD), hasher.hash(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect([await hasher.verify(one, PASSWORD), await hasher.verify(two, PASSWORD)]).toEqual([true, true]);
    expect(await hasher.verify(one, `${PASSWORD} `)).toBe(false);
  });

  it('tells passwords apart by their last character, however long they are', async () => {
    const long = 'é'.repeat(1_023);
    const stored = await hasher.hash(`${long}a`);
    expect([await hasher.verify(stored, `${long}a`), await hasher.verify(stored, `${long}b`)]).toEqual([true, false]);
  });

  it('never lets anybody in where there is no account', async () => {
    for (const password of ['', PASSWORD, 'nobody']) expect(await hasher.verify(null, password)).toBe(false);
  });

  it('serves everyone who waits, and goes on after an error', async () => {
    const stored = await hasher.hash(PASSWORD);
    const answers = await Promise.allSettled([
      hasher.verify('not a hash', PASSWORD),
      ...Array.from({ length: 12 }, () => hasher.verify(stored, PASSWORD)),
      hasher.verify('not a hash either', PASSWORD),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([
      'rejected',
      ...Array<string>(12).fill('fulfilled'),
      'rejected',
    ]);
    expect(await hasher.verify(stored, PASSWORD)).toBe(true);
  });

  it('refuses at once when too many wait, instead of taking all memory', async () => {
    const crowd = Array.from({ length: 520 }, () => hasher.verify('not a hash', PASSWORD));
    const outcomes = await Promise.allSettled(crowd);
    const refused = outcomes.filter(
      (outcome) =>
        outcome.status === 'rejected' &&
        outcome.reason instanceof GraphQLError &&
        outcome.reason.extensions['code'] === 'UNAVAILABLE',
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(20);
  });

  it('leaves no password behind in the thread that hashed it', () => {
    const password = new TextEncoder().encode(PASSWORD);
    const stored = String(answer({ password, stored: null }));
    expect(password.every((byte) => byte === 0)).toBe(true);
    const again = new TextEncoder().encode(PASSWORD);
    expect(answer({ password: again, stored })).toBe(true);
    expect(again.every((byte) => byte === 0)).toBe(true);
  });
});
