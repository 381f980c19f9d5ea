import { HOUR, plus } from '#kernel';
import type { BookableProvider, Person } from '../support/booking-world.js';
import { HOME, THURSDAY_10 } from '../support/booking-world.js';
import { WISH } from '../support/booking-pages.js';
import { barriers, photograph, type Visitor } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { CARDS } from '../support/journey/journey.js';

const START = new Date(THURSDAY_10);
const END = plus(START, 3 * HOUR);
/** 3 h at 28 €, 5 % customer fee. */
const TOTAL = /88,20\s€/;
/** The price of the visit less 15 %. */
const NET = /71,40\s€/;

describe('a home is cleaned, as three people see it', () => {
  let world: BrowserWorld;
  let camille: Person;
  let paul: BookableProvider;
  let customer: Visitor;
  let provider: Visitor;
  let bookingId: string;
  beforeAll(async () => {
    world = await createBrowserWorld();
    camille = await world.person('Camille', ['customer']);
    paul = await world.provider();
    customer = await world.enter(camille, { size: 'phone' });
    provider = await world.enter(paul, { size: 'desktop' });
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  /** Time passes; days end sessions, so that both sign in again. */
  async function later(to: Date): Promise<void> {
    await world.travel(to);
    await world.enterAgain(customer, camille);
    await world.enterAgain(provider, paul);
  }
  const hasNoBarriers = async (visitor: Visitor): Promise<void> => expect(await barriers(visitor)).toEqual([]);

  it('the customer picks a slot, gives her address and reads the whole quote', async () => {
    const { page } = customer;
    await page.goto(`/providers/${paul.providerId}?${WISH}`);
    await page.getByRole('link', { name: /^Réserver jeudi 26 novembre à 10:00/ }).click();
    await page.getByLabel('Numéro et rue').fill(HOME.street);
    await page.getByLabel('Code postal', { exact: false }).last().fill(HOME.postalCode);
    await page.getByLabel(/Code de la porte/).fill(HOME.doorCode);
    await photograph(customer, 'book-address');
    await hasNoBarriers(customer);
    await page.getByRole('button', { name: 'Utiliser cette adresse' }).click();
    await page.getByText(TOTAL).first().waitFor();
    await page.getByRole('heading', { name: 'Si vous annulez' }).waitFor();
    await photograph(customer, 'book-quote');
    await hasNoBarriers(customer);
  });

  it('she orders, pays on the hosted page and comes back', async () => {
    const { page } = customer;
    for (const consent of await page.getByRole('main').getByRole('checkbox').all()) await consent.check();
    await page.getByRole('button', { name: /Réserver et payer/ }).click();
    await page.getByLabel('Numéro de carte').fill(CARDS.good);
    await page.getByLabel(/Date d’expiration/).fill('12/34');
    await page.getByLabel('Code de sécurité').fill('123');
    await page.getByLabel('Nom sur la carte').fill('Camille Martin');
    await page.getByRole('button', { name: 'Payer' }).click();
    await page.waitForURL(/\/bookings\//);
    await world.settle();
    await page.getByRole('heading', { name: 'Paul va vous répondre' }).waitFor();
    bookingId = /bookings\/([\w-]{36})/.exec(page.url())?.[1] ?? '';
    await photograph(customer, 'booking-requested');
    await hasNoBarriers(customer);
  });

  it('the provider accepts, and her screen changes by itself', async () => {
    const { page } = provider;
    await page.goto('/provider');
    await page.getByText(NET).first().waitFor();
    await photograph(provider, 'provider-today');
    await hasNoBarriers(provider);
    await page.getByRole('button', { name: 'Accepter la visite' }).click();
    await page.getByText('Visite acceptée').waitFor();
    await world.settle();
    await customer.page.getByRole('heading', { name: 'C’est confirmé' }).waitFor();
    await photograph(customer, 'booking-confirmed');
  });

  it('at the door her code starts the visit, and the checklist ends it', async () => {
    await later(START);
    await customer.page.goto(`/bookings/${bookingId}`);
    const code = (await customer.page.getByRole('img', { name: /^\d \d \d \d$/ }).textContent()) ?? '';
    const { page } = provider;
    await page.goto(`/jobs/${bookingId}`);
    await page.getByRole('button', { name: 'Ouvrir l’adresse' }).click();
    await page.getByText(HOME.street).waitFor();
    await page.getByText(HOME.doorCode).waitFor();
    await page.locator('input[inputmode=numeric]').first().click();
    await page.keyboard.type(code);
    await photograph(provider, 'job-arrival');
    await hasNoBarriers(provider);
    await page.getByRole('button', { name: 'Commencer la visite' }).click();
    await page.getByRole('heading', { name: 'Avant de partir' }).waitFor();
    await world.settle();
    await customer.page.getByRole('heading', { name: 'La visite est en cours' }).waitFor();

    await later(END);
    await page.goto(`/jobs/${bookingId}`);
    await page.getByRole('button', { name: 'Terminer la visite' }).waitFor();
    for (const point of await page.getByRole('main').getByRole('checkbox').all()) await point.check();
    await photograph(provider, 'job-checklist');
    await page.getByRole('button', { name: 'Terminer la visite' }).click();
    await page.getByRole('button', { name: 'Terminer la visite' }).waitFor({ state: 'detached' });
  });

  it('she sees who saw her address, confirms, and only then is the money taken', async () => {
    const { page } = customer;
    await world.settle();
    expect(world.sandbox.control.ledger().charged).toBe(0);
    await page.goto(`/bookings/${bookingId}`);
    await page
      .getByText(/a vu la rue et l’accès/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Confirmer la prestation' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirmer la prestation' }).click();
    await page.getByRole('heading', { name: 'Prestation effectuée' }).waitFor();
    await world.settle();
    expect(world.sandbox.control.ledger().charged).toBe(8_820);
    await page.reload();
    await page.getByText('Débité', { exact: true }).first().waitFor();
    await photograph(customer, 'booking-completed');
    await hasNoBarriers(customer);
  });

  it('both review, and each reads the other’s review once both are written', async () => {
    const review = async ({ page }: Visitor, marks: readonly string[], text: string): Promise<void> => {
      for (const mark of marks) await page.getByLabel(`${mark} : 5 sur 5`).press('Space');
      await page.getByLabel('Quelques mots (facultatif)').fill(text);
      await page.getByRole('button', { name: 'Publier mon avis' }).click();
      await page.getByText(text).waitFor();
    };
    const hers = ['Dans l’ensemble', 'Qualité du travail', 'Ponctualité', 'Échanges'];
    const his = ['Dans l’ensemble', 'État du logement', 'Ponctualité', 'Échanges'];
    await review(customer, hers, 'Impeccable, je la recommande.');
    await provider.page.goto(`/jobs/${bookingId}`);
    await provider.page.getByRole('heading', { name: 'Votre avis' }).waitFor();
    expect(await provider.page.getByText('Impeccable').count()).toBe(0);
    await photograph(provider, 'job-review');
    await hasNoBarriers(provider);
    await review(provider, his, 'Accueil charmant, logement bien rangé.');
    await provider.page.getByText('Impeccable, je la recommande.').waitFor();
    await customer.page.reload();
    await customer.page.getByText('Accueil charmant, logement bien rangé.').waitFor();
  });

  it('booking again asks for nothing but the slot, on any device', async () => {
    const elsewhere = await world.enter(await world.signedInAgain(camille), { size: 'desktop' });
    const { page } = elsewhere;
    await page.goto(`/bookings/${bookingId}`);
    await page.getByRole('link', { name: 'Réserver à nouveau' }).click();
    await page.getByRole('heading', { name: 'Quand ?' }).waitFor();
    const visit = page.getByRole('complementary');
    await visit.getByText('3 h', { exact: true }).waitFor();
    await visit.getByText('Lyon 3e Arrondissement').waitFor();
    await hasNoBarriers(elsewhere);
    await elsewhere.close();
  });

  it('finance staff see that the money adds up', async () => {
    const fanny = await world.person('Fanny', ['admin'], ['finance']);
    const staff = await world.enter(fanny, { size: 'desktop' });
    await staff.page.goto(`/admin/ledger/${bookingId}`);
    await staff.page.getByText(TOTAL).first().waitFor();
    await photograph(staff, 'admin-ledger');
    await hasNoBarriers(staff);
    await staff.close();
  });
});
