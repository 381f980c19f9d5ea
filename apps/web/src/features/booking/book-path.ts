/** What a link to the stepper can fill in beforehand; each part that is missing is asked for. */
export interface BookingWish {
  /** Service code, e.g. `regular-cleaning`. */
  readonly service?: string;
  /** INSEE code of the municipality, with its name. */
  readonly place?: { readonly id: string; readonly name: string };
  /** Local day to open the calendar at, `YYYY-MM-DD`. */
  readonly date?: string;
  /** ISO instant of a free slot. */
  readonly start?: string;
  /** Length of the whole visit, extras included. */
  readonly minutes?: number;
  readonly extras?: readonly string[];
  readonly home?: Home;
  /** One of the person's own addresses. */
  readonly address?: string;
  /** A visit of theirs whose provider may not come, and which this one is to replace. */
  readonly replaces?: string;
}

export interface Home {
  readonly surfaceSquareMetres: number;
  readonly rooms: number;
  readonly bathrooms: number;
}

/** Where a visit with this provider is booked. */
export function bookPath(providerId: string, wish: BookingWish = {}): string {
  const parameters = new URLSearchParams();
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  };
  add('service', wish.service);
  add('place', wish.place?.id);
  add('placeName', wish.place?.name);
  add('date', wish.date);
  add('start', wish.start);
  add('minutes', wish.minutes);
  add('extras', wish.extras?.join(','));
  add('surface', wish.home?.surfaceSquareMetres);
  add('rooms', wish.home?.rooms);
  add('bathrooms', wish.home?.bathrooms);
  add('address', wish.address);
  add('replaces', wish.replaces);
  const query = parameters.toString();
  return `/book/${providerId}${query ? `?${query}` : ''}`;
}

/** The wish that a link carries. */
export function readWish(parameters: URLSearchParams): BookingWish {
  const number = (name: string): number | undefined => {
    const value = Number(parameters.get(name));
    return parameters.has(name) && Number.isInteger(value) ? value : undefined;
  };
  const [surface, rooms, bathrooms] = [number('surface'), number('rooms'), number('bathrooms')];
  const [place, placeName] = [parameters.get('place'), parameters.get('placeName')];
  return {
    service: parameters.get('service') ?? undefined,
    place: place && placeName ? { id: place, name: placeName } : undefined,
    date: parameters.get('date') ?? undefined,
    start: parameters.get('start') ?? undefined,
    minutes: number('minutes'),
    address: parameters.get('address') ?? undefined,
    replaces: parameters.get('replaces') ?? undefined,
    extras: parameters.get('extras')?.split(',').filter(Boolean),
    home:
      surface !== undefined && rooms !== undefined && bathrooms !== undefined
        ? { surfaceSquareMetres: surface, rooms, bathrooms }
        : undefined,
  };
}
