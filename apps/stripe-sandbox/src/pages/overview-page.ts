import type { FastifyInstance } from 'fastify';

import type { SandboxState } from '../state.js';
import type { Kind } from '../store/kinds.js';
import { escapeHtml, money, page } from './layout.js';

const SHOWN: readonly Kind[] = [
  'checkout.session',
  'payment_intent',
  'setup_intent',
  'refund',
  'transfer',
  'payout',
  'dispute',
  'v2.core.account',
];

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const cells = (row: readonly string[], tag: string): string =>
    row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
  return `<h2>${escapeHtml(title)}</h2><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${body}</tbody></table>`;
}

function objectRows(state: SandboxState, kind: Kind): string[][] {
  return state.objects.list(kind, { limit: 8 }).items.map((item) => {
    const { id, status, amount, amount_total: total, currency } = item as unknown as Record<string, unknown>;
    const cents = typeof amount === 'number' ? amount : total;
    const shown = typeof cents === 'number' && typeof currency === 'string' ? money('en', cents, currency) : '';
    return [String(id), typeof status === 'string' ? status : '', shown];
  });
}

/** What happened lately, for the developer who looks. */
export function serveOverview(server: FastifyInstance, state: SandboxState): void {
  server.get('/', async (_request, reply) => {
    const objects = SHOWN.map((kind) => table(kind, ['id', 'status', 'amount'], objectRows(state, kind))).join('');
    const events = state.objects
      .list('event', { limit: 25 })
      .items.map((event) => [event.type, event.id, new Date(event.created * 1000).toISOString()]);
    const deliveries = state.deliveries
      .recent(25)
      .map((delivery) => [
        delivery.event_type,
        delivery.state,
        String(delivery.attempts),
        String(delivery.last_status ?? ''),
      ]);
    const body = `<h1>Stripe sandbox</h1>
<p class="banner">Local and for tests only. Sandbox time: ${escapeHtml(state.clock.now().toISOString())}</p>
${objects}
${table('Events', ['type', 'id', 'created'], events)}
${table('Webhook deliveries', ['type', 'state', 'attempts', 'last answer'], deliveries)}`;
    return reply.type('text/html; charset=utf-8').send(page('en', 'Stripe sandbox', body));
  });
}

/** One object as the API would show it, for the developer who follows a link to it. Secrets that open pages are left out. */
export function serveObject(server: FastifyInstance, state: SandboxState): void {
  server.get<{ Params: { id: string } }>('/objects/:id', async (request, reply) => {
    const { id } = request.params;
    const found = state.objects.findAny(id);
    const shown = found && JSON.stringify({ ...found.body, client_secret: undefined, url: undefined }, null, 2);
    const body = `<h1>${escapeHtml(id)}</h1>
<p><a href="/">Stripe sandbox</a>${found ? ` · ${escapeHtml(found.kind)}` : ''}</p>
${shown ? `<pre style="overflow-x: auto">${escapeHtml(shown)}</pre>` : '<p>There is no such object.</p>'}`;
    return reply
      .code(found ? 200 : 404)
      .type('text/html; charset=utf-8')
      .send(page('en', id, body));
  });
}
