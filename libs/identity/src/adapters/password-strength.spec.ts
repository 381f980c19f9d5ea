import { translations } from '@zxcvbn-ts/language-fr';
import { translate } from '#platform/i18n';
import '../graphql/identity.messages.js';
import { PasswordStrengthMeter } from './password-strength.js';

const meter = new PasswordStrengthMeter();
afterAll(() => meter.onApplicationShutdown());

describe('the password meter', () => {
  it.each([
    'motdepasse',
    'azertyuiop',
    'correct horse'.slice(0, 7),
    'Password123!',
    'nettoyage',
    'limpide2026',
    'juin-juin-juin',
  ])('knows that %s is guessed soon', async (password) => {
    const { score, hints } = await meter.estimate(password, []);
    expect(score).toBeLessThan(3);
    expect(hints.length).toBeGreaterThan(0);
  });

  it.each([
    'les cornichons bleus de Corinne',
    'Xq7#mVr2!tLz',
    '苹果树下的猫在唱歌吗今天',
    'x'.repeat(30) + 'Où est la lune rousse ?',
  ])('knows that %s takes years', async (password) => {
    expect((await meter.estimate(password, [])).score).toBeGreaterThanOrEqual(3);
  });

  it('counts what an attacker knows about the person', async () => {
    const password = 'quincampoix';
    const stranger = await meter.estimate(password, []);
    const acquaintance = await meter.estimate(password, ['h.quincampoix@example.org']);
    expect(acquaintance.score).toBeLessThan(stranger.score);
  });

  it('answers many questions at once, each with its own answer', async () => {
    const passwords = ['motdepasse', 'les cornichons bleus de Corinne', 'azertyuiop'];
    const scores = (await Promise.all(passwords.map((password) => meter.estimate(password, [])))).map(
      ({ score }) => score,
    );
    expect(scores).toEqual([1, 4, 1]);
  });

  it('starts again after it was put away', async () => {
    await meter.onApplicationShutdown();
    expect((await meter.estimate('motdepasse', [])).score).toBe(1);
  });

  it('has words in both languages for everything it may say', () => {
    const codes = [
      ...Object.keys(translations.warnings),
      ...Object.keys(translations.suggestions),
      'tooShort',
      'tooLong',
      'unreadable',
    ];
    for (const code of codes) {
      for (const locale of ['fr', 'en'] as const)
        expect(translate(locale, `passwordHint.${code}`, { minimum: 15 })).not.toContain('{');
    }
  });
});
