import { afterFailure, afterSuccess, CLOSED, mayCall } from './circuit.js';

const policy = { threshold: 3, pauseMilliseconds: 1000 };
const failTimes = (times: number, now: number) =>
  Array.from({ length: times }).reduce<typeof CLOSED>((circuit) => afterFailure(circuit, now, policy), CLOSED);

describe('a circuit breaker', () => {
  it('lets calls through until failures come in a row', () => {
    expect(mayCall(failTimes(2, 100), 100)).toBe(true);
    expect(mayCall(failTimes(3, 100), 100)).toBe(false);
  });

  it('tries again after the pause and opens at once if that fails', () => {
    const open = failTimes(3, 100);
    expect(mayCall(open, 1099)).toBe(false);
    expect(mayCall(open, 1100)).toBe(true);
    expect(mayCall(afterFailure(open, 1100, policy), 1101)).toBe(false);
  });

  it('forgets failures after a success', () => {
    expect(afterSuccess()).toEqual(CLOSED);
  });
});
