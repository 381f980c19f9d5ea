import { barriers, photograph } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { order, payWith, toTheQuote } from '../support/booking-pages.js';
import { CARDS } from '../support/journey/journey.js';

describe('the cards of a customer', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await createBrowserWorld();
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  it('are looked after on Stripe’s page: one is added with a challenge, made the default, and the old one removed', async () => {
    const { providerId } = await world.provider();
    const visitor = await world.enter(await world.person('Camille', ['customer']));
    const { page } = visitor;
    await page.goto('/account/cards');
    await page.getByRole('button', { name: 'Mes cartes, chez Stripe' }).click();
    await page.getByText('Aucune carte n’est encore enregistrée').waitFor();
    expect(await barriers(visitor)).toEqual([]);

    await toTheQuote(visitor, providerId);
    await order(visitor);
    await payWith(visitor, CARDS.good);
    await page.waitForURL(/\/bookings\//);
    await world.settle();

    await page.goto('/account/cards');
    await photograph(visitor, 'account-cards');
    await page.getByRole('button', { name: 'Mes cartes, chez Stripe' }).click();
    await page.getByRole('heading', { name: 'Vos cartes' }).waitFor();
    const first = page.getByRole('listitem').filter({ hasText: '4242' });
    await first.waitFor();
    await page.getByRole('link', { name: 'Ajouter une carte' }).click();
    await page.getByLabel('Numéro de carte').fill(CARDS.challenge);
    await page.getByLabel(/Date d’expiration/).fill('12/34');
    await page.getByLabel('Code de sécurité').fill('123');
    await page.getByLabel('Nom sur la carte').fill('Camille Martin');
    await page.getByRole('button', { name: 'Enregistrer la carte' }).click();
    await page.locator('button[value="complete"]').click();
    const second = page.getByRole('listitem').filter({ hasText: CARDS.challenge.slice(-4) });
    await second.getByText('Par défaut', { exact: true }).waitFor();
    await first.getByRole('button', { name: 'Définir par défaut' }).waitFor();
    await photograph(visitor, 'stripe-cards');
    expect(await barriers(visitor)).toEqual([]);
    await first.getByRole('button', { name: 'Retirer' }).click();
    await first.waitFor({ state: 'detached' });
    await second.waitFor();
    await page.getByRole('link', { name: 'Revenir au site' }).click();
    await page.getByText('Vous revenez de la page de Stripe').waitFor();
    await world.settle();
    await visitor.close();
  });
});
