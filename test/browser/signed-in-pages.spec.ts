import type { Person } from '../support/booking-world.js';
import { barriers, overflow, photograph, settled, type Visitor } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { liveIn, type LivedIn } from '../support/lived-in.js';

interface PersonalPage {
  readonly name: string;
  readonly path: (lived: LivedIn) => string;
  /** Done before looking, e.g. naming the reason for a look at personal data. */
  readonly before?: (visitor: Visitor) => Promise<void>;
}

const at = (path: string, name = path.slice(1).replaceAll('/', '-')): PersonalPage => ({ name, path: () => path });
/** Personal data is shown after a reason: any will do. */
const givesReason = async ({ page }: Visitor): Promise<void> => {
  const gate = page
    .getByRole('main')
    .locator('form')
    .filter({ has: page.getByRole('radio') });
  await gate.getByRole('radio').first().check();
  await gate.getByRole('button').click();
  await gate.waitFor({ state: 'detached' });
};

const PAGES: Readonly<Record<'customer' | 'provider' | 'staff', readonly PersonalPage[]>> = {
  customer: [
    at('/bookings'),
    { name: 'booking-confirmed-detail', path: ({ bookings }) => `/bookings/${bookings.confirmed}` },
    { name: 'booking-completed-detail', path: ({ bookings }) => `/bookings/${bookings.completed}` },
    { name: 'booking-cancelled-detail', path: ({ bookings }) => `/bookings/${bookings.cancelled}` },
    { name: 'book-service', path: ({ paul }) => `/book/${paul.providerId}` },
    at('/account'),
    at('/account/addresses'),
    at('/account/cards'),
    at('/account/credits'),
    at('/account/documents'),
    at('/account/security'),
    at('/provider/apply'),
    at('/admin', 'forbidden'),
  ],
  provider: [
    at('/provider', 'provider-today-busy'),
    at('/provider/agenda'),
    at('/provider/availability'),
    at('/provider/earnings'),
    at('/provider/reviews'),
    at('/provider/credentials'),
    at('/provider/prices'),
    at('/provider/listing'),
    at('/provider/payouts'),
    at('/provider/documents'),
    at('/provider/ranking'),
    { name: 'job-confirmed', path: ({ bookings }) => `/jobs/${bookings.confirmed}` },
    { name: 'job-completed', path: ({ bookings }) => `/jobs/${bookings.completed}` },
  ],
  staff: [
    at('/admin', 'admin-overview'),
    at('/admin/vetting'),
    {
      name: 'admin-vetting-file',
      path: ({ applicantId }) => `/admin/vetting/${applicantId}`,
      before: givesReason,
    },
    at('/admin/bookings'),
    at('/admin/rescues'),
    at('/admin/reviews'),
    at('/admin/ledger'),
    { name: 'admin-ledger-booking', path: ({ bookings }) => `/admin/ledger/${bookings.completed}` },
    { name: 'admin-person', path: ({ camille }) => `/admin/people/${camille.userId}`, before: givesReason },
    at('/admin/disputes'),
    at('/admin/refunds'),
    { name: 'admin-refund', path: ({ bookings }) => `/admin/refunds/${bookings.completed}` },
    at('/admin/reconciliation'),
    at('/admin/stripe-events'),
    at('/admin/audit'),
    at('/admin/operations'),
  ],
};

describe('what people see once they are signed in', () => {
  let world: BrowserWorld;
  let lived: LivedIn;
  beforeAll(async () => {
    world = await createBrowserWorld();
    lived = await liveIn(world);
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world.browser.complaints()).toEqual([]));

  describe.each(['customer', 'provider', 'staff'] as const)('the %s', (role) => {
    const looks: Visitor[] = [];
    beforeAll(async () => {
      const people: Record<typeof role, Person> = { customer: lived.camille, provider: lived.paul, staff: lived.admin };
      looks.push(
        await world.enter(people[role], { size: 'phone', language: 'fr', scheme: 'light' }),
        await world.enter(people[role], { size: 'desktop', language: 'en', scheme: 'dark' }),
      );
    });
    afterAll(() => Promise.all(looks.map(({ close }) => close())));

    it.each(PAGES[role])(
      '$name has no barrier, in light French and in dark English',
      async ({ name, path, before }) => {
        for (const visitor of looks) {
          await visitor.page.goto(path(lived));
          await settled(visitor);
          await before?.(visitor);
          await settled(visitor);
          await photograph(visitor, name);
          expect(await barriers(visitor)).toEqual([]);
          expect(await overflow(visitor)).toBe(0);
        }
      },
    );
  });
});
