import { refundArrivesBy } from './refund-arrival.js';

describe('a refund that was sent', () => {
  it.each([
    ['on a Monday', '2026-11-23T09:00:00Z', '2026-12-07T09:00:00Z'],
    ['on a Saturday', '2026-11-28T09:00:00Z', '2026-12-11T09:00:00Z'],
  ])('%s is there ten business days later', (_when, sentAt, arrivesBy) => {
    expect(refundArrivesBy(new Date(sentAt))).toEqual(new Date(arrivesBy));
  });
});
