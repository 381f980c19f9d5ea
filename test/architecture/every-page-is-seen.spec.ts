import { isAddressOf } from '../../apps/api/src/page-address.js';
import { pageAddresses } from '../../apps/web/build/page-addresses.js';
import { PERSONAL_PAGES, PUBLIC_PAGES } from '../support/web-pages.js';
import type { LivedIn } from '../support/lived-in.js';

/** Looked at in a browser test of their own, because one gets there by a way of its own. */
const SEEN_ON_THE_WAY = [
  // public.spec.ts: from the results
  '/providers/:providerId',
];

/** Any id will do: only the shape of an address matters here. */
const anyId: object = new Proxy({}, { get: (_, key) => (key === Symbol.toPrimitive ? () => 'x' : anyId) });
const lived = anyId as LivedIn;
const seen = [
  ...PUBLIC_PAGES.map(({ path }) => path),
  ...Object.values(PERSONAL_PAGES).flatMap((pages) => pages.map(({ path }) => path(lived))),
];

describe('the pages that are looked at in a browser', () => {
  it('are all of the router’s', () => {
    const unseen = pageAddresses().filter(
      (pattern) =>
        !SEEN_ON_THE_WAY.includes(pattern) &&
        !seen.some((address) => isAddressOf(pattern, new URL(address, 'http://x').pathname)),
    );
    expect(unseen).toEqual([]);
  });

  it('are found below layouts and guards, with what is optional in an address', () => {
    expect(pageAddresses()).toEqual(
      expect.arrayContaining([
        '/',
        '/search',
        '/account',
        '/account/security',
        '/admin/ledger/:bookingId?',
        '/jobs/:bookingId',
      ]),
    );
  });
});
