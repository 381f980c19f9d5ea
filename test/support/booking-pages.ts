import type { Visitor } from './browser.js';
import { HOME } from './booking-world.js';

/** A visit of three hours on the Thursday, in the third district of Lyon, as the search would put it in an address. */
export const WISH = 'place=69383&placeName=Lyon+3e+Arrondissement&service=regular-cleaning&date=2026-11-26&minutes=180';

/** From the provider's page to the quote for Thursday 10:00, with every box ticked: one press from the order. */
export async function toTheQuote({ page }: Visitor, providerId: string): Promise<void> {
  await page.goto(`/providers/${providerId}?${WISH}`);
  await page.getByRole('link', { name: /^Réserver jeudi 26 novembre à 10:00/ }).click();
  await page.getByLabel('Numéro et rue').fill(HOME.street);
  await page.getByLabel('Code postal').last().fill(HOME.postalCode);
  await page.getByRole('button', { name: 'Utiliser cette adresse' }).click();
  await page.getByRole('button', { name: /Réserver et payer/ }).waitFor();
  for (const consent of await page.getByRole('main').getByRole('checkbox').all()) await consent.check();
}

/** Orders and waits for the hosted payment page. */
export async function order({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: /Réserver et payer/ }).click();
  await page.getByLabel('Numéro de carte').waitFor();
}

/** Fills the hosted payment page and sends it. */
export async function payWith({ page }: Visitor, card: string): Promise<void> {
  await page.getByLabel('Numéro de carte').fill(card);
  await page.getByLabel(/Date d’expiration/).fill('12/34');
  await page.getByLabel('Code de sécurité').fill('123');
  await page.getByLabel('Nom sur la carte').fill('Camille Martin');
  await page.getByRole('button', { name: 'Payer' }).click();
}
