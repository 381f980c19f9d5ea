import { compose, typeset } from './compose.js';
import { template, type Reader } from './template.js';

const reader: Reader = { locale: 'fr', name: 'Zoé', publicUrl: 'https://limpide.example' };
const hello = template<{ name: string }>({
  name: 'hello',
  version: 1,
  fr: (data) => ({
    subject: `Message de ${data.name} : bonjour !`,
    paragraphs: [`${data.name} dit « bonjour » ; et vous ?`],
    facts: [['Nom', data.name]],
    link: { label: 'Répondre', path: '/answer?a=1&b=2' },
  }),
  en: (data) => ({ subject: `Message from ${data.name}: hello!`, paragraphs: [`${data.name} says “hello”; and you?`] }),
});

describe('a mail', () => {
  it('says the same in text and in HTML', () => {
    const { text, html } = compose(hello, { name: 'Ana' }, reader);
    expect(text).toContain('Bonjour Zoé,');
    expect(text).toContain('Nom\u00a0: Ana');
    expect(text).toContain('Répondre\u00a0: \nhttps://limpide.example/answer?a=1&b=2');
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('<th scope="row"');
    expect(html).toContain('href="https://limpide.example/answer?a=1&amp;b=2"');
  });

  it('escapes what people chose as their name', () => {
    const { html, text } = compose(hello, { name: '<img src=x onerror="alert(1)">' }, reader);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    expect(text).toContain('<img');
  });

  it('keeps a name with line breaks on its line, so that it can add no header and no recipient', () => {
    const { subject } = compose(hello, { name: 'Ana\r\nBcc: everyone@example.fr\u2028x' }, reader);
    expect(subject).toBe('Message de Ana Bcc: everyone@example.fr x\u00a0: bonjour\u202f!');
  });

  it('is written in the reader’s language', () => {
    const mail = compose(hello, { name: 'Ana' }, { ...reader, locale: 'en' });
    expect(mail.subject).toBe('Message from Ana: hello!');
    expect(mail.text).toContain('Hello Zoé,');
    expect(mail.html).toContain('<html lang="en">');
  });
});

describe('French typography', () => {
  it('puts spaces that do not break before double punctuation and inside quotation marks', () => {
    expect(typeset('Déjà fini ? Oui ! « Bien » ; merci : à bientôt', 'fr')).toBe(
      'Déjà fini\u202f? Oui\u202f! «\u202fBien\u202f»\u202f; merci\u00a0: à bientôt',
    );
  });

  it('leaves web addresses, hours and English alone', () => {
    expect(typeset('https://limpide.example/a?b=1', 'fr')).toBe('https://limpide.example/a?b=1');
    expect(typeset('Really ? : ;', 'en')).toBe('Really ? : ;');
  });
});
