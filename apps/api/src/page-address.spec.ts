import { isAddressOf } from './page-address.js';

describe('the address of a page', () => {
  it.each([
    ['/', '/'],
    ['/search', '/search'],
    ['/search', '/search/'],
    ['/bookings/:bookingId', '/bookings/x'],
    ['/admin/ledger/:bookingId?', '/admin/ledger'],
    ['/admin/ledger/:bookingId?', '/admin/ledger/x'],
  ])('%s has %s', (pattern, path) => expect(isAddressOf(pattern, path)).toBe(true));

  it.each([
    ['/', '/nowhere'],
    ['/search', '/searching'],
    ['/bookings/:bookingId', '/bookings'],
    ['/bookings/:bookingId', '/bookings/x/payment'],
    ['/admin/ledger/:bookingId?', '/admin/ledger/x/y'],
  ])('%s has not %s', (pattern, path) => expect(isAddressOf(pattern, path)).toBe(false));
});
