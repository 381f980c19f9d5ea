import { HOUR, MINUTE, plus } from '#kernel';
import { order, payWith, toTheQuote } from '../support/booking-pages.js';
import { bookingActs } from '../support/booking-acts.js';
import { THURSDAY_10, type Person } from '../support/booking-world.js';
import { barriers, photograph, type Visitor } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { CARDS } from '../support/journey/journey.js';

describe('when booking does not go as hoped', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await createBrowserWorld();
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  const hasNoBarriers = async (visitor: Visitor): Promise<void> => expect(await barriers(visitor)).toEqual([]);
  /** A customer with the quote for the same slot in front of her and every box ticked. */
  async function aboutToOrder(providerId: string, name: string): Promise<Visitor & { person: Person }> {
    const person = await world.person(name, ['customer']);
    const visitor = await world.enter(person);
    await toTheQuote(visitor, providerId);
    return { ...visitor, person };
  }

  it('of two people who order the same slot at once one gets it, the other is told and offered other times', async () => {
    const { providerId } = await world.provider();
    const rivals = [await aboutToOrder(providerId, 'Camille'), await aboutToOrder(providerId, 'Léa')];
    await Promise.all(rivals.map(({ page }) => page.getByRole('button', { name: /Réserver et payer/ }).click()));
    const outcomes = await Promise.all(
      rivals.map(async ({ page }) => {
        const pays = page.getByLabel('Numéro de carte');
        const told = page.getByRole('heading', { name: 'Ce devis ne peut pas être établi' });
        await pays.or(told).waitFor();
        return (await told.count()) > 0 ? 'is told' : 'pays';
      }),
    );
    expect(outcomes.toSorted()).toEqual(['is told', 'pays']);
    const late = rivals[outcomes.indexOf('is told')]!;
    await late.page.getByRole('button', { name: 'Choisir un autre créneau' }).waitFor();
    await photograph(late, 'book-slot-taken');
    await hasNoBarriers(late);
    for (const { close } of rivals) await close();
  });

  it('a refused card is said to be refused, and another one still gets the slot', async () => {
    const { providerId } = await world.provider();
    const visitor = await aboutToOrder(providerId, 'Nora');
    await order(visitor);
    await payWith(visitor, CARDS.declined);
    await visitor.page.getByText('solde insuffisant').waitFor();
    await payWith(visitor, CARDS.good);
    await visitor.page.waitForURL(/\/bookings\//);
    await world.settle();
    await visitor.page.getByRole('heading', { name: 'Paul va vous répondre' }).waitFor();
    await visitor.close();
  });

  it('a bank that asks for more is answered on its page; refusing there costs nothing, and one can try again', async () => {
    const { providerId } = await world.provider();
    const visitor = await aboutToOrder(providerId, 'Inès');
    const { page } = visitor;
    await order(visitor);
    await payWith(visitor, CARDS.challenge);
    await page.locator('button[value="fail"]').click();
    await page.getByLabel('Numéro de carte').waitFor();
    await payWith(visitor, CARDS.challenge);
    await page.locator('button[value="complete"]').click();
    await page.waitForURL(/\/bookings\//);
    await world.settle();
    await page.getByRole('heading', { name: 'Paul va vous répondre' }).waitFor();
    await visitor.close();
  });

  it('who leaves the payment page finds the slot kept, until its time is over; then the choice is ready to be made again', async () => {
    const { providerId } = await world.provider();
    const visitor = await aboutToOrder(providerId, 'Jeanne');
    const { page } = visitor;
    await order(visitor);
    await page.getByRole('link', { name: 'Annuler et revenir' }).click();
    await page.getByRole('heading', { name: 'Votre créneau est gardé' }).waitFor();
    await page.getByRole('button', { name: 'Reprendre le paiement' }).waitFor();
    await photograph(visitor, 'booking-held');
    await hasNoBarriers(visitor);
    await world.travel(plus(world.clock.now(), 16 * MINUTE));
    await page.getByRole('heading', { name: 'Le créneau a été rendu' }).waitFor();
    await photograph(visitor, 'booking-expired');
    await hasNoBarriers(visitor);
    await page.getByRole('link', { name: 'Reprendre là où j’en étais' }).click();
    await page.getByRole('heading', { level: 1, name: /Réserver avec Paul/ }).waitFor();
    await visitor.close();
  });

  it('who withdraws within fourteen days reads first that it costs nothing, and the other side sees it at once', async () => {
    let camille = await world.customer('Camille');
    let paul = await world.provider();
    const { confirmed } = bookingActs(() => ({ world, camille, paul }));
    const booking = await confirmed();
    await world.travel(plus(new Date(THURSDAY_10), -14 * HOUR));
    camille = await world.signedInAgain(camille);
    paul = await world.signedInAgain(paul);
    const customer = await world.enter(camille);
    const provider = await world.enter(paul, { size: 'desktop' });
    await provider.page.goto(`/jobs/${booking.id}`);
    await provider.page.getByText('Confirmée').first().waitFor();
    await customer.page.goto(`/bookings/${booking.id}`);
    const toBeDone = customer.page.getByRole('heading', { name: 'Ce qui sera fait' });
    await toBeDone.waitFor();
    await customer.page.getByRole('button', { name: 'Annuler la réservation' }).click();
    const dialog = customer.page.getByRole('dialog');
    await dialog.getByText('annuler ne coûte rien').waitFor();
    await dialog.getByText(/88,20\s€/).waitFor();
    await photograph(customer, 'booking-cancel');
    await hasNoBarriers(customer);
    await dialog.getByRole('button', { name: 'Annuler sans frais' }).click();
    await dialog.waitFor({ state: 'detached' });
    await customer.page.getByRole('heading', { name: 'Réservation annulée' }).waitFor();
    await toBeDone.waitFor({ state: 'detached' });
    await world.settle();
    await provider.page.getByText('Annulée').first().waitFor();
    await provider.page.getByRole('button', { name: 'Ouvrir l’adresse' }).waitFor({ state: 'detached' });
    await photograph(customer, 'booking-cancelled');
    await photograph(provider, 'job-cancelled');
    await customer.close();
    await provider.close();
  });

  it('an order that never arrived is sent again by one press, with all that was typed and ticked', async () => {
    const { providerId } = await world.provider();
    const visitor = await aboutToOrder(providerId, 'Maud');
    const { page, context } = visitor;
    const boxes = await page.getByRole('main').getByRole('checkbox').all();
    await context.setOffline(true);
    await page.getByRole('button', { name: /Réserver et payer/ }).click();
    await page.getByText('Vous semblez hors ligne.').first().waitFor();
    await photograph(visitor, 'book-offline');
    // The browser complains of the network, and of nothing else.
    for (const complaint of world.browser.complaints()) expect(complaint).toContain('ERR_INTERNET_DISCONNECTED');
    for (const box of boxes) expect(await box.isChecked()).toBe(true);
    await context.setOffline(false);
    await order(visitor);
    await visitor.close();
  });

  it('who loses the connection is told so, as long as it lasts', async () => {
    const visitor = await world.browser.visitor();
    const { page, context } = visitor;
    await page.goto('/how-it-works');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await context.setOffline(true);
    const banner = page.getByText('Vous êtes hors ligne.');
    await banner.waitFor();
    await photograph(visitor, 'offline');
    await hasNoBarriers(visitor);
    await context.setOffline(false);
    await banner.waitFor({ state: 'detached' });
    await visitor.close();
  });
});
