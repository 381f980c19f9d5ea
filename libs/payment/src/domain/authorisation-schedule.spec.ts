import fc from 'fast-check';
import { DAY, HOUR, MINUTE, plus } from '#kernel';
import {
  authorisationRules,
  authoriseAt,
  AUTHORISATION_RULES,
  recoveryDeadline,
  securingMode,
  sessionExpiry,
} from './authorisation-schedule.js';

const now = new Date('2026-11-23T08:00:00Z');
const ahead = (milliseconds: number): Date => plus(now, milliseconds);

describe('how the money is secured', () => {
  it.each([
    [0, 'HOLD'],
    [5 * DAY, 'HOLD'],
    [5 * DAY + 1, 'SAVE_CARD'],
    [90 * DAY, 'SAVE_CARD'],
    [-HOUR, 'HOLD'],
  ])('a visit %i ms ahead: %s', (milliseconds, mode) => {
    expect(securingMode(ahead(milliseconds), now)).toBe(mode);
  });

  it('follows the operator’s numbers', () => {
    const rules = authorisationRules({
      immediateHoldDays: 2,
      authoriseBeforeHours: 36,
      authorisationDeadlineHours: 12,
    });
    expect(securingMode(ahead(3 * DAY), now, rules)).toBe('SAVE_CARD');
    expect(authoriseAt(ahead(3 * DAY), rules)).toEqual(ahead(36 * HOUR));
    expect(recoveryDeadline(ahead(3 * DAY), now, rules)).toEqual(ahead(60 * HOUR));
  });
});

describe('the deadlines of a saved card', () => {
  it('asks the card two days before and gives the customer until a day before', () => {
    expect(authoriseAt(ahead(10 * DAY))).toEqual(ahead(8 * DAY));
    expect(recoveryDeadline(ahead(2 * DAY), now)).toEqual(ahead(DAY));
  });

  it('never gives less than two hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2 * DAY, max: 30 * DAY }), (milliseconds) => {
        const deadline = recoveryDeadline(ahead(milliseconds), now);
        expect(deadline.getTime() - now.getTime()).toBeGreaterThanOrEqual(AUTHORISATION_RULES.leastRecovery);
      }),
    );
  });
});

describe('the end of a payment page', () => {
  it('stays inside Stripe’s 30 minutes to 24 hours, whatever is wanted', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: -DAY, max: 40 * DAY }), { nil: undefined }), (wanted) => {
        const life = sessionExpiry(now, wanted === undefined ? undefined : ahead(wanted)).getTime() - now.getTime();
        expect(life).toBeGreaterThan(30 * MINUTE);
        expect(life).toBeLessThan(DAY);
      }),
    );
  });

  it('is the recovery deadline when that is possible', () => {
    expect(sessionExpiry(now, ahead(5 * HOUR))).toEqual(ahead(5 * HOUR));
  });
});
