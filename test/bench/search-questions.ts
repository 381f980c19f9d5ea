import { BENCH_FIRST_DAY } from './market-seed.ts';

/** What the page of search results asks for. */
export const SEARCH_DOCUMENT = `query Search($input: SearchInput!) { search(input: $input, first: 20) { __typename
  ... on SearchHitConnection { durationMinutes pageInfo { hasNextPage endCursor } nodes {
    provider { id publicName municipality languages instantBook cancellationPolicy badges { type serviceCode checkedAt validUntil } }
    price { totalCents customerFeeCents hourlyRateCents } rating { average count } distanceKm nextFreeSlot { start end } } }
  ... on UserError { code message } } }`;

export interface SearchQuestion {
  readonly label: string;
  readonly input: Record<string, unknown>;
}

const question = (label: string, placeId: string, changes: object = {}): SearchQuestion => ({
  label,
  input: {
    placeId,
    serviceCode: 'regular-cleaning',
    date: dayAfter(3),
    time: '09:00',
    durationMinutes: 180,
    ...changes,
  },
});

/** Dense and sparse, one time and any time, common and rare services, with and without filters. */
export const SEARCH_QUESTIONS: readonly SearchQuestion[] = [
  question('Paris 11e, 09:00', '75111'),
  question('Paris 11e, any time', '75111', { time: null }),
  question('Paris 18e, ironing', '75118', { serviceCode: 'ironing' }),
  question('Lyon 3e, 14:00', '69383', { time: '14:00' }),
  question('Nantes, 09:00', '44109'),
  question('Nantes, rating, English, budget', '44109', {
    minimumRating: 4.4,
    languages: ['en'],
    maximumTotalCents: 11_000,
  }),
  question('Brest, 09:00', '29019'),
  question('Boulogne-Billancourt, tomorrow', '92012', { date: dayAfter(0), time: '15:00', durationMinutes: 120 }),
];

function dayAfter(days: number): string {
  return new Date(Date.parse(`${BENCH_FIRST_DAY}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
