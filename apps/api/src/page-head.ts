import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type PageLanguage = 'fr' | 'en';

/** What the build of the web application knows of a public page in one language (apps/web/build/public-pages.ts). */
interface PageWords {
  readonly title: string;
  readonly description: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

interface BuiltPage extends Readonly<Record<PageLanguage, PageWords>> {
  /** As in the router, e.g. `/providers/:providerId`. */
  readonly path: string;
}

interface BuiltPages {
  readonly brand: string;
  /** Patterns of the addresses of all pages, as in the router. */
  readonly addresses: readonly string[];
  /** Fonts that every page shows. */
  readonly fonts: readonly string[];
  readonly pages: readonly BuiltPage[];
}

/** Public facts of a provider, for the head of their page; `rating` is 1 to 5, null without a published review. */
export interface ProviderOnPage {
  readonly name: string;
  readonly place: string;
  readonly rating: number | null;
  readonly reviews: number;
}

/** What a page is asked for: `path` without its query, `provider` on a provider's page that may be shown. */
export interface PageRequest {
  readonly path: string;
  readonly language: PageLanguage;
  readonly publicUrl: string;
  readonly provider: ProviderOnPage | null;
}

/** Addresses of the embedded parts that have pages of their own; absent in production. */
export type DevelopmentTools = Readonly<Partial<Record<'sandbox' | 'mailbox', string>>>;

/** The page that also tells the administration where those are. */
export const withTools = (html: string, tools: DevelopmentTools | undefined): string =>
  tools ? intoHead(html, [meta('name', 'development-tools', JSON.stringify(tools))]) : html;

const NOTHING: BuiltPages = { brand: 'Limpide', addresses: ['/'], fonts: [], pages: [] };
const PROVIDER_PAGE = /^\/providers\/([\w-]{36})\/?$/;
const LOCALES = { fr: 'fr_FR', en: 'en_GB' } as const;

/** What the build left beside `index.html`; nothing where somebody serves other pages. */
export function readBuiltPages(folder: string): BuiltPages {
  const file = join(folder, 'pages.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BuiltPages) : NOTHING;
}

/** Id of the provider whose page this is; null for any other page. */
export const providerOf = (path: string): string | null => PROVIDER_PAGE.exec(path)?.[1] ?? null;

/** The first of ours in an `Accept-Language` header, which names languages in the order a person likes them; else French. */
export function languageOf(acceptLanguage: string | undefined): PageLanguage {
  const asked = (acceptLanguage ?? '').split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return asked.find((tag) => tag === 'fr' || tag === 'en') === 'en' ? 'en' : 'fr';
}

/**
 * The page with the head it deserves: its language, title, description, canonical address and schema.org data for search
 * engines and link previews, and the files it is about to ask for. A page that is not public says that it is not to be
 * indexed, and nothing else changes.
 */
export function withHead(html: string, built: BuiltPages, request: PageRequest): string {
  const fonts = built.fonts.map((font) => `<link rel="preload" as="font" crossorigin href="${font}" />`);
  const page = built.pages.find(({ path }) => path === templateOf(request.path));
  if (!page || (providerOf(request.path) !== null && !request.provider)) {
    return intoHead(html, ['<meta name="robots" content="noindex" />', ...fonts]);
  }
  const words = page[request.language];
  const title = `${fill(words.title, request)} · ${built.brand}`;
  const description = fill(words.description, request);
  const address = request.publicUrl + (request.path === '/' ? '/' : request.path.replace(/\/$/, ''));
  const data = structuredData(built.brand, request, address);
  return intoHead(
    html
      .replace(/<html lang="\w+">/, `<html lang="${request.language}">`)
      .replace(/<title>[^<]*<\/title>/, () => `<title>${escape(title)}</title>`)
      .replace(/<meta\s+name="description"[^>]*>/, () => meta('name', 'description', description)),
    [
      meta('name', 'robots', 'index, follow'),
      `<link rel="canonical" href="${escape(address)}" />`,
      meta('property', 'og:title', title),
      meta('property', 'og:description', description),
      meta('property', 'og:type', 'website'),
      meta('property', 'og:url', address),
      meta('property', 'og:site_name', built.brand),
      meta('property', 'og:locale', LOCALES[request.language]),
      ...(data ? [`<script type="application/ld+json" id="structured-data">${jsonInHtml(data)}</script>`] : []),
      ...fonts,
      ...words.styles.map((href) => `<link rel="stylesheet" crossorigin href="${href}" />`),
      ...words.scripts.map((href) => `<link rel="modulepreload" crossorigin href="${href}" />`),
    ],
  );
}

const templateOf = (path: string): string =>
  providerOf(path) !== null ? '/providers/:providerId' : path === '/' ? '/' : path.replace(/\/$/, '');

const fill = (text: string, { provider }: PageRequest): string =>
  text.replace(/\{\{(name|place)\}\}/g, (_, key: 'name' | 'place') => provider?.[key] ?? '');

/** The same as the page itself says once it runs (apps/web): the landing page and the pages of providers. */
function structuredData(brand: string, { path, provider }: PageRequest, address: string): object | null {
  const context = 'https://schema.org';
  if (path === '/') return { '@context': context, '@type': 'WebSite', name: brand, url: address };
  if (!provider) return null;
  return {
    '@context': context,
    '@type': 'HomeAndConstructionBusiness',
    name: provider.name,
    url: address,
    areaServed: provider.place,
    ...(provider.rating === null
      ? {}
      : {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: Math.round(provider.rating * 10) / 10,
            reviewCount: provider.reviews,
          },
        }),
  };
}

const intoHead = (html: string, tags: readonly string[]): string =>
  html.replace('</head>', () => `  ${tags.join('\n    ')}\n  </head>`);

const meta = (attribute: 'name' | 'property', name: string, content: string): string =>
  `<meta ${attribute}="${name}" content="${escape(content)}" />`;

/** People write their names themselves. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** No text in it can end the script it stands in. */
const jsonInHtml = (data: object): string => JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
