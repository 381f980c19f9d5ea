import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Inbox } from './inbox.js';
import { listPage, messagePage, notFoundPage, STYLE } from './page.js';
import type { Message, MessageFilter } from './message.js';

const PAGE_SIZE = 50;
const API_LIMIT = 200;

const PAGE_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For a message's own HTML: its styles and embedded pictures show; scripts, forms and requests elsewhere do not run. */
const MESSAGE_POLICY = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "frame-ancestors 'self'",
].join('; ');

type OfMessage = { Params: { id: string } };
type OfList = { Querystring: Record<string, string | undefined> };

/** The web pages and the JSON API over an inbox. */
export function buildWeb(inbox: Inbox, host: string): FastifyInstance {
  const web = fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } });
  web.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': PAGE_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    if (isForeign(request, host)) return reply.code(403).type('text/plain').send('Open this page by its own address.');
  });
  // Buttons post empty forms.
  web.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) => {
    done(null, {});
  });
  addPages(web, inbox);
  addApi(web, inbox);
  return web;
}

function addPages(web: FastifyInstance, inbox: Inbox): void {
  web.get('/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  web.get<OfList>('/', (request, reply) => {
    const to = request.query['to'] ?? '';
    const messages = inbox.list(to ? { to } : {});
    const pages = Math.max(1, Math.ceil(messages.length / PAGE_SIZE));
    const page = Math.min(pages, Math.max(1, Number.parseInt(request.query['page'] ?? '1', 10) || 1));
    const shown = messages.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    return reply.type('text/html; charset=utf-8').send(listPage(shown, page, pages, to));
  });
  web.get<OfMessage>('/messages/:id', (request, reply) => {
    const message = inbox.find(request.params.id);
    reply.type('text/html; charset=utf-8').code(message ? 200 : 404);
    return reply.send(message ? messagePage(message) : notFoundPage());
  });
  web.get<OfMessage>('/messages/:id/html', (request, reply) => {
    const html = inbox.find(request.params.id)?.html;
    if (html == null) return reply.code(404).type('text/html; charset=utf-8').send(notFoundPage());
    reply.header('content-security-policy', MESSAGE_POLICY).type('text/html; charset=utf-8');
    return reply.send(`<base target="_blank">${html}`);
  });
  web.get<OfMessage>('/messages/:id/source', (request, reply) => {
    const source = inbox.source(request.params.id);
    if (!source) return reply.code(404).type('text/html; charset=utf-8').send(notFoundPage());
    return reply.type('text/plain; charset=utf-8').send(source);
  });
  web.post<OfMessage>('/messages/:id/delete', async (request, reply) => {
    await inbox.remove(request.params.id);
    return reply.redirect('/', 303);
  });
  web.post('/delete-all', async (_request, reply) => {
    await inbox.removeAll();
    return reply.redirect('/', 303);
  });
}

function addApi(web: FastifyInstance, inbox: Inbox): void {
  web.get<OfList>('/api/messages', (request, reply) => {
    const filter = filterOf(request.query);
    if (!filter) return reply.code(400).send({ error: 'after must be an ISO 8601 instant, e.g. 2026-11-22T08:00:00Z' });
    return reply.send({ messages: inbox.list(filter).slice(0, API_LIMIT).map(asJson) });
  });
  web.get<OfMessage>('/api/messages/:id', (request, reply) => {
    const message = inbox.find(request.params.id);
    return message ? reply.send(asJson(message)) : reply.code(404).send({ error: 'No such message' });
  });
  web.delete<OfMessage>('/api/messages/:id', async (request, reply) => {
    await inbox.remove(request.params.id);
    return reply.code(204).send();
  });
  web.delete('/api/messages', async (_request, reply) => {
    await inbox.removeAll();
    return reply.code(204).send();
  });
}

function filterOf(query: OfList['Querystring']): MessageFilter | undefined {
  const { to, subject, after: text } = query;
  const after = text === undefined ? undefined : new Date(text);
  if (after && Number.isNaN(after.getTime())) return undefined;
  return {
    ...(to === undefined ? {} : { to }),
    ...(subject === undefined ? {} : { subject }),
    ...(after && { after }),
  };
}

const asJson = (message: Message): object => ({ ...message, receivedAt: message.receivedAt.toISOString() });

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;

/**
 * A request another web site made this browser send: a form it posted, or a name of its own that it points at this
 * machine (DNS rebinding). On an open host, which only a container network sees, any name is accepted.
 */
function isForeign(request: FastifyRequest, host: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host)) return true;
  return LOOPBACK.test(host) && !LOOPBACK.test(request.hostname);
}
