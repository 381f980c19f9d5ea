import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { API_VERSION } from '../state.js';
import type { Answer, Call, Engine } from './engine.js';
import { StripeFailure } from './failure.js';
import { parseForm } from './form.js';
import type { Method, Route } from './route.js';
import { ROUTES } from './routes.js';

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** The key of `Bearer sk_…` or of HTTP basic authentication, as curl examples use it. */
function secretKeyOf(request: FastifyRequest): string | undefined {
  const authorization = header(request, 'authorization') ?? '';
  if (authorization.startsWith('Bearer ')) return authorization.slice('Bearer '.length).trim();
  if (!authorization.startsWith('Basic ')) return undefined;
  const decoded = Buffer.from(authorization.slice('Basic '.length), 'base64').toString();
  return decoded.split(':', 1)[0];
}

function bodyParameters(request: FastifyRequest, url: string): Record<string, unknown> {
  if (typeof request.body === 'object' && request.body !== null) return request.body as Record<string, unknown>;
  const body = typeof request.body === 'string' ? request.body : '';
  if (body === '') return {};
  if (!url.startsWith('/v2/')) return parseForm(body);
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Falls through to the answer below: not JSON at all and not an object are the same mistake.
  }
  throw new StripeFailure(400, {
    type: 'invalid_request_error',
    code: 'invalid_fields',
    message: 'The request body is not a JSON object.',
  });
}

function callOf(request: FastifyRequest): Call {
  const [url = '', query = ''] = request.raw.url?.split('?', 2) ?? [];
  return {
    method: request.method as Method,
    url,
    path: (request.params ?? {}) as Record<string, string>,
    parameters: { ...parseForm(query), ...bodyParameters(request, url) },
    secretKey: secretKeyOf(request),
    account: header(request, 'stripe-account') ?? header(request, 'stripe-context'),
    idempotencyKey: header(request, 'idempotency-key'),
  };
}

async function send(reply: FastifyReply, request: FastifyRequest, call: Call, answer: Answer): Promise<FastifyReply> {
  if (answer.transport === 'cut') {
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  }
  if (answer.transport === 'silence') {
    reply.hijack();
    return reply;
  }
  reply.header('request-id', answer.requestId);
  reply.header('stripe-version', header(request, 'stripe-version') ?? API_VERSION);
  if (call.idempotencyKey !== undefined) reply.header('idempotency-key', call.idempotencyKey);
  if (call.account !== undefined) reply.header('stripe-account', call.account);
  if (answer.replayOf !== undefined)
    reply.header('idempotent-replayed', 'true').header('original-request', answer.replayOf);
  // A 500 is remembered under its key: repeating the request with the same key cannot help.
  if (answer.status === 500) reply.header('stripe-should-retry', 'false');
  return reply.status(answer.status).type('application/json').send(answer.body);
}

async function handle(
  engine: Engine,
  route: Route | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  let call: Call;
  try {
    call = callOf(request);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    return reply
      .status(error.status)
      .type('application/json')
      .send(JSON.stringify({ error: error.error }));
  }
  return send(reply, request, call, await engine.answer(route, call));
}

/** Even what goes wrong here has Stripe's shape: the SDK takes an answer without `error` for a success. */
function answerErrors(server: FastifyInstance): void {
  const body = (type: string, message: string): object => ({ error: { type, message } });
  server.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) process.stderr.write(`Stripe sandbox: ${error.stack ?? error.message}\n`);
    return reply.status(status).send(body(status >= 500 ? 'api_error' : 'invalid_request_error', error.message));
  });
  server.setNotFoundHandler(async (request, reply) =>
    reply
      .status(404)
      .send(body('invalid_request_error', `Unrecognized request URL (${request.method}: ${request.url}).`)),
  );
}

/** Serves Stripe's API; every unknown path below /v1 and /v2 is answered with Stripe's 404. */
export function serveApi(server: FastifyInstance, engine: Engine): void {
  answerErrors(server);
  for (const route of ROUTES) {
    server.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => handle(engine, route, request, reply),
    });
  }
  for (const prefix of ['/v1/*', '/v2/*']) {
    server.route({
      method: ['GET', 'POST', 'DELETE'],
      url: prefix,
      handler: (request, reply) => handle(engine, undefined, request, reply),
    });
  }
}
