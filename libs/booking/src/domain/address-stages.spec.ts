import fc from 'fast-check';
import { DAY, HOUR, plus } from '#kernel';
import { addressStage, roundedDistance, viewAddress, type FullAddress } from './address-stages.js';
import { BOOKING_STATES, type BookingState } from './booking-state.js';

const start = new Date('2026-12-10T09:00:00Z');
const end = new Date('2026-12-10T12:00:00Z');
const at = (state: BookingState, now: Date) => addressStage({ state, start, end, now });

const address: FullAddress = {
  line1: '12 rue des Lilas',
  line2: 'Bâtiment C',
  postalCode: '69003',
  municipality: 'Lyon 3e',
  accessInstructions: 'Code 4512B, 3e étage gauche',
};

describe('how much of the address a provider sees', () => {
  const weekBefore = plus(start, -7 * DAY);
  const dayBefore = plus(start, -24 * HOUR);

  it.each(['HELD', 'REQUESTED'] as const)('is the municipality and a rounded distance while %s, even on the day', (state) => {
    for (const now of [weekBefore, dayBefore, start, end]) expect(at(state, now)).toBe('APPROXIMATE');
  });

  it('is the street once the booking is confirmed', () => {
    expect(at('CONFIRMED', weekBefore)).toBe('STREET');
    expect(at('CONFIRMED', plus(dayBefore, -1))).toBe('STREET');
  });

  it('is the access instructions too, from 24 hours before', () => {
    expect(at('CONFIRMED', dayBefore)).toBe('ACCESS');
    expect(at('IN_PROGRESS', start)).toBe('ACCESS');
    expect(at('DONE', end)).toBe('ACCESS');
  });

  it('is closed again 7 days after the end', () => {
    expect(at('COMPLETED', plus(end, 7 * DAY - 1))).toBe('ACCESS');
    expect(at('COMPLETED', plus(end, 7 * DAY))).toBe('CLOSED');
    expect(at('CONFIRMED', plus(end, 7 * DAY))).toBe('CLOSED');
  });

  it.each(['EXPIRED', 'DECLINED', 'CANCELLED', 'UNPAID', 'NO_SHOW_CUSTOMER', 'NO_SHOW_PROVIDER'] as const)(
    'is closed at once when the booking is %s',
    (state) => {
      for (const now of [weekBefore, dayBefore, start, end]) expect(at(state, now)).toBe('CLOSED');
    },
  );

  it('never holds a street or a code before confirmation or after closing, whatever the state and the time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BOOKING_STATES), fc.integer({ min: -90 * DAY, max: 90 * DAY }), (state, offset) => {
        const stage = at(state, plus(start, offset));
        let opened = 0;
        const view = viewAddress(stage, { municipality: 'Lyon 3e', distanceMetres: 3_270 }, () => {
          opened++;
          return address;
        });
        const shown = JSON.stringify(view);
        const open = stage === 'STREET' || stage === 'ACCESS';
        expect(opened).toBe(open ? 1 : 0);
        expect(shown.includes('Lilas')).toBe(open);
        expect(shown.includes('4512B')).toBe(stage === 'ACCESS');
      }),
    );
  });

  it('shows the distance in half kilometres, and none once closed', () => {
    const approximate = { municipality: 'Lyon 3e', distanceMetres: 3_270 };
    expect(viewAddress('APPROXIMATE', approximate, () => address)).toMatchObject({ distanceMetres: 3_500, line1: null });
    expect(viewAddress('CLOSED', approximate, () => address)).toMatchObject({ distanceMetres: null, line1: null });
  });

  it.each([
    [0, 500],
    [249, 500],
    [749, 500],
    [750, 1_000],
    [12_240, 12_000],
  ])('rounds %i m to %i m', (metres, rounded) => {
    expect(roundedDistance(metres)).toBe(rounded);
  });
});
