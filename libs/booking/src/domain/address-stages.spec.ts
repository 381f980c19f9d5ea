import fc from 'fast-check';
import { DAY, HOUR, plus } from '#kernel';
import { addressStage, viewAddress, type FullAddress } from './address-stages.js';
import { BOOKING_STATES, type BookingState } from './booking-state.js';

const start = new Date('2026-12-10T09:00:00Z');
const end = new Date('2026-12-10T12:00:00Z');
const at = (state: BookingState, now: Date) => addressStage({ state, start, end, rescueBy: null, now });

const address: FullAddress = {
  street: '12 rue des Lilas',
  complement: 'Bâtiment C',
  postalCode: '69003',
  municipality: 'Lyon 3e',
  doorCode: '45#12B',
  floor: '3e gauche',
  notes: 'Sonnez chez Bonnard',
};

describe('how much of the address a provider sees', () => {
  const weekBefore = plus(start, -7 * DAY);
  const dayBefore = plus(start, -24 * HOUR);

  it('is closed while the provider may not come, whenever that is', () => {
    for (const now of [weekBefore, dayBefore, start, end])
      expect(addressStage({ state: 'CONFIRMED', start, end, rescueBy: start, now })).toBe('CLOSED');
  });

  it.each(['HELD', 'REQUESTED'] as const)(
    'is the municipality and a rounded distance while %s, even on the day',
    (state) => {
      for (const now of [weekBefore, dayBefore, start, end]) expect(at(state, now)).toBe('APPROXIMATE');
    },
  );

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
      fc.property(
        fc.constantFrom(...BOOKING_STATES),
        fc.integer({ min: -90 * DAY, max: 90 * DAY }),
        (state, offset) => {
          const stage = at(state, plus(start, offset));
          let opened = 0;
          const view = viewAddress(stage, { municipality: 'Lyon 3e', distanceMetres: 3_500 }, () => {
            opened++;
            return address;
          });
          const shown = JSON.stringify(view);
          const open = stage === 'STREET' || stage === 'ACCESS';
          expect(opened).toBe(open ? 1 : 0);
          expect(shown.includes('Lilas')).toBe(open);
          for (const secret of ['45#12B', '3e gauche', 'Bonnard'])
            expect(shown.includes(secret)).toBe(stage === 'ACCESS');
        },
      ),
    );
  });

  it('is no distance either once closed', () => {
    const approximate = { municipality: 'Lyon 3e', distanceMetres: 3_500 };
    expect(viewAddress('APPROXIMATE', approximate, () => address)).toMatchObject({
      distanceMetres: 3_500,
      street: null,
    });
    expect(viewAddress('CLOSED', approximate, () => address)).toMatchObject({ distanceMetres: null, street: null });
  });
});
