import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isAddressOf } from './page-address.js';
import {
  languageOf,
  providerOf,
  readBuiltPages,
  withHead,
  withTools,
  type DevelopmentTools,
  type ProviderOnPage,
} from './page-head.js';

/** What the pages need to know of the house. */
export interface WebApplicationOptions {
  /** Folder that Vite built into. */
  readonly folder: string;
  /** Address of the site, without a slash at its end. */
  readonly publicUrl: string;
  /** Providers whose public pages search engines may know, in pages of at most `limit`. */
  readonly listedProviders: (
    after: string | null,
    limit: number,
  ) => Promise<readonly { providerId: string; listed: boolean }[]>;
  /** What anyone may know of a provider; null when they are not shown at this moment. */
  readonly listedProvider: (providerId: string) => Promise<ProviderOnPage | null>;
  /** What runs beside the application on a developer's machine; absent anywhere else. */
  readonly developmentTools?: DevelopmentTools;
}

/**
 * Scripts come from files of ours only. Mantine writes its theme into a `<style>` element, so styles may be inline;
 * what people write is never put into one.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "frame-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Paths that are answered by the API or not at all, never by a page. */
const NOT_PAGES = /^\/(graphql|documents|webhooks|health|metrics|development|socket\.io|assets)(\/|$)/;

/** Pages of one person, or of one link in a mail: nothing for a search engine. */
const PRIVATE_PAGES = [
  '/account',
  '/admin',
  '/book/',
  '/bookings',
  '/provider/',
  '/references/',
  '/reset-password',
  '/verify-email',
];
const PUBLIC_PAGES = ['/', '/search', '/how-it-works', '/prices', '/sign-up', '/sign-in'];

const SITEMAP_PAGE = 500;
/** The most that one sitemap may name (sitemaps.org). */
const SITEMAP_LIMIT = 50_000;

/**
 * Serves the browser's application: its files, and its one HTML page for every address of a page. Nothing here is
 * personal, so these routes are open to everybody and look up no session. Without a build there is nothing to serve and
 * the API stands alone.
 */
export function serveWebApplication(server: FastifyInstance, options: WebApplicationOptions): void {
  const page = join(options.folder, 'index.html');
  if (!existsSync(page)) return;
  const html = withTools(readFileSync(page, 'utf8'), options.developmentTools);
  const built = readBuiltPages(options.folder);
  server.register((web, _options, done) => {
    web.addHook('onRoute', (route) => {
      route.config = { ...route.config, openToAll: true };
    });
    web.register(fastifyStatic, {
      root: options.folder,
      wildcard: false,
      index: false,
      globIgnore: ['index.html', 'pages.json', '**/*.br', '**/*.gz'],
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, file) => void reply.header('cache-control', lifetime(file)),
    });
    web.get('/robots.txt', (_request, reply) =>
      reply.type('text/plain; charset=utf-8').send(robots(options.publicUrl)),
    );
    web.get('/sitemap.xml', async (_request, reply) => {
      void reply.type('application/xml; charset=utf-8').header('cache-control', 'public, max-age=3600');
      return sitemap(options);
    });
    web.get('/*', async (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '/';
      const known = built.addresses.some((pattern) => isAddressOf(pattern, path));
      if (!opensPage(path, known, request.headers.accept)) return reply.callNotFound();
      const providerId = providerOf(path);
      const page = withHead(html, built, {
        path,
        language: languageOf(request.headers['accept-language']),
        publicUrl: options.publicUrl,
        provider: providerId ? await options.listedProvider(providerId) : null,
      });
      return sendPage(reply.code(known ? 200 : 404), page);
    });
    done();
  });
}

/** The texts of the GraphQL documents that the application in this build sends by their hash; none without a build. */
export function documentsOfWebApplication(buildFolder: string): string[] {
  const file = join(buildFolder, 'trusted-documents.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as string[]) : [];
}

/** Files under assets/ carry a hash of their content in their name; others are asked for again. */
const lifetime = (file: string): string =>
  /[\\/]assets[\\/]/.test(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';

/**
 * A page of ours goes to whoever takes HTML: a browser says so, programs that follow links say that they take anything or
 * nothing at all (RFC 9110, 12.5.1). Only a browser is shown the page that says that there is none.
 */
function opensPage(path: string, known: boolean, accept = ''): boolean {
  if (NOT_PAGES.test(path)) return false;
  const taken = accept.split(',').map((range) => range.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  const wanted = known ? ['', '*/*', 'text/*', 'text/html'] : ['text/html'];
  return taken.some((range) => wanted.includes(range));
}

const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('cache-control', 'no-cache')
    .header('vary', 'accept, accept-language')
    .send(html);

const robots = (publicUrl: string): string =>
  [
    'User-agent: *',
    ...PRIVATE_PAGES.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');

async function sitemap({ publicUrl, listedProviders }: WebApplicationOptions): Promise<string> {
  const paths = [...PUBLIC_PAGES];
  let after: string | null = null;
  do {
    const page: readonly { providerId: string; listed: boolean }[] = await listedProviders(after, SITEMAP_PAGE);
    for (const { providerId, listed } of page) if (listed) paths.push(`/providers/${providerId}`);
    after = page.length === SITEMAP_PAGE ? (page.at(-1)?.providerId ?? null) : null;
  } while (after && paths.length < SITEMAP_LIMIT);
  const entries = paths.slice(0, SITEMAP_LIMIT).map((path) => `<url><loc>${publicUrl}${path}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
}
