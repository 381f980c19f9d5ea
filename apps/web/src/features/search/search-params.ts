import { addDays, today } from '../../lib/dates';

export interface Home {
  readonly rooms: number;
  readonly bathrooms: number;
  readonly surface: number;
}

/** What is looked for. It lives in the address bar, so that a search can be kept, shared and gone back to. */
export interface SearchParams {
  readonly placeId: string;
  readonly placeName: string;
  readonly service: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Length of the visit; null when it is estimated from the home. */
  readonly minutes: number | null;
  readonly home: Home | null;
  readonly instantOnly: boolean;
  readonly minimumRating: number | null;
  /** In cents. */
  readonly maximumTotalCents: number | null;
}

/** Half hours from one hour to eight. */
export const DURATIONS = Array.from({ length: 15 }, (_, index) => 60 + index * 30);

export const defaultSearch = (): SearchParams => ({
  placeId: '',
  placeName: '',
  service: 'regular-cleaning',
  date: addDays(today(), 2),
  minutes: 180,
  home: null,
  instantOnly: false,
  minimumRating: null,
  maximumTotalCents: null,
});

const whole = (text: string | null, minimum: number, maximum: number): number | null => {
  const value = Number(text ?? Number.NaN);
  return Number.isInteger(value) && value >= minimum && value <= maximum ? value : null;
};

/** Reads the address bar; what is missing or makes no sense gets its default. */
export function readSearch(query: URLSearchParams): SearchParams {
  const usual = defaultSearch();
  const rooms = whole(query.get('rooms'), 1, 20);
  const bathrooms = whole(query.get('bathrooms'), 0, 10);
  const surface = whole(query.get('surface'), 9, 500);
  const home = rooms !== null && bathrooms !== null && surface !== null ? { rooms, bathrooms, surface } : null;
  const date = query.get('date') ?? '';
  return {
    placeId: query.get('place') ?? '',
    placeName: query.get('placeName') ?? '',
    service: query.get('service') ?? usual.service,
    date: /^\d{4}-\d{2}-\d{2}$/.test(date) && date >= today() ? date : usual.date,
    minutes: home ? null : (whole(query.get('minutes'), 60, 720) ?? usual.minutes),
    home,
    instantOnly: query.get('instant') === 'yes',
    minimumRating: whole(query.get('rating'), 1, 5),
    maximumTotalCents: whole(query.get('upTo'), 1000, 1_000_000),
  };
}

export function writeSearch(search: SearchParams): string {
  const { home } = search;
  const entries: [string, string | number | null][] = [
    ['place', search.placeId],
    ['placeName', search.placeName],
    ['service', search.service],
    ['date', search.date],
    ['minutes', home ? null : search.minutes],
    ['rooms', home?.rooms ?? null],
    ['bathrooms', home?.bathrooms ?? null],
    ['surface', home?.surface ?? null],
    ['instant', search.instantOnly ? 'yes' : null],
    ['rating', search.minimumRating],
    ['upTo', search.maximumTotalCents],
  ];
  return new URLSearchParams(
    entries.flatMap(([key, value]) => (value === null || value === '' ? [] : [[key, String(value)]])),
  ).toString();
}

export const searchInput = (search: SearchParams) => ({
  placeId: search.placeId,
  serviceCode: search.service,
  date: search.date,
  durationMinutes: search.home ? null : search.minutes,
  home: search.home && {
    rooms: search.home.rooms,
    bathrooms: search.home.bathrooms,
    surfaceSquareMetres: search.home.surface,
  },
  instantOnly: search.instantOnly || null,
  minimumRating: search.minimumRating,
  maximumTotalCents: search.maximumTotalCents,
});
