import { expectThat, Surprise } from './surprise.js';

/** Fills a hosted form as a browser would and answers where it sends us. */
export async function submitForm(url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const page = await fetch(url);
  expectThat(page.status === 200, `The hosted page ${url} answered ${page.status}`);
  const html = await page.text();
  for (const name of Object.keys(fields))
    expectThat(html.includes(`name="${name}"`), `The hosted page has no field ${name}`);
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const location = response.headers.get('location');
  if (response.status !== 303 || !location)
    throw new Surprise(`The hosted page refused the form: HTTP ${response.status}`);
  return location;
}

export const payByCard = (checkoutUrl: string): Promise<string> =>
  submitForm(checkoutUrl, {
    card_number: '4242 4242 4242 4242',
    card_expiry: '12/34',
    card_cvc: '123',
    card_name: 'Camille Démonstration',
  });

export const onboardForPayouts = (accountLinkUrl: string): Promise<string> =>
  submitForm(accountLinkUrl, {
    given_name: 'Awa',
    surname: 'Démonstration',
    date_of_birth: '1988-05-17',
    address_line1: '3 rue de la Paix',
    postal_code: '29000',
    city: 'Quimper',
    phone: '+33612345678',
    iban: 'FR1420041010050500013M02606',
    identity_document: 'verified',
    terms: 'on',
  });
