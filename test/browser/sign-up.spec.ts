import { barriers, photograph } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';

describe('a stranger becomes a customer', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await createBrowserWorld();
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  it('signs up, opens the mailed link, signs in, still is after a reload, and signs out', async () => {
    const visitor = await world.browser.visitor();
    const { page } = visitor;
    const [email, password] = ['lea.morel@example.org', 'quatre tasses de tilleul au jardin'];
    await page.goto('/sign-up');
    await page.getByLabel('Nom public').fill('Léa M.');
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Créer mon compte' }).click();
    await page.getByRole('heading', { name: 'Regardez vos e-mails' }).waitFor();

    await page.goto(await world.mailedLink(email, '#token='));
    await page.getByRole('heading', { name: 'Votre compte est ouvert' }).waitFor();
    await photograph(visitor, 'verified');
    expect(await barriers(visitor)).toEqual([]);

    await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click();
    await page.getByLabel('Adresse e-mail').fill(email);
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mes réservations' }).waitFor();
    await page.getByRole('heading', { name: 'Rien de prévu pour le moment' }).waitFor();
    await photograph(visitor, 'bookings-empty');
    expect(await barriers(visitor)).toEqual([]);

    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Mes réservations' }).waitFor();

    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('link', { name: 'Se connecter' }).first().waitFor();
    await page.goto('/bookings');
    await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
    await visitor.close();
  });

  it('is told what is wrong, and keeps what was typed', async () => {
    const visitor = await world.browser.visitor({ language: 'en' });
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.getByLabel('E-mail address').fill('nobody@example.org');
    await page.getByLabel('Password', { exact: true }).fill('not the right one at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('nobody@example.org');
    expect(await barriers(visitor)).toEqual([]);
    await visitor.close();
  });
});
