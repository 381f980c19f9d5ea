import type { Locator, Page } from 'playwright-core';
import { WISH } from '../support/booking-pages.js';
import { HOME } from '../support/booking-world.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';

/** More presses than any page of ours has places to stop at. */
const PATIENCE = 200;

describe('a person who uses no mouse', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await createBrowserWorld();
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  /** Presses Tab until this has the focus, as a person would; throws when Tab never comes by. */
  async function tabTo(page: Page, target: Locator): Promise<void> {
    await target.waitFor();
    for (let press = 0; press < PATIENCE; press += 1) {
      if (await target.evaluate((element) => element.ownerDocument.activeElement === element)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${String(target)}`);
  }
  const press = async (page: Page, target: Locator, key: 'Enter' | 'Space'): Promise<void> => {
    await tabTo(page, target);
    await page.keyboard.press(key);
  };
  const type = async (page: Page, target: Locator, text: string): Promise<void> => {
    await tabTo(page, target);
    await page.keyboard.type(text);
  };

  it('skips to the content, and chooses a town from the suggestions', async () => {
    const { page, close } = await world.browser.visitor({ size: 'desktop' });
    await page.goto('/');
    await press(page, page.getByRole('link', { name: 'Aller au contenu' }), 'Enter');
    await type(page, page.getByLabel('Où', { exact: true }), 'Lyon 3');
    await page.getByRole('option', { name: /Lyon 3/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(page, page.getByRole('button', { name: 'Voir les prix' }), 'Enter');
    await page.getByRole('heading', { level: 1, name: /Lyon 3/ }).waitFor();
    await close();
  });

  it('books, from the free slot to the payment page', async () => {
    const { providerId } = await world.provider();
    const visitor = await world.enter(await world.person('Camille', ['customer']), { size: 'desktop' });
    const { page } = visitor;
    await page.goto(`/providers/${providerId}?${WISH}`);
    await press(page, page.getByRole('link', { name: /^Réserver jeudi 26 novembre à 10:00/ }), 'Enter');
    await type(page, page.getByLabel('Numéro et rue'), HOME.street);
    await type(page, page.getByLabel('Code postal').last(), HOME.postalCode);
    await press(page, page.getByRole('button', { name: 'Utiliser cette adresse' }), 'Enter');
    const orders = page.getByRole('button', { name: /Réserver et payer/ });
    await orders.waitFor();
    for (const consent of await page.getByRole('main').getByRole('checkbox').all()) await press(page, consent, 'Space');
    await press(page, orders, 'Enter');
    await page.getByLabel('Numéro de carte').waitFor();
    await visitor.close();
  });
});
