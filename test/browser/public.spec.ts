import { seedDatabase } from '../../prisma/seed/index.js';
import { barriers, overflow, photograph, type Visitor } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { PUBLIC_PAGES, type PublicPage } from '../support/web-pages.js';

describe('what everyone can see', () => {
  let world: BrowserWorld;
  let looks: { phone: Visitor; desktop: Visitor; english: Visitor };
  beforeAll(async () => {
    world = await createBrowserWorld();
    await seedDatabase(world.app, { providers: 60, now: world.clock.now() });
    await world.settle();
    looks = {
      phone: await world.browser.visitor({ size: 'phone' }),
      desktop: await world.browser.visitor({ size: 'desktop' }),
      english: await world.browser.visitor({ size: 'phone', language: 'en', scheme: 'dark' }),
    };
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  /** Opens a page and waits until its heading and its data are there. */
  async function open({ page }: Visitor, { path, shows, status = 200 }: PublicPage, heading: RegExp): Promise<void> {
    expect((await page.goto(path))?.status()).toBe(status);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    if (shows) await page.locator(shows).first().waitFor();
    // The console repeats what the server says.
    if (status !== 200) for (const complaint of world.browser.complaints()) expect(complaint).toContain(String(status));
  }

  async function hasNoBarriers(visitor: Visitor): Promise<void> {
    expect(await barriers(visitor)).toEqual([]);
    expect(await overflow(visitor)).toBe(0);
  }

  describe.each(PUBLIC_PAGES)('$name', (page) => {
    it.each(['phone', 'desktop'] as const)('is in French and open to everyone on a %s', async (size) => {
      const visitor = looks[size];
      await open(visitor, page, page.fr);
      await photograph(visitor, page.name);
      await hasNoBarriers(visitor);
    });

    it('is in English for who reads English, and in dark colours for who likes them', async () => {
      await open(looks.english, page, page.en);
      await photograph(looks.english, `${page.name}-en-dark`);
      await hasNoBarriers(looks.english);
    });
  });

  it('whoever shares a link shows what it leads to, before any script has run', async () => {
    const sitemap = await (await fetch(`${world.origin}/sitemap.xml`)).text();
    const provider = /\/providers\/[\w-]{36}/.exec(sitemap)?.[0] ?? '';
    const titles = { '/': /Limpide/, '/prices': /Prix et annulation/, [provider]: / à / };
    for (const [path, title] of Object.entries(titles)) {
      // Like curl and the programs that draw previews, it takes anything.
      const answer = await fetch(`${world.origin}${path}`, { headers: { accept: '*/*' } });
      expect([path, answer.status]).toEqual([path, 200]);
      const shown = /property="og:title" content="([^"]*)"/.exec(await answer.text())?.[1];
      expect(shown).toMatch(title);
    }
  });

  it.each(['phone', 'desktop'] as const)(
    'a provider is found by her town and shows what was checked, on a %s',
    async (size) => {
      const visitor = looks[size];
      const { page } = visitor;
      await page.goto('/');
      await page.getByLabel('Où', { exact: true }).fill('Paris 10');
      await page.getByRole('option', { name: /Paris 10/ }).click();
      await page.getByRole('button', { name: 'Voir les prix' }).click();
      const hit = page.getByRole('article').first();
      await hit.getByText(/\d\s€/).first().waitFor();
      const name = (await hit.getByRole('heading').textContent()) ?? '';
      await hit.getByRole('link', { name: `Voir et réserver : ${name}` }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await page.getByRole('heading', { name: 'Ce qui a été vérifié' }).waitFor();
      await page
        .getByRole('link', { name: /^Réserver .* à / })
        .first()
        .waitFor();
      await photograph(visitor, 'provider');
      await hasNoBarriers(visitor);
    },
  );
});
