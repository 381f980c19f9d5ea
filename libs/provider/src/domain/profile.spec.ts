import { checkComparedFacts, checkPublicProfile, checkTrader, SPOKEN_LANGUAGES } from './profile.js';

const profile = {
  publicName: 'Amina B.',
  bio: 'Ménage soigné, produits écologiques.',
  languages: ['fr', 'ar'],
  radiusMetres: 8_000,
};
const trader = {
  legalName: 'Amina Benali',
  address: '3 rue des Lilas, 75019 Paris',
  phone: '06 12 34 56 78',
  email: 'amina@exemple.fr',
};

describe('a public profile', () => {
  it('carries no control characters', () => {
    const checked = checkPublicProfile({ ...profile, publicName: 'Ami\u0000na', bio: 'un\u0000deux\r\ntrois\u001b' });
    expect(checked).toMatchObject({ value: { publicName: 'Ami na', bio: 'un deux\ntrois' } });
  });

  it('is kept tidy', () => {
    expect(checkPublicProfile({ ...profile, publicName: '  Amina\r\n  B. ', languages: ['fr', 'fr'] })).toEqual({
      ok: true,
      value: { ...profile, publicName: 'Amina B.', languages: ['fr'] },
    });
  });

  it.each([
    [{ publicName: 'A' }, 'publicName', 'LENGTH'],
    [{ publicName: 'A'.repeat(61) }, 'publicName', 'LENGTH'],
    [{ publicName: 'Amina 06 12 34 56 78' }, 'publicName', 'CONTACT_IN_TEXT'],
    [{ bio: 'x'.repeat(2_001) }, 'bio', 'LENGTH'],
    [{ bio: 'Écrivez à amina@exemple.fr' }, 'bio', 'CONTACT_IN_TEXT'],
    [{ languages: [] }, 'languages', 'LENGTH'],
    [{ languages: ['xx'] }, 'languages', 'UNKNOWN_LANGUAGE'],
    [{ languages: ['fr', 'xx'] }, 'languages', 'UNKNOWN_LANGUAGE'],
    [{ languages: SPOKEN_LANGUAGES.slice(0, 11) }, 'languages', 'LENGTH'],
    [{ radiusMetres: 999 }, 'radiusMetres', 'RANGE'],
    [{ radiusMetres: 50_001 }, 'radiusMetres', 'RANGE'],
    [{ radiusMetres: Number.NaN }, 'radiusMetres', 'RANGE'],
  ])('with %o is refused', (change, field, rule) => {
    expect(checkPublicProfile({ ...profile, ...change })).toEqual({
      ok: false,
      error: { kind: 'InvalidProfile', field, rule },
    });
  });
});

it.each([
  [{ publicName: 'Al' }],
  [{ publicName: 'A'.repeat(60) }],
  [{ bio: 'x'.repeat(2_000) }],
  [{ languages: SPOKEN_LANGUAGES.slice(0, 10) }],
  [{ radiusMetres: 1_000 }],
  [{ radiusMetres: 50_000 }],
])('a public profile at the very limit is taken: %#', (change) => {
  expect(checkPublicProfile({ ...profile, ...change })).toMatchObject({ ok: true });
});

describe('a trader', () => {
  it('has a phone number in international form', () => {
    expect(checkTrader(trader)).toEqual({ ok: true, value: { ...trader, phone: '+33612345678' } });
    expect(checkTrader({ ...trader, phone: '0033 6 12 34 56 78' })).toMatchObject({ value: { phone: '+33612345678' } });
  });

  it.each([
    [{ phone: '12' }, 'trader.phone', 'PHONE'],
    [{ phone: '0612345' }, 'trader.phone', 'PHONE'],
    [{ email: 'amina@exemple.fr\nBcc: autre@exemple.fr' }, 'trader.email', 'EMAIL'],
    [{ email: `${'a'.repeat(245)}@exemple.fr` }, 'trader.email', 'EMAIL'],
    [{ legalName: 'A' }, 'trader.legalName', 'LENGTH'],
    [{ legalName: 'A'.repeat(121) }, 'trader.legalName', 'LENGTH'],
    [{ address: 'à Paris' }, 'trader.address', 'LENGTH'],
    [{ address: 'A'.repeat(241) }, 'trader.address', 'LENGTH'],
  ])('with %o is refused', (change, field, rule) => {
    expect(checkTrader({ ...trader, ...change })).toEqual({
      ok: false,
      error: { kind: 'InvalidProfile', field, rule },
    });
  });
});

it.each([
  [{ legalName: 'Al', address: '1 r. Sot' }],
  [{ legalName: 'A'.repeat(120), address: 'A'.repeat(240), email: `${'a'.repeat(243)}@exemple.fr` }],
])('a trader at the very limit is taken: %#', (change) => {
  expect(checkTrader({ ...trader, ...change })).toMatchObject({ ok: true });
});

describe('what an identity document has proven', () => {
  const before = { legalName: 'Amina Benali', needsRightToWork: true };
  it.each([
    [{ ...before, legalName: 'Karim Haddad' }, 'trader.legalName'],
    [{ ...before, needsRightToWork: false }, 'needsRightToWork'],
  ])('can’t be changed to %o afterwards', (after, field) => {
    expect(checkComparedFacts(before, after, false).ok).toBe(true);
    expect(checkComparedFacts(before, after, true)).toEqual({
      ok: false,
      error: { kind: 'InvalidProfile', field, rule: 'ALREADY_VERIFIED' },
    });
  });

  it('may become stricter at any time', () => {
    const without = { ...before, needsRightToWork: false };
    expect(checkComparedFacts(without, before, true).ok).toBe(true);
    for (const same of [before, without]) expect(checkComparedFacts(same, same, true).ok).toBe(true);
  });
});
