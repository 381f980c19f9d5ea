import type { Person } from '../support/booking-world.js';
import { barriers, overflow, photograph, settled, type Visitor } from '../support/browser.js';
import { createBrowserWorld, type BrowserWorld } from '../support/browser-world.js';
import { liveIn, type LivedIn } from '../support/lived-in.js';
import { PERSONAL_PAGES } from '../support/web-pages.js';

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

    it.each(PERSONAL_PAGES[role])(
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
