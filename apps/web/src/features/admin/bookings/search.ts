import type { VariablesOf } from '../../../lib/graphql';
import type { StaffBookingsQuery } from './bookings.documents';

type Asked = VariablesOf<typeof StaffBookingsQuery>;
export type BookingState = NonNullable<Asked['state']>;

/** In the order of a booking's life. */
export const STATES: readonly BookingState[] = [
  'HELD',
  'REQUESTED',
  'CONFIRMED',
  'IN_PROGRESS',
  'DONE',
  'COMPLETED',
  'DECLINED',
  'EXPIRED',
  'CANCELLED',
  'UNPAID',
  'NO_SHOW_CUSTOMER',
  'NO_SHOW_PROVIDER',
];

const REFERENCE = /^[A-Z]{2}-[A-Z0-9]{4,12}$/;
const ACCOUNT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Wanted {
  readonly state: BookingState | null;
  readonly reference: string | null;
  readonly userId: string | null;
}

/**
 * Reads the address bar: `state`, and `find`, which is a booking's reference or an account's id however it was typed.
 * Null when `find` is neither: then nothing is asked.
 */
export function readWanted(query: URLSearchParams): Wanted | null {
  const state = STATES.find((known) => known === query.get('state')) ?? null;
  const find = (query.get('find') ?? '').trim();
  if (find === '') return { state, reference: null, userId: null };
  if (REFERENCE.test(find.toUpperCase())) return { state, reference: find.toUpperCase(), userId: null };
  if (ACCOUNT.test(find.toLowerCase())) return { state, reference: null, userId: find.toLowerCase() };
  return null;
}
