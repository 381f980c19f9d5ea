import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { BookingModule } from '#booking';
import { LiveUpdates } from '../../apps/api/src/live-updates.js';
import { OperationsResolver } from '../../apps/api/src/operations.resolver.js';
import { providerOnPage } from '../../apps/api/src/provider-on-page.js';
import { serveWebApplication } from '../../apps/api/src/web-application.js';
import { CONFIG, type Config } from '#platform/config';
import { sessionCookieName } from '#platform/http';
import { Realtime } from '#platform/realtime';
import { ProviderDirectory } from '#provider';
import { openBrowser, type Look, type Visitor } from './browser.js';
import type { Person } from './booking-world.js';
import { freePort } from './journey/free-port.js';
import { createJourney } from './journey/journey.js';

/** What the application adds to its features: the built pages, the live updates, its own fields. */
@Module({ imports: [BookingModule], providers: [OperationsResolver, LiveUpdates] })
class WebModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly modules: ModuleRef,
  ) {}

  onModuleInit(): void {
    const providers = this.modules.get(ProviderDirectory, { strict: false });
    serveWebApplication(this.host.httpAdapter.getInstance(), {
      folder: process.env['TEST_WEB_FOLDER'] ?? '',
      publicUrl: this.modules.get<Config>(CONFIG, { strict: false }).http.publicUrl,
      listedProviders: (after, limit) => providers.page(after, limit),
      listedProvider: (providerId) => providerOnPage(providers, providerId),
    });
  }
}

export type BrowserWorld = Awaited<ReturnType<typeof createBrowserWorld>>;

/** The whole product with its pages, and a browser for each person in it. It begins on a Monday, 09:00 in Paris. */
export async function createBrowserWorld() {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const journey = await createJourney({ port, modules: [WebModule], environment: { PUBLIC_URL: origin } });
  await journey.get(Realtime).start();
  const browser = await openBrowser(origin, () => journey.clock.now());

  const keepSession = ({ context }: Visitor, token: string): Promise<void> =>
    context.addCookies([{ name: sessionCookieName(journey.config), value: token, url: origin, httpOnly: true }]);

  return {
    ...journey,
    origin,
    browser,

    /** The last link that someone was mailed which has this in it. */
    async mailedLink(to: string, part: string): Promise<string> {
      const links = (await journey.mailsTo(to)).flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
      const link = links.findLast((url) => url.includes(part));
      if (!link) throw new Error(`${to} was mailed no link with ${part}`);
      return link;
    },

    /** Somebody who signed in before, with a browser of their own. */
    async enter(who: Person, look?: Look): Promise<Visitor> {
      const visitor = await browser.visitor(look);
      await keepSession(visitor, who.token);
      return visitor;
    },

    /** Signs the same person in again in the same browser: time travel ends sessions. */
    async enterAgain(visitor: Visitor, who: Person, secondFactor = false): Promise<void> {
      await keepSession(visitor, (await journey.signedInAgain(who, secondFactor)).token);
    },

    /** Moves every clock, on the server, at Stripe and on people's desks, and runs what has become due. */
    async travel(to: Date | string): Promise<void> {
      await journey.travel(to);
      await browser.setClocks();
    },

    async close(): Promise<void> {
      await browser.close();
      await journey.close();
    },
  };
}
