import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import DataLoader from 'dataloader';
import type { Locale } from '#kernel';
import { runInRequest, SESSION_AUTHENTICATOR, type Actor, type SessionAuthenticator } from '../access/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { CompiledOperations, directAnswers, LIMITS, TrustedDocuments } from '../graphql/index.js';
import { preferredLocale } from '../i18n/index.js';
import { logRequests } from '../logging/index.js';
import { setSecurityHeaders } from './security-headers.js';
import { sessionCookieName } from './session-cookie.js';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
  interface FastifyContextConfig {
    /** A public file: the same for everybody, so nobody is looked up and it may be cached. */
    openToAll?: boolean;
  }
}

const WEBHOOKS = '/webhooks/';
const GRAPHQL = '/graphql';

/** The HTTP server under Nest. `trustProxy` counts our own proxies: forged X-Forwarded-For changes nothing. */
export const httpAdapter = (config: Config): FastifyAdapter =>
  new FastifyAdapter({
    trustProxy: (_address, hop) => hop < config.http.trustedProxies,
    genReqId: () => randomUUID(),
    bodyLimit: LIMITS.bodyBytes,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
  });

/** Body parsing, who is calling, cross-site protection and headers: what every request passes before Nest sees it. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const config = app.get<Config>(CONFIG);
  const sessionName = sessionCookieName(config);
  const authenticator = app.get<SessionAuthenticator>(SESSION_AUTHENTICATOR, { strict: false });
  const server = app.getHttpAdapter().getInstance();
  parseBodies(server);
  logRequests(server);
  const trusted = app.get(TrustedDocuments, { strict: false });
  answerDirectly(server, app.get(CompiledOperations, { strict: false }), trusted);
  await app.register(cookie);
  await setSecurityHeaders(server, config);
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith(WEBHOOKS) || request.routeOptions.config.openToAll) return done();
    if (!originAllowed(request, config)) return void reply.code(403).send({ message: 'Origin not allowed' });
    void reply.header('cache-control', 'no-store');
    const goOn = (actor: Actor): void => {
      request.actor = actor;
      runInRequest(contextOf(request, reply, actor), done);
    };
    const locale = preferredLocale(request.headers['accept-language']);
    const token = bearer(request.headers.authorization) ?? request.cookies[sessionName];
    if (!token) return goOn({ kind: 'anonymous', locale });
    identify(request, token, locale, authenticator).then(goOn, (error: unknown) => done(error as Error));
  });
}

function answerDirectly(server: FastifyInstance, operations: CompiledOperations, trusted: TrustedDocuments): void {
  server.addHook('onRoute', (route) => {
    if (route.url === GRAPHQL) route.preHandler = directAnswers(operations, trusted);
  });
}

/** Webhooks keep their bytes untouched (their signature is checked before anything is parsed); the rest is JSON. */
function parseBodies(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (request.url.startsWith(WEBHOOKS)) done(null, body);
    else void parseJson(request, body.toString('utf8'), done);
  });
}

/** A browser always names the origin of a POST: one that is not ours is refused, whatever cookies it carries. */
function originAllowed(request: FastifyRequest, config: Config): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return true;
  const { origin } = request.headers;
  return origin === undefined || config.http.trustedOrigins.includes(origin);
}

async function identify(
  { headers }: FastifyRequest,
  token: string,
  locale: Locale,
  authenticator: SessionAuthenticator,
): Promise<Actor> {
  const user = token.length <= 128 ? await authenticator.authenticate(token) : null;
  return user ? (headers['accept-language'] ? { ...user, locale } : user) : { kind: 'anonymous', locale };
}

const bearer = (header: string | undefined): string | undefined => /^Bearer ([\w-]+)$/.exec(header ?? '')?.[1];

const contextOf = (request: FastifyRequest, reply: FastifyReply, actor: Actor) => ({
  actor,
  locale: actor.kind === 'system' ? ('fr' as const) : actor.locale,
  ip: request.ip,
  requestId: request.id,
  loaders: new Map<string, DataLoader<unknown, unknown>>(),
  request,
  reply,
});
