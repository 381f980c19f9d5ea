import { HOME } from '../support/booking-world.js';
import { photograph, type Visitor } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { CARDS } from '../support/journey/journey.js';

const WISH = 'place=69383&placeName=Lyon+3e+Arrondissement&service=regular-cleaning&date=2026-11-26&minutes=180';

describe('when booking does not go as hoped', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await createBrowserWorld();
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  /** A customer with the quote for the same slot in front of her and every box ticked. */
  async function aboutToOrder(providerId: string, name: string): Promise<Visitor> {
    const visitor = await world.enter(await world.person(name, ['customer']));
    const { page } = visitor;
    await page.goto(`/providers/${providerId}?${WISH}`);
    await page.getByRole('link', { name: /^Réserver jeudi 26 novembre à 10:00/ }).click();
    await page.getByLabel('Numéro et rue').fill(HOME.street);
    await page.getByLabel('Code postal').last().fill(HOME.postalCode);
    await page.getByRole('button', { name: 'Utiliser cette adresse' }).click();
    await page.getByRole('button', { name: /Réserver et payer/ }).waitFor();
    for (const consent of await page.getByRole('main').getByRole('checkbox').all()) await consent.check();
    return visitor;
  }

  it('of two people who order the same slot at once one gets it, the other is told and offered other times', async () => {
    const { providerId } = await world.provider();
    const rivals = [await aboutToOrder(providerId, 'Camille'), await aboutToOrder(providerId, 'Léa')];
    await Promise.all(rivals.map(({ page }) => page.getByRole('button', { name: /Réserver et payer/ }).click()));
    const outcomes = await Promise.all(
      rivals.map(({ page }) =>
        Promise.race([
          page
            .getByLabel('Numéro de carte')
            .waitFor()
            .then(() => 'pays'),
          page
            .getByRole('heading', { name: 'Ce devis ne peut pas être établi' })
            .waitFor()
            .then(() => 'is told'),
        ]),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['is told', 'pays']);
    const late = rivals[outcomes.indexOf('is told')]!;
    await late.page.getByRole('button', { name: 'Choisir un autre créneau' }).waitFor();
    await photograph(late, 'book-slot-taken');
    for (const { close } of rivals) await close();
  });

  it('a refused card is said to be refused, and another one still gets the slot', async () => {
    const { providerId } = await world.provider();
    const { page, close } = await aboutToOrder(providerId, 'Nora');
    await page.getByRole('button', { name: /Réserver et payer/ }).click();
    for (const card of [CARDS.declined, CARDS.good]) {
      await page.getByLabel('Numéro de carte').fill(card);
      await page.getByLabel(/Date d’expiration/).fill('12/34');
      await page.getByLabel('Code de sécurité').fill('123');
      await page.getByLabel('Nom sur la carte').fill('Nora Petit');
      await page.getByRole('button', { name: 'Payer' }).click();
      if (card === CARDS.declined) await page.getByText('solde insuffisant').waitFor();
    }
    await page.waitForURL(/\/bookings\//);
    await world.settle();
    await page.getByRole('heading', { name: 'Paul va vous répondre' }).waitFor();
    await close();
  });
});
