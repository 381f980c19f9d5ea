import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Stripe from 'stripe';

import { cardOfNumber } from '../cards/test-cards.js';
import { submitCard, successUrl, type PageOutcome } from '../payments/checkout-life.js';
import type { SessionSecrets } from '../payments/checkout-session.js';
import type { CardDetails } from '../payments/payment-methods.js';
import { sweep } from '../sweep.js';
import type { SandboxState } from '../state.js';
import { escapeHtml, languageOf, money, page, type PageLanguage } from './layout.js';
import { declineText, textsOf, type Texts } from './texts.js';

interface PageError {
  message: string;
  declineCode?: string;
}

function contents(state: SandboxState, session: Stripe.Checkout.Session, language: PageLanguage): string {
  const texts = textsOf(language);
  const { lineItems, paymentIntentData } = state.objects.hidden<SessionSecrets>(session.id);
  if (session.mode === 'setup') return `<h1>${texts.setupTitle}</h1><p>${texts.setupLead}</p>`;
  const lines = lineItems.data.map((item) => {
    const details = item.price?.nickname ?? null;
    const more = details === null ? '' : `<br><small>${escapeHtml(details)}</small>`;
    return `<li>${escapeHtml(item.description ?? '')} · ${escapeHtml(money(language, item.amount_total, item.currency))}${more}</li>`;
  });
  const total = money(language, session.amount_total ?? 0, session.currency ?? 'eur');
  const hold = paymentIntentData.capture_method === 'manual' ? `<p>${texts.holdLead}</p>` : '';
  const description =
    paymentIntentData.description === undefined ? '' : `<p>${escapeHtml(paymentIntentData.description)}</p>`;
  return `<h1>${texts.payTitle}</h1><p class="amount" id="amount">${escapeHtml(total)}</p>${description}<ul>${lines.join('')}</ul>${hold}`;
}

function input(name: string, label: string, attributes: string): string {
  return `<label for="${name}">${label}</label><input id="${name}" name="${name}" required ${attributes}>`;
}

/** The card's part of a form, as readCardForm reads it. */
export const cardFields = (texts: Texts): string =>
  [
    input('card_number', texts.number, 'inputmode="numeric" autocomplete="cc-number" maxlength="23"'),
    input('card_expiry', texts.expiry, 'autocomplete="cc-exp" placeholder="12/34" maxlength="7"'),
    input('card_cvc', texts.cvc, 'inputmode="numeric" autocomplete="cc-csc" maxlength="4"'),
    input('card_name', texts.name, 'autocomplete="cc-name" maxlength="200"'),
  ].join('\n');

function asksEmail(session: Stripe.Checkout.Session): boolean {
  return session.customer === null && session.customer_email === null;
}

function formPage(
  state: SandboxState,
  session: Stripe.Checkout.Session,
  language: PageLanguage,
  error?: PageError,
): string {
  const texts = textsOf(language);
  const alert =
    error === undefined
      ? ''
      : `<p role="alert"${error.declineCode === undefined ? '' : ` data-decline-code="${escapeHtml(error.declineCode)}"`}>${escapeHtml(error.message)}</p>`;
  const email = asksEmail(session) ? input('email', texts.email, 'type="email" autocomplete="email"') : '';
  const submit = session.custom_text.submit?.message;
  const cancel =
    session.cancel_url === null
      ? ''
      : `<p><a id="cancel" href="${escapeHtml(session.cancel_url)}">${texts.cancel}</a></p>`;
  const body = `<p class="banner">${texts.banner}</p>
${contents(state, session, language)}
${alert}
<form method="post" action="/checkout/${session.id}">
${email}
${cardFields(texts)}
${submit === undefined ? '' : `<p>${escapeHtml(submit)}</p>`}
<button type="submit">${session.mode === 'setup' ? texts.save : texts.pay}</button>
</form>
${cancel}`;
  return page(language, session.mode === 'setup' ? texts.setupTitle : texts.payTitle, body);
}

function closedPage(session: Stripe.Checkout.Session, language: PageLanguage): { status: number; html: string } {
  const texts = textsOf(language);
  const expired = session.status === 'expired';
  const [title, lead] = expired ? [texts.expiredTitle, texts.expiredLead] : [texts.completeTitle, texts.completeLead];
  const target = expired ? session.cancel_url : successUrl(session);
  const link = target === null ? '' : `<p><a id="continue" href="${escapeHtml(target)}">${texts.goOn}</a></p>`;
  return { status: expired ? 410 : 409, html: page(language, title, `<h1>${title}</h1><p>${lead}</p>${link}`) };
}

/** Reads the posted form; a text names the field's mistake. */
export function readCardForm(
  form: URLSearchParams,
  texts: Texts,
  now: Date,
  needsEmail: boolean,
): CardDetails | PageError {
  const expiry = /^\s*(\d{1,2})\s*\/\s*(?:20)?(\d{2})\s*$/.exec(form.get('card_expiry') ?? '');
  const month = Number(expiry?.[1] ?? '0');
  const year = 2000 + Number(expiry?.[2] ?? '0');
  const found = cardOfNumber(form.get('card_number') ?? '');
  const name = (form.get('card_name') ?? '').trim();
  const email = (form.get('email') ?? '').trim();
  if (found.kind === 'not-a-number') return { message: texts.invalidNumber, declineCode: 'incorrect_number' };
  if (found.kind === 'not-a-test-card') return { message: texts.notTestCard, declineCode: 'test_mode_live_card' };
  const past = year * 12 + month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
  if (month < 1 || month > 12 || past) return { message: texts.invalidExpiry, declineCode: 'invalid_expiry' };
  if (!/^\d{3,4}$/.test(form.get('card_cvc') ?? '')) return { message: texts.invalidCvc, declineCode: 'invalid_cvc' };
  if (name === '') return { message: texts.missingName };
  if (needsEmail && !email.includes('@')) return { message: texts.missingEmail };
  return { card: found.card, expiryMonth: month, expiryYear: year, name, email: email === '' ? null : email };
}

async function html(reply: FastifyReply, status: number, body: string): Promise<FastifyReply> {
  return reply.status(status).type('text/html; charset=utf-8').send(body);
}

/** Sends the customer where the outcome leads, or shows the form again with what went wrong. */
async function follow(
  reply: FastifyReply,
  state: SandboxState,
  session: Stripe.Checkout.Session,
  language: PageLanguage,
  outcome: PageOutcome,
): Promise<FastifyReply> {
  if (outcome.kind === 'complete') return reply.redirect(outcome.redirectUrl, 303);
  if (outcome.kind === 'challenge') return reply.redirect(outcome.url, 303);
  const { code, decline_code: declineCode } = outcome.failure.error;
  const message = declineText(textsOf(language), declineCode ?? code);
  return html(reply, 402, formPage(state, session, language, { message, declineCode: declineCode ?? code }));
}

/** `GET` shows the form of a Checkout session, `POST` pays. */
export function serveCheckout(server: FastifyInstance, state: SandboxState, changed: () => void): void {
  type PageRequest = FastifyRequest<{ Params: { id: string }; Querystring: { error?: string } }>;

  const load = (request: PageRequest): { session: Stripe.Checkout.Session | undefined; language: PageLanguage } => {
    state.database.transaction(() => sweep(state));
    const session = state.objects.find('checkout.session', request.params.id);
    return { session, language: languageOf(session?.locale, request.headers['accept-language']) };
  };

  server.get('/checkout/:id', async (request: PageRequest, reply) => {
    const { session, language } = load(request);
    if (session === undefined) return html(reply, 404, page(language, '404', '<h1>404</h1>'));
    const closed = closedPage(session, language);
    if (session.status !== 'open') return html(reply, closed.status, closed.html);
    const failed = request.query.error === 'authentication_failed';
    const error = failed
      ? { message: textsOf(language).authentication_failed, declineCode: 'authentication_failed' }
      : undefined;
    return html(reply, 200, formPage(state, session, language, error));
  });

  server.post('/checkout/:id', async (request: PageRequest, reply) => {
    const { session, language } = load(request);
    if (session === undefined) return html(reply, 404, page(language, '404', '<h1>404</h1>'));
    const closed = closedPage(session, language);
    if (session.status !== 'open') return html(reply, closed.status, closed.html);
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    const card = readCardForm(form, textsOf(language), state.clock.now(), asksEmail(session));
    if ('message' in card) return html(reply, 422, formPage(state, session, language, card));
    const outcome = state.database.transaction(() => submitCard(state, session, card));
    changed();
    return follow(reply, state, session, language, outcome);
  });
}
