import { totp } from '../../apps/demo/src/totp.js';
import { SeedUsers } from '#identity';
import { newId, ok, type UserId } from '#kernel';
import { Transactor } from '#platform/prisma';
import { barriers, photograph, settled, type Visitor } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { PDF } from '../support/files.js';
import { PASSWORD, SECOND_FACTOR_SECRET } from '../support/identity-world.js';
import { join, type Member } from '../support/journey/join.js';

describe('a stranger becomes a provider, and somebody checks her', () => {
  let world: BrowserWorld;
  let amina: Member;
  let applicant: Visitor;
  let reviewer: Visitor;
  const office = 'vera@example.org';
  beforeAll(async () => {
    world = await createBrowserWorld();
    amina = await join(world, {
      ...{ email: 'amina@example.org', publicName: 'Amina B.', intent: 'PROVIDER', locale: 'fr' },
    });
    const seeds = world.get(SeedUsers);
    const vera = {
      ...{ id: newId<UserId>(), email: office, passwordHash: await seeds.hash(PASSWORD), locale: 'fr' as const },
      ...{ publicName: 'Vera', roles: ['admin' as const], permissions: ['vetting' as const] },
      ...{ createdAt: world.clock.now(), secondFactorSecret: SECOND_FACTOR_SECRET },
    };
    await world.get(Transactor).run(async (tx) => ok(await seeds.seed(tx, [vera])));
    applicant = await world.enter(amina, { size: 'phone' });
    reviewer = await world.browser.visitor({ size: 'desktop' });
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));
  const hasNoBarriers = async (visitor: Visitor): Promise<void> => expect(await barriers(visitor)).toEqual([]);

  it('she opens her file in three steps', async () => {
    const { page } = applicant;
    await page.goto('/provider/apply');
    await page.getByLabel('Nom affiché').fill('Amina B.');
    await page.getByLabel('Présentation').fill('Dix ans de ménage, produits écologiques.');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('heading', { level: 2, name: 'Votre zone' }).waitFor();
    await page.getByLabel('Point de départ').fill('Lyon 3');
    await page.getByRole('option', { name: /Lyon 3/ }).click();
    await photograph(applicant, 'apply-area');
    await hasNoBarriers(applicant);
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Nom légal').fill('Amina Benali');
    await page.getByLabel('Adresse professionnelle').fill('3 rue des Lilas, 69003 Lyon');
    await page.getByLabel('Téléphone').fill('06 12 34 56 78');
    await page.getByLabel(/J’accepte les conditions/).check();
    await photograph(applicant, 'apply-legal');
    await hasNoBarriers(applicant);
    await page.getByRole('button', { name: 'Ouvrir mon dossier' }).click();
    await page.getByRole('heading', { level: 1, name: 'Passeport de confiance' }).waitFor();
  });

  it('she hands in her identity document, and is told that somebody looks at it', async () => {
    const { page } = applicant;
    const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: /^Identité/ }) });
    await card.getByRole('button', { name: 'Fournir' }).click();
    await card
      .locator('input[type=file]')
      .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: PDF });
    await card.getByText('scan.pdf', { exact: true }).waitFor();
    await card.getByLabel('Dernier jour de validité').fill('2030-05-01');
    await photograph(applicant, 'credential-form');
    await hasNoBarriers(applicant);
    await card.getByRole('button', { name: 'Envoyer pour examen' }).click();
    await card.getByText(/^Envoyé le/).waitFor();
    await world.settle();
  });

  it('the reviewer signs in with a second factor', async () => {
    const { page } = reviewer;
    await page.goto('/sign-in');
    await page.getByLabel('Adresse e-mail').fill(office);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByLabel('Code à six chiffres').fill(totp(SECOND_FACTOR_SECRET, world.clock.now()));
    await photograph(reviewer, 'second-factor');
    await hasNoBarriers(reviewer);
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByRole('link', { name: 'Administration' }).waitFor();
  });

  it('she says why she opens the file, sees the document inside the page, and verifies it', async () => {
    const { page } = reviewer;
    await page.goto('/admin/vetting');
    await page.getByRole('link', { name: 'Ouvrir le dossier de Amina B.' }).click();
    await page.getByRole('radio', { name: 'Examiner une pièce' }).check();
    await page.getByRole('button', { name: 'Ouvrir le dossier' }).click();
    const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: /^Identité/ }) });
    await card.getByRole('button', { name: 'Voir le document 1' }).click();
    await page.getByRole('dialog').getByText('Enregistrer une copie').waitFor();
    await photograph(reviewer, 'admin-document');
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();
    await card.getByRole('button', { name: 'Commencer l’examen' }).click();
    await card.getByRole('button', { name: 'Enregistrer : vérifié' }).waitFor();
    await photograph(reviewer, 'admin-decide');
    await hasNoBarriers(reviewer);
    await card.getByRole('button', { name: 'Enregistrer : vérifié' }).click();
    await card.getByRole('button', { name: 'Retirer cette vérification' }).waitFor();
    await world.settle();
  });

  it('the applicant finds it in order', async () => {
    const { page } = applicant;
    await page.goto('/provider/credentials');
    await settled(applicant);
    const card = page.getByRole('article').filter({ has: page.getByRole('heading', { name: /^Identité/ }) });
    await card.getByText(/^Valable jusqu’au/).waitFor();
    await photograph(applicant, 'credentials-first-verified');
    await hasNoBarriers(applicant);
  });
});
