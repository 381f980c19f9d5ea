import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

const SCREENSHOTS = join(import.meta.dirname, '../../artefacts/screenshots');
/** In CSS pixels: a common phone, a small laptop. */
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1_280, height: 900 } } as const;

/** Milliseconds after which something that does not come is taken to be stuck, even on a machine with much else to do. */
const PATIENCE = 120_000;

export type Size = keyof typeof SIZES;

export interface Look {
  readonly size?: Size;
  readonly language?: 'fr' | 'en';
  readonly scheme?: 'light' | 'dark';
}

export type Browser = Awaited<ReturnType<typeof openBrowser>>;
export type Visitor = Awaited<ReturnType<Browser['visitor']>>;

/**
 * One Chromium for a test file; `origin` is the site under test, `now` what the clocks on people's desks show.
 * The global setup of the browser tests says where Chromium is.
 */
export async function openBrowser(origin: string, now: () => Date) {
  const browser = await chromium.launch({
    executablePath: process.env['TEST_CHROME_PATH'] ?? '',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
    env: environment(),
  });
  const complaints: string[] = [];
  const contexts = new Set<BrowserContext>();

  return {
    /** Somebody with a browser of their own: no cookie, nothing cached. */
    async visitor({ size = 'phone', language = 'fr', scheme = 'light' }: Look = {}) {
      const context = await browser.newContext({
        baseURL: origin,
        viewport: SIZES[size],
        hasTouch: size === 'phone',
        locale: language === 'fr' ? 'fr-FR' : 'en-GB',
        timezoneId: 'Europe/Paris',
        colorScheme: scheme,
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(PATIENCE);
      contexts.add(context);
      context.on('close', () => contexts.delete(context));
      await context.clock.setFixedTime(now());
      const page = await context.newPage();
      hearComplaints(page, origin, complaints);
      return { page, size, context, close: () => context.close() };
    },

    /** After the application's clock was moved. */
    async setClocks(): Promise<void> {
      for (const context of contexts) await context.clock.setFixedTime(now());
    },

    /** What went wrong on any page since the last call: errors in the console, requests to us that failed. */
    complaints: (): string[] => complaints.splice(0),

    close: () => browser.close(),
  };
}

function environment(): Record<string, string> {
  const { TEST_CHROME_LIBRARIES: libraries, ...given } = process.env as Record<string, string>;
  return libraries ? { ...given, LD_LIBRARY_PATH: libraries } : given;
}

function hearComplaints(page: Page, origin: string, complaints: string[]): void {
  const note = (what: string): void => void complaints.push(`${new URL(page.url()).pathname}: ${what}`);
  page.on('console', (message) => {
    // A payment page has its own.
    if (message.type() === 'error' && page.url().startsWith(origin)) note(message.text());
  });
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  page.on('response', (response) => {
    if (response.url().startsWith(origin) && response.status() >= 400) note(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // Going to another page cancels what the last one still asked for.
    if (request.url().startsWith(origin) && reason !== 'net::ERR_ABORTED') note(`${reason} ${request.url()}`);
  });
}

/** Waits until the page has its heading and nothing on it is still on its way. */
export async function settled({ page }: Pick<Visitor, 'page'>): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** Puts the whole page into `artefacts/screenshots/<name>-<phone|desktop>.png`, its header at the top. */
export async function photograph({ page, size }: Visitor, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.evaluate('window.scrollTo(0, 0)');
  await page.screenshot({ path: join(SCREENSHOTS, `${name}-${size}.png`), fullPage: true });
}

/** Serious and critical findings of axe on the page as it is, by rule and element; none are accepted. */
export async function barriers({ page }: Visitor): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    );
}

/** How many pixels the page is wider than its window. */
export const overflow = ({ page }: Visitor): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
