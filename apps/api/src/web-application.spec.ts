import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { serveWebApplication } from './web-application.js';

const HTML = { accept: 'text/html,application/xhtml+xml' };

describe('what a browser gets besides the API', () => {
  let folder: string;
  let server: FastifyInstance;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'limpide-web-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><head><title>Limpide</title></head>');
    const addresses = ['/', '/search', '/bookings/:bookingId'];
    writeFileSync(join(folder, 'pages.json'), JSON.stringify({ brand: 'Limpide', addresses, fonts: [], pages: [] }));
    writeFileSync(join(folder, 'assets/index-abc123.js'), 'plain');
    writeFileSync(join(folder, 'assets/index-abc123.js.br'), 'compressed');
    writeFileSync(join(folder, 'icon.svg'), '<svg/>');
    server = fastify();
    server.get('/graphql', () => 'the API');
    const providers = ['a', 'b'].map((providerId) => ({ providerId, listed: providerId === 'a' }));
    serveWebApplication(server, {
      folder,
      publicUrl: 'https://limpide.example',
      listedProviders: (after) => Promise.resolve(after ? [] : providers),
      listedProvider: () => Promise.resolve(null),
    });
    await server.ready();
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = HTML) => server.inject({ url, headers });

  it('whoever opens an address of the application gets its page, always fresh', async () => {
    for (const url of ['/', '/search?place=75111', '/bookings/7']) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.body).toContain('<title>Limpide</title>');
    }
  });

  it('programs that follow links get the page too: they ask for anything, or say nothing', async () => {
    for (const accept of ['*/*', undefined, 'text/*;q=0.9, image/png']) {
      const answer = await get('/search?place=75111', accept ? { accept } : {});
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(answer.body).toContain('<title>Limpide</title>');
    }
    const head = await server.inject({ method: 'HEAD', url: '/', headers: { accept: '*/*' } });
    expect([head.statusCode, head.headers['content-type'], head.body]).toEqual([200, 'text/html; charset=utf-8', '']);
  });

  it('an address that is no page’s is not found: a browser is shown so, a program is only told', async () => {
    const shown = await get('/no/such/page');
    expect(shown.statusCode).toBe(404);
    expect(shown.body).toContain('<meta name="robots" content="noindex" />');
    for (const url of ['/no/such/page', '/favicon.ico', '/api/v1', '/index.php']) {
      const told = await get(url, { accept: '*/*' });
      expect([told.statusCode, told.body.includes('<title>')]).toEqual([404, false]);
    }
  });

  it('a page runs scripts of our own files only, and stands in nobody’s frame', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('an address of the API is never answered with a page', async () => {
    expect((await get('/graphql')).body).toBe('the API');
    for (const url of ['/documents/x', '/webhooks/x', '/health/x', '/metrics', '/assets/gone.js', '/socket.io/']) {
      expect((await get(url)).statusCode).toBe(404);
      expect((await get(url, { accept: '*/*' })).statusCode).toBe(404);
    }
  });

  it('a program that asks for no HTML gets no page', async () => {
    expect((await get('/search', { accept: 'application/json' })).statusCode).toBe(404);
  });

  it('files with a hash in their name are kept for ever, others for an hour', async () => {
    const asset = await get('/assets/index-abc123.js', {});
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/icon.svg', {})).headers['cache-control']).toBe('public, max-age=3600');
  });

  it('a browser that can decompress gets the copy made while building', async () => {
    const answer = await get('/assets/index-abc123.js', { 'accept-encoding': 'br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.body).toBe('compressed');
  });

  it('nobody gets at files outside the folder', async () => {
    const answer = await get('/assets/..%2f..%2fpackage.json');
    expect(answer.statusCode).toBe(404);
  });

  it('search engines learn the public pages and the listed providers, and stay out of the rest', async () => {
    const sitemap = await get('/sitemap.xml', {});
    expect(sitemap.body).toContain('<loc>https://limpide.example/providers/a</loc>');
    expect(sitemap.body).not.toContain('/providers/b');
    const robots = await get('/robots.txt', {});
    expect(robots.body).toContain('Disallow: /bookings');
    expect(robots.body).toContain('Sitemap: https://limpide.example/sitemap.xml');
  });

  it('without a build the API stands alone', async () => {
    const bare = fastify();
    serveWebApplication(bare, {
      folder: join(folder, 'none'),
      publicUrl: '',
      listedProviders: () => Promise.resolve([]),
      listedProvider: () => Promise.resolve(null),
    });
    await bare.ready();
    expect((await bare.inject({ url: '/', headers: HTML })).statusCode).toBe(404);
    await bare.close();
  });
});
