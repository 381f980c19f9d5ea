import { PDF } from '../files.js';
import { APPLICATION, INSURANCE } from '../provider-world.js';
import type { Answer, BookableProvider, Person } from '../booking-world.js';
import { fillForm } from './hosted-pages.js';
import { ANYBODY, type Member } from './join.js';
import type { Journey } from './journey.js';

const FILE = `__typename ... on ProviderFile { id listingState missing { code } credentials { id type state } } ... on UserError { code message }`;

export type ProviderFileAnswer = Answer & {
  listingState: string;
  missing: { code: string }[];
  credentials: { id: string; type: string; state: string }[];
};

/** Fills in the application, the prices, the hours and the payout account; nothing is handed in yet. */
export async function applyAsProvider(journey: Journey, who: Member): Promise<BookableProvider> {
  const file = await inFile(
    journey,
    who,
    `mutation ($input: ApplyAsProviderInput!) { answer: applyAsProvider(input: $input) { ${FILE} } }`,
    { input: APPLICATION },
  );
  await inFile(
    journey,
    who,
    `mutation ($services: [ProviderServiceInput!]!) { answer: setProviderServices(services: $services) { ${FILE} } }`,
    { services: [{ serviceCode: 'regular-cleaning', hourlyRateCents: 2_800 }] },
  );
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1_140 }));
  await journey.ask(
    `mutation ($input: WeeklyHoursInput!) { answer: setWeeklyHours(input: $input) { __typename } }`,
    { input: { hours } },
    who,
  );
  return { ...who, providerId: file.id };
}

/** Opens an account for payouts on Stripe's hosted page. */
export async function openPayoutAccount(journey: Journey, who: Person): Promise<void> {
  const page = await journey.ask(
    `mutation { answer: startPayoutOnboarding { __typename ... on PaymentPage { url } ... on UserError { code } } }`,
    {},
    who,
  );
  await fillForm(String(page['url']), {
    ...{ given_name: 'Amina', surname: 'Benali', date_of_birth: '1988-05-17', phone: '+33612345678' },
    ...{ address_line1: '3 rue des Lilas', postal_code: '69003', city: 'Lyon' },
    ...{ iban: 'FR1420041010050500013M02606', identity_document: 'verified', terms: 'on' },
  });
  await journey.settle();
}

/** Hands in every proof that is asked for; two referees answer through the links they are mailed. */
export async function handInProofs(journey: Journey, who: Person): Promise<void> {
  const scan = async (): Promise<{ documentIds: string[] }> => ({ documentIds: [await uploadScan(journey, who)] });
  await submit(journey, who, { type: 'IDENTITY', validUntil: '2030-05-01', ...(await scan()) });
  await submit(journey, who, { type: 'BACKGROUND' });
  await submit(journey, who, { type: 'INSURANCE', insurance: INSURANCE, ...(await scan()) });
  await submit(journey, who, {
    type: 'BUSINESS',
    business: { siret: '73282932000074', legalForm: 'EI' },
    ...(await scan()),
  });
  await submit(journey, who, {
    type: 'VIGILANCE',
    vigilance: { securityCode: 'A1B2C3D4E5', issuedOn: '2026-10-01' },
    ...(await scan()),
  });
  await submit(journey, who, { type: 'SKILL', serviceCode: 'regular-cleaning', ...(await scan()) });
  for (const name of ['Claire Fontaine', 'Paul Girard']) await refer(journey, who, name);
}

async function refer(journey: Journey, who: Person, name: string): Promise<void> {
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.org`;
  await submit(journey, who, { type: 'REFERENCE', referee: { name, email, relationship: 'Cliente depuis trois ans' } });
  const [mail] = await journey.mailsTo(email);
  const token = /references\/([\w-]{43})/.exec(mail?.text ?? '')?.[1];
  const answered = await journey.ask(
    `mutation ($token: String!) { answer: answerReference(token: $token, recommends: true, comment: "Ponctuelle et soigneuse.") { __typename } }`,
    { token },
    ANYBODY,
  );
  if (answered.__typename !== 'ReferenceReceived') throw new Error(answered.__typename);
}

/** A reviewer looks at everything that waits in the queue and finds it in order. */
export async function verifyEverything(journey: Journey, reviewer: Person): Promise<string[]> {
  const { nodes } = await journey.ask<{ nodes: { credentialId: string; type: string }[] }>(
    `query { answer: vettingQueue(first: 50) { nodes { credentialId type } } }`,
    {},
    reviewer,
  );
  for (const { credentialId } of nodes) {
    await inFile(
      journey,
      reviewer,
      `mutation ($id: ID!) { answer: startCredentialReview(credentialId: $id) { ${FILE} } }`,
      { id: credentialId },
    );
    await inFile(
      journey,
      reviewer,
      `mutation ($input: DecideCredentialInput!) { answer: decideCredential(input: $input) { ${FILE} } }`,
      { input: { credentialId, outcome: 'VERIFIED' } },
    );
  }
  await journey.settle();
  return nodes.map(({ type }) => type).toSorted();
}

export const publish = (journey: Journey, who: Person): Promise<ProviderFileAnswer> =>
  inFile(journey, who, `mutation { answer: publishListing { ${FILE} } }`, {});

const submit = (journey: Journey, who: Person, input: object): Promise<ProviderFileAnswer> =>
  inFile(
    journey,
    who,
    `mutation ($input: SubmitCredentialInput!) { answer: submitCredential(input: $input) { ${FILE} } }`,
    { input },
  );

async function uploadScan(journey: Journey, who: Person): Promise<string> {
  const kept = await journey.http
    .post('/documents')
    .set('authorization', `Bearer ${who.token}`)
    .attach('file', PDF, 'scan.pdf')
    .expect(201);
  return (kept.body as { id: string }).id;
}

/** A mutation that answers the file; anything else is an error. */
async function inFile(journey: Journey, who: Person, query: string, variables: object): Promise<ProviderFileAnswer> {
  const file = await journey.ask<ProviderFileAnswer>(query, variables, who);
  if (file.__typename !== 'ProviderFile') throw new Error(`${file.__typename}: ${file.message ?? ''}`);
  return file;
}
