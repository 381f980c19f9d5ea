import { serverNow, setServerTime } from './server-clock';

describe('the time that deadlines are counted by', () => {
  it('is the device’s as long as the server has not said what time it is', () => {
    const before = Date.now();
    const now = serverNow();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('is the server’s on a device whose clock is an hour slow, and goes on from there', () => {
    const server = Date.now() + 3_600_000;
    const before = Date.now();
    setServerTime(new Date(server).toISOString());
    const now = serverNow();
    expect(now).toBeGreaterThanOrEqual(server);
    expect(now).toBeLessThanOrEqual(server + (Date.now() - before));
  });
});
