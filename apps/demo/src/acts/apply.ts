import { Client } from '../client.js';
import { onboardForPayouts } from '../hosted-pages.js';
import { waitForMail } from '../mail.js';
import { euros, type Story } from '../story.js';
import { newEmail } from './people.js';

const FILE = '__typename ... on ProviderFile { id listingState missing { message } } ... on UserError { message }';
const SERVICE = 'regular-cleaning';

interface FilePart {
  id: string;
  listingState: string;
  missing: { message: string }[];
}

export interface Place {
  id: string;
  name: string;
  postalCodes: string[];
}

/** A provider applies: profile, proofs, prices, hours, account for payouts. Answers the provider's id. */
export async function apply(
  provider: Client,
  story: Story,
  mailUrl: string,
  place: Place,
  today: string,
): Promise<string> {
  const input = {
    kind: 'PERSON',
    publicName: 'Awa D.',
    bio: 'Dix ans d’expérience chez des particuliers, produits écologiques.',
    languages: ['fr', 'wo'],
    basePlaceId: place.id,
    radiusMetres: 12_000,
    vat: 'FRANCHISE_293B',
    acceptTerms: true,
    trader: {
      legalName: 'Awa Démonstration',
      address: `3 rue de la Paix, ${place.postalCodes[0]} ${place.name}`,
      phone: '+33612345678',
      email: newEmail('contact'),
    },
  };
  const file = await provider.do<FilePart>(
    'ProviderFile',
    `mutation ($input: ApplyAsProviderInput!) { applyAsProvider(input: $input) { ${FILE} } }`,
    { input },
  );
  story.tell(
    'applied',
    `Awa applies in ${place.name}. Before she can be listed, ${file.missing.length} things are missing: “${file.missing[0]?.message ?? ''}”…`,
    {
      providerId: file.id,
      missing: file.missing.length,
    },
  );
  await setPrices(provider, story);
  await handInProofs(provider, story, mailUrl, today);
  await setHours(provider);
  const { url } = await provider.do<{ url: string }>(
    'PaymentPage',
    `mutation { startPayoutOnboarding { __typename ... on PaymentPage { url } ... on UserError { message } } }`,
  );
  await onboardForPayouts(url);
  const { refreshPayoutAccount } = await provider.ask<{ refreshPayoutAccount: { ready: boolean } }>(
    'mutation { refreshPayoutAccount { ready } }',
  );
  story.tell(
    'payouts',
    `She opens her payout account on Stripe’s hosted page: ${refreshPayoutAccount.ready ? 'ready' : 'not ready'}.`,
    refreshPayoutAccount,
  );
  return file.id;
}

async function setPrices(provider: Client, story: Story): Promise<void> {
  const services = [{ serviceCode: SERVICE, hourlyRateCents: 2_600 }];
  const query = `mutation ($services: [ProviderServiceInput!]!) { setProviderServices(services: $services) {
    __typename ... on ProviderFile { offers { serviceCode hourlyRateCents netHourlyCents } } ... on UserError { message } } }`;
  const { offers } = await provider.do<{
    offers: { serviceCode: string; hourlyRateCents: number; netHourlyCents: number }[];
  }>('ProviderFile', query, { services });
  const offer = offers.find(({ serviceCode }) => serviceCode === SERVICE);
  story.tell(
    'priced',
    `She asks ${euros(2_600)} an hour and sees what she will earn: ${euros(offer?.netHourlyCents ?? 0)}.`,
    {
      ...offer,
    },
  );
}

async function handInProofs(provider: Client, story: Story, mailUrl: string, today: string): Promise<void> {
  const submit = (input: object) =>
    provider.do(
      'ProviderFile',
      `mutation ($input: SubmitCredentialInput!) { submitCredential(input: $input) { ${FILE} } }`,
      { input },
    );
  const paper = () => provider.upload('justificatif.pdf', pdf(), 'application/pdf');
  const inYears = (years: number): string => `${Number(today.slice(0, 4)) + years}-06-30`;
  const insurance = {
    insurer: 'Maif Pro',
    policyNumber: 'RC4417029',
    activities: ['Nettoyage de locaux d’habitation'],
    amountCents: 200_000_000,
    from: `${today.slice(0, 4)}-01-01`,
    to: inYears(1),
  };
  await submit({ type: 'IDENTITY', documentIds: [await paper()], validUntil: inYears(6) });
  await submit({ type: 'BACKGROUND' });
  await submit({ type: 'INSURANCE', documentIds: [await paper()], insurance });
  await submit({
    type: 'BUSINESS',
    documentIds: [await paper()],
    business: { siret: '73282932000074', legalForm: 'EI' },
  });
  await submit({
    type: 'VIGILANCE',
    documentIds: [await paper()],
    vigilance: { securityCode: 'A1B2C3D4E5F6G7H', issuedOn: today },
  });
  await submit({ type: 'SKILL', serviceCode: SERVICE, skillProof: 'TRIAL_VISIT' });
  for (const name of ['Famille Lefèvre', 'Résidence des Étangs']) {
    const email = newEmail('reference');
    await submit({ type: 'REFERENCE', referee: { name, email, relationship: 'Cliente depuis trois ans' } });
    const [, token] = await waitForMail(mailUrl, email, /\/references\/([\w-]+)/);
    const answer = `mutation ($token: String!) { answerReference(token: $token, recommends: true, comment: "Ponctuelle et soigneuse, nous la recommandons.") {
      __typename ... on UserError { message } } }`;
    await new Client(provider.url, name).do('ReferenceReceived', answer, { token });
  }
  story.tell(
    'proofs',
    'She hands in her proofs; two referees answer through their one-time links. No copy of her criminal record is ever asked for.',
  );
}

async function setHours(provider: Client): Promise<void> {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 }));
  await provider.do(
    'MyAvailability',
    `mutation ($input: WeeklyHoursInput!) { setWeeklyHours(input: $input) { __typename ... on UserError { message } } }`,
    { input: { hours } },
  );
  const input = { minNoticeMinutes: 60, dailyCapMinutes: 1_440 };
  await provider.do(
    'MyAvailability',
    `mutation ($input: AvailabilitySettingsInput!) { updateAvailabilitySettings(input: $input) { __typename ... on UserError { message } } }`,
    { input },
  );
}

/** One page that says it is a demonstration. */
function pdf(): Uint8Array<ArrayBuffer> {
  const text = 'BT /F1 18 Tf 60 760 Td (Justificatif de demonstration) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>stream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj${object}endobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return new TextEncoder().encode(
    `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`,
  );
}
