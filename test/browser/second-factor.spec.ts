import { encode } from 'uqr';
import { MINUTE, plus } from '#kernel';
import { totp } from '../../apps/demo/src/totp.js';
import { barriers, photograph, settled, type Visitor } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { PASSWORD } from '../support/identity-world.js';
import { join } from '../support/journey/join.js';

const EMAIL = 'nora@example.org';
const STEP = 30_000;

describe('a person protects her account with a second factor', () => {
  let world: BrowserWorld;
  let nora: Visitor;
  let secret = '';
  let recoveryCodes: string[] = [];
  beforeAll(async () => {
    world = await createBrowserWorld();
    await join(world, { email: EMAIL, publicName: 'Nora B.', intent: 'CUSTOMER', locale: 'fr' });
    nora = await world.browser.visitor();
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  const code = (): string => totp(secret, world.clock.now());
  /** Six digits that no authenticator with this secret shows anywhere near now. */
  function wrongCode(): string {
    const now = world.clock.now();
    const near = new Set([-3, -2, -1, 0, 1, 2, 3].map((steps) => totp(secret, plus(now, steps * STEP))));
    return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find((c) => !near.has(c))!;
  }
  async function signOut({ page }: Visitor): Promise<void> {
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('link', { name: 'Se connecter' }).first().waitFor();
  }
  async function enterPassword({ page }: Visitor): Promise<void> {
    await page.goto('/sign-in');
    await page.getByLabel('Adresse e-mail').fill(EMAIL);
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Se connecter' }).click();
  }
  async function enterCode({ page }: Visitor, typed: string): Promise<void> {
    await page.getByLabel('Code à six chiffres').fill(typed);
    await page.getByRole('button', { name: 'Confirmer' }).click();
  }

  it('after her password she is shown a QR code, and the same key in words', async () => {
    const { page } = nora;
    await enterPassword(nora);
    await page.getByRole('heading', { level: 1, name: 'Mes réservations' }).waitFor();
    await page.goto('/account/security');
    await settled(nora);
    await page.getByRole('button', { name: 'Activer' }).click();
    await page.getByLabel('Votre mot de passe').fill(PASSWORD);
    await page.getByRole('button', { name: 'Commencer' }).click();
    const drawn = page.getByRole('img', { name: /^Code QR/ });
    await drawn.waitFor();
    const address = (await page.getByRole('link', { name: 'Ouvrir dans l’application' }).getAttribute('href')) ?? '';
    expect(await drawn.locator('path').getAttribute('d')).toBe(drawingOf(address));
    secret = new URL(address).searchParams.get('secret') ?? '';
    await page.getByText(secret.match(/.{1,4}/g)?.join(' ') ?? '').waitFor();
    await photograph(nora, 'second-factor-enrol');
    expect(await barriers(nora)).toEqual([]);
  });

  it('a wrong code turns nothing on; the right one does, and brings recovery codes', async () => {
    const { page } = nora;
    await page.getByLabel('Code à six chiffres').fill(wrongCode());
    await page.getByRole('button', { name: 'Vérifier et activer' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Code à six chiffres').fill(code());
    await page.getByRole('button', { name: 'Vérifier et activer' }).click();
    await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
    recoveryCodes = await page.getByRole('main').locator('ul').getByRole('listitem').allTextContents();
    expect(new Set(recoveryCodes).size).toBeGreaterThanOrEqual(8);
    await photograph(nora, 'second-factor-recovery');
    expect(await barriers(nora)).toEqual([]);
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await page.getByText('Active', { exact: true }).waitFor();
  });

  it('from then on her password alone opens nothing: a wrong code is refused, hers lets her in', async () => {
    await signOut(nora);
    await world.travel(plus(world.clock.now(), MINUTE));
    await enterPassword(nora);
    await enterCode(nora, wrongCode());
    await nora.page.getByRole('alert').waitFor();
    expect(await barriers(nora)).toEqual([]);
    await enterCode(nora, code());
    await nora.page.getByRole('heading', { level: 1, name: 'Mes réservations' }).waitFor();
  });

  it('without her phone a recovery code lets her in, once', async () => {
    const [spare = ''] = recoveryCodes;
    await signOut(nora);
    await enterPassword(nora);
    await enterCode(nora, spare);
    await nora.page.getByRole('heading', { level: 1, name: 'Mes réservations' }).waitFor();
    await signOut(nora);
    await enterPassword(nora);
    await enterCode(nora, spare);
    await nora.page.getByRole('alert').waitFor();
  });
});

/** What a reader has to see for this text. */
function drawingOf(text: string): string {
  const { data } = encode(text, { ecc: 'M', border: 4 });
  return data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
}
