import { BOOKING_PARTIES, BOOKING_STATES } from './booking-state.js';
import {
  mayActForPlatform,
  maySee,
  partyOf,
  showsArrivalCode,
  type BookingActor,
  type BookingPart,
} from './booking.policy.js';

const user = (userId: string, ...permissions: string[]): BookingActor => ({
  kind: 'user',
  userId,
  permissions: new Set(permissions),
});
const asked = { customerId: 'camille', providerUserId: 'paul', askedAt: new Date('2026-12-01T09:00:00Z') };
const held = { ...asked, askedAt: null };

describe('who meets a booking, and as what', () => {
  it.each([
    ['its customer', user('camille'), 'CUSTOMER', 'CUSTOMER'],
    ['its provider, who learns of it when asked', user('paul'), 'PROVIDER', null],
    ['support', user('agnes', 'support'), 'PLATFORM', 'PLATFORM'],
    ['finance', user('farid', 'finance'), 'PLATFORM', 'PLATFORM'],
    ['another member', user('denis'), null, null],
    ['an admin for vetting only', user('vera', 'vetting', 'content'), null, null],
    ['someone not signed in', { kind: 'anonymous' }, null, null],
    ['a deadline', { kind: 'system' }, 'SYSTEM', 'SYSTEM'],
  ] as const)('%s', (_, actor, whenAsked, whileHeld) => {
    expect(partyOf(actor, asked)).toBe(whenAsked);
    expect(partyOf(actor, held)).toBe(whileHeld);
  });

  it('lets support act, and finance only look', () => {
    expect(mayActForPlatform(user('agnes', 'support'))).toBe(true);
    expect(mayActForPlatform(user('farid', 'finance'))).toBe(false);
  });

  it('treats an admin who is the customer as the customer', () => {
    expect(partyOf(user('camille', 'support'), asked)).toBe('CUSTOMER');
  });
});

describe('what each of them may see', () => {
  const table: Readonly<Record<BookingPart, string>> = {
    PRICE: 'CUSTOMER PLATFORM',
    EARNINGS: 'PROVIDER PLATFORM',
    FULL_ADDRESS: 'CUSTOMER',
    STAGED_ADDRESS: 'PROVIDER',
    ADDRESS_LOG: 'CUSTOMER PLATFORM',
    ARRIVAL_CODE: 'CUSTOMER',
  };

  it.each(Object.entries(table) as [BookingPart, string][])('%s: %s', (part, who) => {
    expect(BOOKING_PARTIES.filter((party) => maySee(party, part)).join(' ')).toBe(who);
  });

  it('the customer sees the arrival code only while the provider may come', () => {
    expect(BOOKING_STATES.filter(showsArrivalCode)).toEqual(['CONFIRMED']);
  });
});
