import { jest } from '@jest/globals';
import { serverNow, setServerTime } from './server-clock';

describe('time that is left', () => {
  beforeEach(() => void jest.useFakeTimers({ now: new Date('2026-11-23T08:00:00Z') }));
  afterEach(() => jest.useRealTimers());

  it('follows the device as long as the server has not said what time it is', () => {
    expect(new Date(serverNow()).toISOString()).toBe('2026-11-23T08:00:00.000Z');
  });

  it('follows the server on a device whose clock is an hour slow, and goes on from there', () => {
    setServerTime('2026-11-23T09:00:00.500Z');
    jest.setSystemTime(new Date('2026-11-23T08:10:00Z'));
    expect(new Date(serverNow()).toISOString()).toBe('2026-11-23T09:10:00.500Z');
  });
});
