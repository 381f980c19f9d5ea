import { seedDatabase } from '../../prisma/seed/index.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { weigh, weightTable, type Budget, type PageWeight } from '../support/page-weight.js';

const WISH = 'place=75110&placeName=Paris+10e&service=regular-cleaning&date=2026-11-26&minutes=120';
/** The landing page's JavaScript is held to it; how long anything takes is only printed. */
const BUDGET: Budget = { script: 200_000, depth: 3 };

describe('a first visit on a mid-range phone', () => {
  let world: BrowserWorld;
  let providerPath: string;
  const pages: [string, PageWeight][] = [];
  beforeAll(async () => {
    world = await createBrowserWorld();
    await seedDatabase(world.app, { providers: 60, now: world.clock.now() });
    await world.settle();
    const sitemap = await (await fetch(`${world.origin}/sitemap.xml`)).text();
    providerPath = /\/providers\/[\w-]{36}/.exec(sitemap)?.[0] ?? '';
  });
  afterAll(async () => {
    await world?.close();
    process.stdout.write(`${weightTable(pages, BUDGET)}\n`);
  });
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  async function open(name: string, path: string, shows: string): Promise<PageWeight> {
    const visitor = await world.browser.visitor({ size: 'phone' });
    const weight = await weigh(visitor, path, () => visitor.page.locator(shows).first().waitFor());
    pages.push([name, weight]);
    await visitor.close();
    return weight;
  }

  it('the landing page sends little JavaScript', async () => {
    const { bytes } = await open('landing', '/', 'a[href*="service=regular-cleaning"]');
    expect(bytes.script).toBeGreaterThan(0);
    expect(bytes.script).toBeLessThanOrEqual(BUDGET.script);
  });

  it.each([
    ['landing', () => '/', 'a[href*="service=regular-cleaning"]'],
    ['results', () => `/search?${WISH}`, 'article svg'],
    ['provider', () => `${providerPath}?${WISH}`, 'a[href^="/book/"]'],
  ])(
    'on the %s page nothing waits for more than two others, and every image keeps its place',
    async (name, path, shows) => {
      const weight = await open(name, path(), shows);
      if (weight.depth > BUDGET.depth) expect(weight.chain).toEqual([]);
      expect(weight.carelessImages).toEqual([]);
    },
  );
});
