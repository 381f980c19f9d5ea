import type { Place } from '#geo';
import { DAY, plus } from '#kernel';
import { Random } from './random.js';
import { FIRST_NAMES, LAST_NAMES, STREETS } from './words.js';

/** What a made-up provider is like; decided before any row is written. */
export interface SeedProvider {
  readonly providerId: string;
  readonly userId: string;
  readonly publicName: string;
  readonly place: Place;
  readonly lat: number;
  readonly lng: number;
  readonly services: readonly { serviceCode: string; hourlyRateCents: number }[];
  readonly weekly: readonly { weekday: number; startMinute: number; endMinute: number }[];
  readonly policy: 'FLEXIBLE' | 'STANDARD' | 'STRICT';
  readonly vat: 'FRANCHISE_293B' | 'STANDARD_20';
  readonly trader: { legalName: string; address: string; phone: string; email: string };
  readonly siret: string;
  readonly stage: 'LISTED' | 'UNDER_REVIEW' | 'EXPIRED';
  readonly instantBook: boolean;
  readonly since: Date;
}

const SERVICES = [
  'regular-cleaning',
  'deep-cleaning',
  'end-of-tenancy',
  'windows',
  'ironing',
  'short-let-turnover',
] as const;
/** Cents an hour above regular cleaning, as people really ask. */
const DEARER: Readonly<Record<string, number>> = {
  'deep-cleaning': 300,
  'end-of-tenancy': 400,
  windows: 350,
  'short-let-turnover': 250,
};

/** Provider number `index` of the demonstration data: the same on every run. `Index 0` is the demonstration sign-in. */
export function makeProvider(
  index: number,
  places: readonly Place[],
  now: Date,
  demo?: { email: string; firstName: string; lastName: string },
): SeedProvider & { email: string } {
  const random = new Random(0x5eed0000 + index);
  const place = demo ? (places[0] as Place) : random.pick(places);
  const firstName = demo?.firstName ?? random.pick(FIRST_NAMES);
  const lastName = demo?.lastName ?? random.pick(LAST_NAMES);
  const paris = /^(75|92|93|94)/.test(place.id);
  const base = paris ? random.integer(24, 36) * 100 : random.integer(21, 31) * 100;
  const offered = ['regular-cleaning', ...random.sample(SERVICES.slice(1), demo ? 4 : random.integer(0, 4))];
  const company = random.chance(0.12);
  const stage = demo || !random.chance(0.12) ? 'LISTED' : random.chance(0.75) ? 'UNDER_REVIEW' : 'EXPIRED';
  const email = demo?.email ?? `prestataire${index}@exemple.fr`;
  return {
    providerId: random.uuidInOrder(index),
    userId: random.uuidInOrder(index),
    email,
    publicName: company ? `${lastName} Propreté` : `${firstName} ${lastName.charAt(0)}.`,
    place,
    lat: round(place.lat + (random.next() - 0.5) * 0.03),
    lng: round(place.lng + (random.next() - 0.5) * 0.04),
    services: offered.map((serviceCode) => ({ serviceCode, hourlyRateCents: base + (DEARER[serviceCode] ?? 0) })),
    weekly: demo ? longHours() : weeklyHours(random),
    policy: random.pick(['FLEXIBLE', 'STANDARD', 'STANDARD', 'STRICT'] as const),
    vat: company ? 'STANDARD_20' : 'FRANCHISE_293B',
    trader: {
      legalName: company ? `${lastName} Propreté SARL` : `${firstName} ${lastName}`,
      address: `${random.integer(1, 140)} ${random.pick(STREETS)}, ${place.postalCodes[0] ?? ''} ${place.name}`,
      phone: `+336${String(random.integer(0, 99_999_999)).padStart(8, '0')}`,
      email,
    },
    siret: siret(random),
    stage,
    instantBook: demo ? false : random.chance(0.55),
    since: plus(now, -random.integer(30, 700) * DAY),
  };
}

const round = (degrees: number): number => Math.round(degrees * 1_000) / 1_000;
/** Long hours: whoever tries things out finds a slot with the demonstration provider. */
const longHours = () => [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1_200 }));

function weeklyHours(random: Random): SeedProvider['weekly'] {
  const days = random.chance(0.35) ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5];
  const start = random.integer(14, 18) * 30;
  const end = random.integer(34, 40) * 30;
  const lunch = random.chance(0.5);
  return days
    .filter((weekday) => weekday <= 5 || random.chance(0.8))
    .flatMap((weekday) =>
      lunch
        ? [
            { weekday, startMinute: start, endMinute: 720 },
            { weekday, startMinute: 780, endMinute: end },
          ]
        : [{ weekday, startMinute: start, endMinute: end }],
    );
}

/** Fourteen digits whose Luhn sum is right (a made-up establishment). */
function siret(random: Random): string {
  const digits = Array.from({ length: 13 }, (_, i) => (i === 0 ? random.integer(3, 9) : random.integer(0, 9)));
  const sum = digits.reduce(
    (total, digit, i) => total + (i % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
    0,
  );
  return [...digits, (10 - (sum % 10)) % 10].join('');
}
