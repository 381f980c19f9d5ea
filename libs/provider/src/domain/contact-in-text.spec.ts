import { holdsContact } from './contact-in-text.js';

describe('a text that everybody reads', () => {
  it.each(['06.12.34.56.78', '+33 6 12 34 56 78', '0033612345678', 'a@b.fr', 'https://a.fr', 'www.a.fr'])(
    'is found to hold a contact: %s',
    (text) => expect(holdsContact(`Bonjour, ${text}, merci`)).toBe(true),
  );
  it.each(['12 ans d’expérience, 3 enfants', 'de 9h à 17h, 7 j/7', '1 200 m² par jour', 'depuis 2014'])(
    'is left alone: %s',
    (text) => expect(holdsContact(text)).toBe(false),
  );
});
