import fc from 'fast-check';
import { HOUR, MINUTE, plus } from '#kernel';
import { BOOKING_STATES, type BookingState } from './booking-state.js';
import { decideRescue, endsBooking, mayReplace, rescueDeadline, type RescueStep } from './rescue.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const RESCUE_HOURS = 48;
const inHours = (hours: number) => plus(NOW, hours * HOUR);

describe('until when a customer can choose', () => {
  it.each([
    ['48 hours when the visit is far', 200, 48],
    ['half the time to the visit when it is near', 40, 20],
    ['never past 4 hours before it', 6, 2],
    ['with half an hour left at least', 4.5, 0.5],
    ['not at all with less: everything is given back at once', 4.4, 0],
    ['not at all on the doorstep', 1, 0],
    ['nor after the start', -1, 0],
  ])('%s', (_, hoursToVisit, hoursToChoose) => {
    expect(rescueDeadline(NOW, inHours(hoursToVisit), RESCUE_HOURS)).toEqual(inHours(hoursToChoose));
  });

  it('is never before it opens, nor within 4 hours of the visit unless it is at once', () => {
    const minutes = fc.integer({ min: -3_000, max: 200_000 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 200 }), (ahead, rescueHours) => {
        const start = plus(NOW, ahead * MINUTE);
        const deadline = rescueDeadline(NOW, start, rescueHours);
        expect(deadline >= NOW).toBe(true);
        if (deadline > NOW) {
          expect(plus(deadline, 4 * HOUR) <= start).toBe(true);
          expect(deadline <= inHours(rescueHours)).toBe(true);
        }
      }),
    );
  });
});

/** Every booking state × fit × rescue (none, open, due) × the replacement's state, and what follows. */
const RESCUES = { none: null, open: { decideBy: inHours(1) }, due: { decideBy: NOW } } as const;
const UNDER_WAY = ['HELD', 'REQUESTED'];
const MADE = ['CONFIRMED', 'IN_PROGRESS', 'DONE', 'COMPLETED'];

/** The rule a second time, as the contract with the customer reads. */
function expected(
  state: BookingState,
  isFit: boolean,
  rescue: keyof typeof RESCUES,
  other: BookingState | null,
): RescueStep {
  if (UNDER_WAY.includes(state)) return isFit ? 'NOTHING' : 'RELEASE';
  if (state !== 'CONFIRMED') return 'NOTHING';
  if (rescue === 'none') return isFit ? 'NOTHING' : 'OPEN';
  const made = other !== null && MADE.includes(other);
  const begun = other !== null && UNDER_WAY.includes(other);
  if (made) return 'REPLACE';
  if (begun) return 'NOTHING';
  if (isFit) return 'KEEP';
  if (rescue === 'due') return 'REFUND';
  return other === null ? 'NOTHING' : 'CHOOSE_AGAIN';
}

const everything = BOOKING_STATES.flatMap((state) =>
  [true, false].flatMap((isFit) =>
    (['none', 'open', 'due'] as const).flatMap((rescue) =>
      [null, ...BOOKING_STATES].map((other) => [state, isFit, rescue, other] as const),
    ),
  ),
);

describe('what becomes of a booking', () => {
  it.each(everything)('%s, fit: %s, rescue %s, replacement %s', (state, isFit, rescue, replacement) => {
    const step = decideRescue({ state, isFit, rescue: RESCUES[rescue], replacement, now: NOW });
    expect(step).toBe(expected(state, isFit, rescue, replacement));
  });

  it('never takes a visit from a provider who may come, but for one that the customer has replaced', () => {
    for (const [state, isFit, rescue, replacement] of everything.filter(([, fit]) => fit)) {
      const step = decideRescue({ state, isFit, rescue: RESCUES[rescue], replacement, now: NOW });
      if (endsBooking(step)) expect(step).toBe('REPLACE');
    }
  });

  it.each([
    ['RELEASE', true],
    ['REPLACE', true],
    ['REFUND', true],
    ['NOTHING', false],
    ['OPEN', false],
    ['KEEP', false],
    ['CHOOSE_AGAIN', false],
  ] as const)('%s ends it and gives everything back: %s', (step, ends) => {
    expect(endsBooking(step)).toBe(ends);
  });

  it('lets no confirmed visit stay without a rescue when the provider may not come', () => {
    expect(decideRescue({ state: 'CONFIRMED', isFit: false, rescue: null, replacement: null, now: NOW })).toBe('OPEN');
  });
});

describe('whether a visit can be booked instead', () => {
  const booking = { start: inHours(72), rescueBy: inHours(24) };
  it.each([null, 'EXPIRED', 'DECLINED', 'CANCELLED', 'UNPAID', 'NO_SHOW_CUSTOMER', 'NO_SHOW_PROVIDER'] as const)(
    'it can at the same hour and in time, when nothing else is under way (%s)',
    (replacement) => {
      expect(mayReplace(booking, replacement, booking.start, NOW)).toBe(true);
    },
  );

  it.each(['HELD', 'REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'COMPLETED'] as const)(
    'not while another is %s',
    (replacement) => {
      expect(mayReplace(booking, replacement, booking.start, NOW)).toBe(false);
    },
  );

  it('not at another hour, not too late, and not for a visit that is in order', () => {
    expect(mayReplace(booking, null, inHours(73), NOW)).toBe(false);
    expect(mayReplace(booking, null, booking.start, booking.rescueBy)).toBe(false);
    expect(mayReplace({ ...booking, rescueBy: null }, null, booking.start, NOW)).toBe(false);
  });
});
