import { normalisePublicName, refusePublicName } from './public-name.js';

describe('a public name', () => {
  it.each(['Camille D.', 'Zoé & Léa', 'L’éclat (Lyon 3)', '李娜', 'Ménage 44', 'Jean-Noël'])('may be %s', (name) => {
    expect(refusePublicName(normalisePublicName(name))).toBeNull();
  });

  it.each([
    ['x', 'TOO_SHORT'],
    ['x'.repeat(41), 'TOO_LONG'],
    ['Camille 06 12 34 56 78', 'CONTACT'],
    ['Camille 06.12.34', 'CONTACT'],
    ['camille@example', 'CONTACT'],
    ['camille.fr', 'CONTACT'],
    ['www.camille', 'CONTACT'],
    ['Camille\r\nBcc: x', 'CHARACTERS'],
    ['Camille\u202Eelliac', 'CHARACTERS'],
    ['<b>Camille</b>', 'CHARACTERS'],
    ['Camille\0', 'CHARACTERS'],
    ['12345', 'CHARACTERS'],
    ['..', 'CHARACTERS'],
  ])('may not be %j: %s', (name, reason) => {
    expect(refusePublicName(name)).toEqual({ kind: 'PublicNameRefused', reason });
  });

  it('is the same however accents and spaces are typed', () => {
    expect(normalisePublicName('  Zoe\u0301   D. ')).toBe('Zo\u00e9 D.');
  });
});
