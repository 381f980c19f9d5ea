import type { Plugin, Rolldown } from 'vite';
import en from '../src/i18n/en/public.ts';
import enAccount from '../src/i18n/en/account.ts';
import enCommon from '../src/i18n/en/common.ts';
import enSearch from '../src/i18n/en/search.ts';
import fr from '../src/i18n/fr/public.ts';
import frAccount from '../src/i18n/fr/account.ts';
import frCommon from '../src/i18n/fr/common.ts';
import frSearch from '../src/i18n/fr/search.ts';
import { pageAddresses } from './page-addresses.ts';

/** Texts a search engine shows; `{{name}}` and `{{place}}` are filled by the server, from what is public of a provider. */
interface Words {
  readonly title: string;
  readonly description: string;
}

interface PublicPage {
  /** As in the router. */
  readonly path: string;
  /** The page's file under `src/features`, and the catalogues that its route names. */
  readonly file: string;
  readonly texts: readonly string[];
  readonly fr: Words;
  readonly en: Words;
}

const words = (title: string, description: string): Words => ({ title, description });

const PAGES: readonly PublicPage[] = [
  {
    path: '/',
    file: 'public/pages/landing-page',
    texts: ['public', 'search'],
    fr: words(fr.landing.metaTitle, fr.landing.description),
    en: words(en.landing.metaTitle, en.landing.description),
  },
  {
    path: '/search',
    file: 'search/pages/results-page',
    texts: ['search'],
    fr: words(frSearch.results.title, frSearch.results.description),
    en: words(enSearch.results.title, enSearch.results.description),
  },
  {
    path: '/providers/:providerId',
    file: 'search/pages/provider-page',
    texts: ['search'],
    fr: words(frSearch.provider.title, frSearch.provider.description),
    en: words(enSearch.provider.title, enSearch.provider.description),
  },
  {
    path: '/how-it-works',
    file: 'public/pages/how-it-works-page',
    texts: ['public'],
    fr: words(fr.how.title, fr.how.description),
    en: words(en.how.title, en.how.description),
  },
  {
    path: '/prices',
    file: 'public/pages/prices-page',
    texts: ['public'],
    fr: words(fr.prices.title, fr.prices.description),
    en: words(en.prices.title, en.prices.description),
  },
  {
    path: '/sign-in',
    file: 'account/pages/sign-in-page',
    texts: ['account'],
    fr: words(frAccount.signIn.title, frCommon.tagline),
    en: words(enAccount.signIn.title, enCommon.tagline),
  },
  {
    path: '/sign-up',
    file: 'account/pages/sign-up-page',
    texts: ['account'],
    fr: words(frAccount.signUp.title, frCommon.tagline),
    en: words(enAccount.signUp.title, enCommon.tagline),
  },
];

const FONTS = /(bricolage-grotesque-latin-wght|instrument-sans-latin-wght)-normal-[\w-]+\.woff2$/;

/**
 * Writes `pages.json` beside `index.html`: for each public page, what the server puts into its head. That is the words
 * for search engines, from the same catalogues as the page's own, and the files the page will ask for in each language:
 * the browser fetches them at once instead of finding them one after the other. The addresses of all pages go with them:
 * the server says of any other that there is nothing.
 */
export const publicPages = (): Plugin => ({
  name: 'public-pages',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const entry = chunks.find((chunk) => chunk.isEntry);
    if (!entry) this.error('there is no entry');
    const start = closure(bundle, [entry]);
    const chunkOf = (source: string): Rolldown.OutputChunk =>
      chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/${source}`)) ?? this.error(`no ${source}`);
    const filesFor = (page: PublicPage, language: 'fr' | 'en') => {
      const catalogues = ['common', ...page.texts].map((name) => chunkOf(`i18n/${language}/${name}.ts`));
      const needed = [...closure(bundle, [chunkOf(`features/${page.file}.tsx`), ...catalogues])];
      const besides = needed.filter((chunk) => !start.has(chunk));
      return {
        scripts: besides.map(({ fileName }) => `/${fileName}`),
        styles: [...new Set(besides.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))].map(
          (file) => `/${file}`,
        ),
      };
    };
    const source = JSON.stringify({
      brand: frCommon.brand,
      addresses: pageAddresses(),
      fonts: Object.keys(bundle)
        .filter((file) => FONTS.test(file))
        .map((file) => `/${file}`),
      pages: PAGES.map((page) => ({
        path: page.path,
        fr: { ...page.fr, ...filesFor(page, 'fr') },
        en: { ...page.en, ...filesFor(page, 'en') },
      })),
    });
    this.emitFile({ type: 'asset', fileName: 'pages.json', source });
  },
});

/** These chunks and everything they import statically. */
function closure(bundle: Rolldown.OutputBundle, from: readonly Rolldown.OutputChunk[]): Set<Rolldown.OutputChunk> {
  const found = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk): void => {
    if (found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk') visit(imported);
    }
  };
  from.forEach(visit);
  return found;
}
