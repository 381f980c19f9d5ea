import { DAY, HOUR, plus } from '#kernel';
import type { BookingState } from './booking-state.js';

/**
 * How much of the address the provider may see (promise ADDR-1):
 * `APPROXIMATE` municipality and rounded distance; `STREET` the street address too; `ACCESS` door code, floor and other
 * access instructions too; `CLOSED` municipality only, as the need has passed.
 */
export type AddressStage = 'APPROXIMATE' | 'STREET' | 'ACCESS' | 'CLOSED';

/** Access instructions open this long before the start. */
export const ACCESS_OPENS_BEFORE = 24 * HOUR;
/** The address closes this long after the planned end. */
export const ADDRESS_CLOSES_AFTER = 7 * DAY;

export interface AddressQuestion {
  readonly state: BookingState;
  readonly start: Date;
  readonly end: Date;
  /** Set while the provider may not come. */
  readonly rescueBy: Date | null;
  readonly now: Date;
}

/** The stage by state alone; `BY_TIME` when the calendar decides. */
const STAGE_BY_STATE: Readonly<Record<BookingState, AddressStage | 'BY_TIME'>> = {
  HELD: 'APPROXIMATE',
  REQUESTED: 'APPROXIMATE',
  CONFIRMED: 'BY_TIME',
  IN_PROGRESS: 'BY_TIME',
  DONE: 'BY_TIME',
  COMPLETED: 'BY_TIME',
  // A visit that will not take place, or that failed, needs no address.
  EXPIRED: 'CLOSED',
  DECLINED: 'CLOSED',
  CANCELLED: 'CLOSED',
  UNPAID: 'CLOSED',
  NO_SHOW_CUSTOMER: 'CLOSED',
  NO_SHOW_PROVIDER: 'CLOSED',
};

/** The stage at which the provider sees the address now. The customer always sees all of it: it is theirs. */
export function addressStage({ state, start, end, rescueBy, now }: AddressQuestion): AddressStage {
  if (rescueBy) return 'CLOSED';
  const stage = STAGE_BY_STATE[state];
  if (stage !== 'BY_TIME') return stage;
  if (now >= plus(end, ADDRESS_CLOSES_AFTER)) return 'CLOSED';
  return now >= plus(start, -ACCESS_OPENS_BEFORE) ? 'ACCESS' : 'STREET';
}

/** The address in full, as the customer gave it; kept encrypted. */
export interface FullAddress {
  /** Number and street. */
  readonly street: string;
  readonly complement: string | null;
  readonly postalCode: string;
  readonly municipality: string;
  readonly doorCode: string | null;
  readonly floor: string | null;
  readonly notes: string | null;
}

/** What someone gets to read at a stage. The distance from the provider's base was rounded to half a kilometre when stored. */
export interface AddressView {
  readonly stage: AddressStage;
  readonly municipality: string;
  readonly distanceMetres: number | null;
  readonly street: string | null;
  readonly complement: string | null;
  readonly postalCode: string | null;
  readonly doorCode: string | null;
  readonly floor: string | null;
  readonly notes: string | null;
}

/** True when the stage gives away more than the municipality: showing it is one entry in the access log (ADDR-2). */
export const revealsAddress = (stage: AddressStage): boolean => stage === 'STREET' || stage === 'ACCESS';

/**
 * Cuts the address down to what a stage allows. `open` decrypts and is called only when the stage reveals something, so
 * that a closed address is never in memory.
 */
export function viewAddress(
  stage: AddressStage,
  approximate: { readonly municipality: string; readonly distanceMetres: number },
  open: () => FullAddress,
): AddressView {
  const { municipality } = approximate;
  const distanceMetres = stage === 'CLOSED' ? null : approximate.distanceMetres;
  if (!revealsAddress(stage)) return { ...NOTHING_SHOWN, stage, municipality, distanceMetres };
  const { street, complement, postalCode, ...access } = open();
  return {
    ...NOTHING_SHOWN,
    ...(stage === 'ACCESS' ? access : {}),
    stage,
    municipality,
    distanceMetres,
    street,
    complement,
    postalCode,
  };
}

const NOTHING_SHOWN = { street: null, complement: null, postalCode: null, doorCode: null, floor: null, notes: null };
