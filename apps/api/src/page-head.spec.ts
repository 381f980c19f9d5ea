import { languageOf, providerOf, withHead, withTools, type PageRequest } from './page-head.js';

const HTML = `<!doctype html>
<html lang="fr">
  <head>
    <title>Limpide</title>
    <meta
      name="description"
      content="Tout court."
    />
  </head>
  <body></body>
</html>`;
const ID = '0198a3f0-0000-7000-8000-00000000000a';
const words = (title: string, language: string) => ({
  title,
  description: `${title}.`,
  scripts: [`/assets/page-${language}.js`],
  styles: ['/assets/page.css'],
});
const page = (path: string, fr: string, en: string) => ({ path, fr: words(fr, 'fr'), en: words(en, 'en') });
const BUILT = {
  brand: 'Limpide',
  addresses: ['/'],
  fonts: ['/assets/sans.woff2'],
  pages: [
    page('/', 'Le ménage', 'Cleaning'),
    page('/providers/:providerId', '{{name}} à {{place}}', '{{name}} in {{place}}'),
  ],
};
const PROVIDER = { name: 'Paul', place: 'Lyon', rating: 4.666, reviews: 3 };

const head = (request: Partial<PageRequest>): string =>
  withHead(HTML, BUILT, {
    path: '/',
    language: 'fr',
    publicUrl: 'https://limpide.example',
    provider: null,
    ...request,
  });

describe('what a search engine reads before any script has run', () => {
  it('a public page says its title, its description and its one address', () => {
    const html = head({});
    expect(html).toContain('<title>Le ménage · Limpide</title>');
    expect(html).toContain('<meta name="description" content="Le ménage." />');
    expect(html).toContain('<link rel="canonical" href="https://limpide.example/" />');
    expect(html).toContain('<meta name="robots" content="index, follow" />');
    expect(html).not.toContain('Tout court.');
  });

  it('who reads English gets the English words and only the English texts', () => {
    const html = head({ language: 'en' });
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<title>Cleaning · Limpide</title>');
    expect(html).toContain('href="/assets/page-en.js"');
    expect(html).not.toContain('page-fr.js');
  });

  it('the page names the files it will ask for, so that none waits for another', () => {
    expect(head({})).toContain('<link rel="modulepreload" crossorigin href="/assets/page-fr.js" />');
    expect(head({})).toContain('<link rel="preload" as="font" crossorigin href="/assets/sans.woff2" />');
  });

  it('a provider’s page is about that provider', () => {
    const html = head({ path: `/providers/${ID}`, provider: PROVIDER });
    expect(html).toContain('<title>Paul à Lyon · Limpide</title>');
    const data: unknown = JSON.parse(/structured-data">(.*)<\/script>/.exec(html)?.[1] ?? '');
    expect(data).toMatchObject({
      name: 'Paul',
      areaServed: 'Lyon',
      url: `https://limpide.example/providers/${ID}`,
      aggregateRating: { ratingValue: 4.7, reviewCount: 3 },
    });
  });

  it('a provider without a review claims no rating', () => {
    expect(head({ path: `/providers/${ID}`, provider: { ...PROVIDER, rating: null, reviews: 0 } })).not.toContain(
      'aggregateRating',
    );
  });

  it('a provider who is not shown, a personal page and an unknown one stay out of search engines', () => {
    for (const path of [`/providers/${ID}`, '/bookings', '/nowhere']) {
      expect(head({ path })).toContain('<meta name="robots" content="noindex" />');
      expect(head({ path })).not.toContain('canonical');
    }
  });

  it('a name can neither end a tag nor a script, nor stand for another text', () => {
    const name = '</script></title><script>alert("1")</script> $& {{place}}';
    const html = head({ path: `/providers/${ID}`, provider: { ...PROVIDER, name } });
    expect(html).not.toContain('<script>alert');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html.match(/<\/title>/g)).toHaveLength(1);
    expect(html).toContain('$&amp; {{place}} à Lyon');
  });
});

describe('the language of a page that has not started', () => {
  it.each([
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en-GB,en;q=0.9', 'en'],
    ['de,en;q=0.5,fr;q=0.2', 'en'],
    ['de', 'fr'],
    ['', 'fr'],
    [undefined, 'fr'],
  ])('%s is answered in %s', (header, language) => expect(languageOf(header)).toBe(language));
});

describe('whose page it is', () => {
  it('is read from the address of a provider’s page only', () => {
    expect(providerOf(`/providers/${ID}`)).toBe(ID);
    expect(providerOf(`/providers/${ID}/`)).toBe(ID);
    expect(providerOf('/providers/x')).toBeNull();
    expect(providerOf(`/bookings/${ID}`)).toBeNull();
  });
});

describe('the tools beside a developer’s instance', () => {
  it('are named where they run, and nowhere else', () => {
    const tools = { sandbox: 'http://127.0.0.1:12111' };
    expect(withTools(HTML, tools)).toContain('{&quot;sandbox&quot;:&quot;http://127.0.0.1:12111&quot;}');
    expect(withTools(HTML, undefined)).toBe(HTML);
  });
});
