import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Stripe from 'stripe';

import { addCard, cardsOf, changeCard, finishAdding, usePortal } from '../payments/portal-life.js';
import type { SandboxState } from '../state.js';
import { cardFields, readCardForm } from './checkout-page.js';
import { escapeHtml, languageOf, page, type PageLanguage } from './layout.js';
import { declineText, textsOf } from './texts.js';

type Session = Stripe.BillingPortal.Session;

interface PortalError {
  message: string;
  declineCode?: string;
}

function button(session: Session, deed: 'remove' | 'default', method: string, text: string): string {
  return `<form method="post" action="/portal/${session.id}/${deed}">
<input type="hidden" name="payment_method" value="${escapeHtml(method)}"><button type="submit" class="secondary">${text}</button></form>`;
}

function listPage(state: SandboxState, session: Session, language: PageLanguage): string {
  const texts = textsOf(language);
  const { cards, main } = cardsOf(state, session.customer);
  const items = cards.map(({ id, card }) => {
    const expiry = `${String(card?.exp_month).padStart(2, '0')}/${String((card?.exp_year ?? 0) % 100).padStart(2, '0')}`;
    const name = `${escapeHtml(card?.brand ?? '')} •••• ${escapeHtml(card?.last4 ?? '')}`;
    const mark =
      id === main ? `<strong>${texts.defaultCard}</strong>` : button(session, 'default', id, texts.makeDefault);
    return `<li data-payment-method="${escapeHtml(id)}"><p><b>${name}</b> · ${texts.expires} ${expiry}</p>
<div class="deeds">${mark}${button(session, 'remove', id, texts.removeCard)}</div></li>`;
  });
  const back =
    session.return_url === null
      ? ''
      : `<p><a id="return" href="${escapeHtml(session.return_url)}">${texts.returnToSite}</a></p>`;
  const body = `<p class="banner">${texts.banner}</p><h1>${texts.portalTitle}</h1>
${items.length === 0 ? `<p>${texts.noCards}</p>` : `<ul class="cards">${items.join('\n')}</ul>`}
<p><a id="add" href="/portal/${session.id}/add">${texts.addCard}</a></p>
${back}`;
  return page(language, texts.portalTitle, body);
}

function addPage(session: Session, language: PageLanguage, error?: PortalError): string {
  const texts = textsOf(language);
  const code = error?.declineCode === undefined ? '' : ` data-decline-code="${escapeHtml(error.declineCode)}"`;
  const alert = error === undefined ? '' : `<p role="alert"${code}>${escapeHtml(error.message)}</p>`;
  const body = `<p class="banner">${texts.banner}</p><h1>${texts.addCard}</h1><p>${texts.setupLead}</p>${alert}
<form method="post" action="/portal/${session.id}/add">
${cardFields(texts)}
<label><input type="checkbox" name="make_default" value="on" checked>${texts.useAsDefault}</label>
<button type="submit">${texts.save}</button>
</form>
<p><a id="cancel" href="/portal/${session.id}">${texts.cancel}</a></p>`;
  return page(language, texts.addCard, body);
}

function overPage(language: PageLanguage): string {
  const texts = textsOf(language);
  return page(language, texts.expiredTitle, `<h1>${texts.expiredTitle}</h1><p>${texts.portalOver}</p>`);
}

const html = (reply: FastifyReply, status: number, body: string): FastifyReply =>
  reply.status(status).type('text/html; charset=utf-8').send(body);

type PageRequest = FastifyRequest<{
  Params: { id: string; deed?: string; setup?: string };
  Querystring: { default?: string };
}>;
type Visit = { session: Session; language: PageLanguage };
type Answer = (request: PageRequest, reply: FastifyReply, visited: Visit) => FastifyReply;
type Visited = (answer: Answer) => (request: PageRequest, reply: FastifyReply) => Promise<FastifyReply>;

const formOf = (request: PageRequest): URLSearchParams =>
  new URLSearchParams(typeof request.body === 'string' ? request.body : '');

/** The customer portal's page about cards: see them, add one, remove one, choose the default. */
export function servePortal(server: FastifyInstance, state: SandboxState, changed: () => void): void {
  /** A page of a session that may still be used; everything happens in one transaction. */
  const visit: Visited = (answer) => async (request, reply) => {
    const sent = state.database.transaction(() => {
      const session = usePortal(state, request.params.id);
      const language = languageOf(session?.locale, request.headers['accept-language']);
      return session === undefined
        ? html(reply, 410, overPage(language))
        : answer(request, reply, { session, language });
    });
    changed();
    return sent;
  };

  server.get(
    '/portal/:id',
    visit((_request, reply, { session, language }) => html(reply, 200, listPage(state, session, language))),
  );
  for (const deed of ['remove', 'default'] as const) {
    server.post(
      `/portal/:id/${deed}`,
      visit((request, reply, { session }) => {
        const found = changeCard(state, session, deed, formOf(request).get('payment_method') ?? '');
        return found ? reply.redirect(session.url, 303) : reply.status(404).type('text/plain').send('No such card.');
      }),
    );
  }
  serveAdding(server, state, visit);
}

/** The form that adds a card, and where the bank's page leads back to. */
function serveAdding(server: FastifyInstance, state: SandboxState, visit: Visited): void {
  server.get(
    '/portal/:id/add',
    visit((_request, reply, { session, language }) => html(reply, 200, addPage(session, language))),
  );

  server.post(
    '/portal/:id/add',
    visit((request, reply, { session, language }) => {
      const texts = textsOf(language);
      const form = formOf(request);
      const card = readCardForm(form, texts, state.clock.now(), false);
      if ('message' in card) return html(reply, 422, addPage(session, language, card));
      const added = addCard(state, session, { ...card, makeDefault: form.get('make_default') === 'on' });
      if (added.kind === 'added') return reply.redirect(session.url, 303);
      if (added.kind === 'challenge') return reply.redirect(added.url, 303);
      const { code, decline_code: declineCode } = added.failure.error;
      const said = { message: declineText(texts, declineCode ?? code), declineCode: declineCode ?? code };
      return html(reply, 402, addPage(session, language, said));
    }),
  );

  server.get(
    '/portal/:id/added/:setup',
    visit((request, reply, { session, language }) => {
      const makeDefault = request.query.default === 'true';
      if (finishAdding(state, session, request.params.setup ?? '', makeDefault))
        return reply.redirect(session.url, 303);
      const message = textsOf(language).authentication_failed;
      return html(reply, 402, addPage(session, language, { message, declineCode: 'authentication_failed' }));
    }),
  );
}
