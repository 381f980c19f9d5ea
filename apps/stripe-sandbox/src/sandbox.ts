import type { AddressInfo } from 'node:net';

import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';

import { Engine } from './api/engine.js';
import { Faults } from './api/faults.js';
import { serveApi } from './api/http.js';
import { createControl, type SandboxControl } from './control/control.js';
import { serveControl } from './control/control-routes.js';
import { serveChallenge } from './pages/challenge-page.js';
import { serveCheckout } from './pages/checkout-page.js';
import { serveOnboarding } from './pages/onboarding-page.js';
import { servePortal } from './pages/portal-page.js';
import { serveObject, serveOverview } from './pages/overview-page.js';
import { LARGEST_UPLOAD, readMultipart } from './resources/files.js';
import { SandboxState } from './state.js';
import { sweep } from './sweep.js';
import { Dispatcher } from './webhooks/dispatcher.js';
import { configureEndpoints, type WebhookEndpointOption } from './webhooks/endpoints.js';

export interface SandboxOptions {
  /** TCP port; 0 (the default) takes a free one. */
  port?: number;
  /** Address to listen on; 127.0.0.1 when left out. */
  host?: string;
  /** SQLite file that keeps the state over restarts; in memory when left out. */
  file?: string;
  /** The only key that is accepted; `sk_test_sandbox` when left out. Must begin with `sk_test_`. */
  secretKey?: string;
  webhookEndpoints?: readonly WebhookEndpointOption[];
  /** Base of the hosted pages' links, when browsers reach the sandbox under another name. */
  publicUrl?: string;
  /** Source of time; the real clock when left out. The control API moves time relative to it. */
  now?: () => Date;
  /** Milliseconds between delivery attempts. */
  webhookRetryDelaysMs?: readonly number[];
  /** Value of NODE_ENV: the sandbox refuses `production`. */
  environment?: string;
}

export interface Sandbox {
  url: string;
  port: number;
  control: SandboxControl;
  /** Stops listening and sending. With a file, everything is kept for the next start. */
  close(): Promise<void>;
}

const SWEEP_EVERY_MS = 1_000;

function checkOptions(options: SandboxOptions): void {
  if (options.environment === 'production') {
    throw new Error('The Stripe sandbox is for development and tests: it does not start with NODE_ENV=production.');
  }
  if (options.secretKey !== undefined && !options.secretKey.startsWith('sk_test_')) {
    throw new Error('The Stripe sandbox only takes test keys (sk_test_…): never give it a live one.');
  }
}

function createServer(): FastifyInstance {
  const server = fastify({
    exposeHeadRoutes: false,
    bodyLimit: 1_048_576,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  const upload = { parseAs: 'buffer', bodyLimit: LARGEST_UPLOAD } as const;
  server.addContentTypeParser('multipart/form-data', upload, (request: FastifyRequest, body: Buffer) =>
    readMultipart(body, request.headers['content-type'] ?? ''),
  );
  return server;
}

/**
 * Starts a local server that speaks Stripe's API, with its hosted pages and webhooks.
 *
 * @throws Error in production, with a live key, or when the port is taken
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  checkOptions(options);
  const state = new SandboxState({ file: options.file, now: options.now ?? (() => new Date()) });
  const dispatcher = new Dispatcher(state, options.webhookRetryDelaysMs);
  const faults = new Faults();
  const engine = new Engine(state, dispatcher, faults, options.secretKey ?? 'sk_test_sandbox');
  const control = createControl({ state, dispatcher, faults, engine });
  const changed = (): void => {
    dispatcher.wake();
  };
  if (options.webhookEndpoints !== undefined) configureEndpoints(state, options.webhookEndpoints);

  const server = createServer();
  serveApi(server, engine);
  serveCheckout(server, state, changed);
  serveChallenge(server, state, changed);
  servePortal(server, state, changed);
  serveOnboarding(server, state, changed);
  serveOverview(server, state);
  serveObject(server, state);
  serveControl(server, control);

  const host = options.host ?? '127.0.0.1';
  try {
    await server.listen({ port: options.port ?? 0, host });
  } catch (error) {
    state.database.close();
    throw error;
  }
  const { port } = server.server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  const url = `http://${everywhere ? '127.0.0.1' : host}:${String(port)}`;
  state.publicUrl = (options.publicUrl ?? url).replace(/\/$/, '');

  const timer = setInterval(() => {
    state.database.transaction(() => sweep(state));
    changed();
  }, SWEEP_EVERY_MS);
  timer.unref();
  changed();

  return {
    url,
    port,
    control,
    close: async () => {
      clearInterval(timer);
      await server.close();
      await dispatcher.close();
      state.database.close();
    },
  };
}
