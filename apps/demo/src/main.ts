import { parseArgs } from 'node:util';
import { apply, type Place } from './acts/apply.js';
import { book } from './acts/book.js';
import { Instance } from './acts/instance.js';
import { join, newEmail, signInAsAdmin } from './acts/people.js';
import { review } from './acts/review.js';
import { vet } from './acts/vet.js';
import { explainMoney, settle } from './acts/settle.js';
import { visit } from './acts/visit.js';
import { Client } from './client.js';
import { Story } from './story.js';
import { Surprise } from './surprise.js';

/** Towns where the story may take place. */
const TOWNS = [
  'Quimper',
  'Annecy',
  'Colmar',
  'Bayonne',
  'La Rochelle',
  'Besançon',
  'Angoulême',
  'Évreux',
  'Périgueux',
  'Saint-Malo',
  'Béziers',
  'Nîmes',
];

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    'mail-url': { type: 'string', default: 'http://127.0.0.1:8025' },
    'admin-email': { type: 'string', default: 'admin@exemple.fr' },
    'admin-password': { type: 'string', default: 'Savon-de-Marseille-72' },
    'admin-secret': { type: 'string', default: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' },
    json: { type: 'boolean', default: false },
  },
});

const HALF_HOUR = 30 * 60_000;

/** The half hour of the local grid that is at least this many hours away, between 8 and 18 o’clock: whatever time it is now. */
function visitAfter(now: Date, hours: number): Date {
  let start = new Date(Math.ceil((now.getTime() + hours * 3_600_000) / HALF_HOUR) * HALF_HOUR);
  while (localTime(start) < '08:00' || localTime(start) > '18:00') start = new Date(start.getTime() + HALF_HOUR);
  return start;
}

const localDay = (instant: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(instant);

const localTime = (instant: Date): string =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' }).format(instant);

async function findTown(client: Client): Promise<Place> {
  const text = TOWNS[Math.floor(Math.random() * TOWNS.length)];
  const { places } = await client.ask<{ places: Place[] }>(
    'query ($text: String!) { places(text: $text) { id name postalCodes } }',
    { text },
  );
  const [place] = places;
  if (!place) throw new Surprise(`No place is called ${text ?? ''}`);
  return place;
}

async function main(): Promise<void> {
  const story = new Story(values.json);
  const url = values.url.replace(/\/$/, '');
  const mailUrl = values['mail-url'].replace(/\/$/, '');
  const instance = new Instance(url);
  const now = await instance.now();
  const [provider, customer, admin] = ['Awa', 'Camille', 'The admin'].map((who) => new Client(url, who)) as [
    Client,
    Client,
    Client,
  ];
  const place = await findTown(customer);

  story.chapter('A provider applies and is vetted');
  await join(provider, mailUrl, { email: newEmail('awa'), publicName: 'Awa D.', intent: 'PROVIDER' });
  const providerId = await apply(provider, story, mailUrl, place, localDay(now));
  const signInAdmin = async (): Promise<void> => {
    // Each code works once: a minute later the authenticator shows another.
    await instance.travelTo(new Date((await instance.now()).getTime() + 60_000));
    const [email, password, secret] = [values['admin-email'], values['admin-password'], values['admin-secret']];
    await signInAsAdmin(admin, { email, password, secret }, await instance.now());
  };
  await signInAdmin();
  await vet(admin, provider, story, providerId);

  story.chapter('A customer books and pays');
  await join(customer, mailUrl, { email: newEmail('camille'), publicName: 'Camille M.', intent: 'CUSTOMER' });
  const start = visitAfter(await instance.now(), 26);
  const { bookingId, totalCents } = await book(customer, story, {
    place,
    providerId,
    date: localDay(start),
    time: localTime(start),
    start: start.toISOString(),
  });

  story.chapter('The address, the visit');
  await visit(provider, customer, story, instance, bookingId, start);

  story.chapter('The money, the reviews');
  await settle(provider, customer, story, instance, bookingId, totalCents);
  // Days have passed: an admin’s session does not last that long.
  await signInAdmin();
  await explainMoney(admin, story, bookingId);
  await review(provider, customer, story, bookingId, providerId);
  story.tell('end', 'The end: every amount added up.');
}

main().catch((error: unknown) => {
  const reason =
    error instanceof Surprise ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (values.json) console.log(JSON.stringify({ name: 'surprise', reason }));
  else console.error(`\nA surprise: ${reason}`);
  process.exit(1);
});
