import fc from 'fast-check';
import { DAY, HOUR, MINUTE, plus, SECOND } from '#kernel';
import { GIVE_UP_AFTER, isOutage, isPermanent, nextAttempt } from './retry.js';

const queuedAt = new Date('2026-11-23T08:00:00Z');
const down = { code: 'ECONNREFUSED' };

describe('sending again', () => {
  it.each([
    [1, 30 * SECOND],
    [2, 2 * MINUTE],
    [3, 5 * MINUTE],
    [6, HOUR],
    [60, HOUR],
  ])('after %i failures waits %i ms', (attempts, wait) => {
    const now = plus(queuedAt, HOUR);
    expect(nextAttempt(attempts, down, queuedAt, now)).toEqual(plus(now, wait));
  });

  it('stops at once when the server refuses the message for good', () => {
    expect(nextAttempt(1, { code: '550' }, queuedAt, queuedAt)).toBeNull();
  });

  it('goes on over a long weekend without a mail server, and then gives up', () => {
    expect(nextAttempt(80, down, queuedAt, plus(queuedAt, 4 * DAY))).not.toBeNull();
    expect(nextAttempt(99, down, queuedAt, plus(queuedAt, GIVE_UP_AFTER))).toBeNull();
  });

  it('never waits less than before, and never tries in the past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (attempts) => {
        const sooner = nextAttempt(attempts, down, queuedAt, queuedAt);
        const later = nextAttempt(attempts + 1, down, queuedAt, queuedAt);
        return sooner !== null && later !== null && queuedAt < sooner && sooner <= later;
      }),
    );
  });
});

describe('a failure', () => {
  it.each([
    ['550', true, false],
    ['552', true, false],
    ['451', false, false],
    ['421', false, true],
    ['ECONNREFUSED', false, true],
    ['ETIMEDOUT', false, true],
    ['EAUTH', false, true],
  ])('%s: for good %s, the whole server %s', (code, permanent, outage) => {
    expect([isPermanent({ code }), isOutage({ code })]).toEqual([permanent, outage]);
  });
});
