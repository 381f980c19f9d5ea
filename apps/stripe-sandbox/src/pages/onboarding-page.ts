import type { FastifyInstance, FastifyRequest } from 'fastify';

import { activateAccount, leavePending, type Account } from '../resources/account-life.js';
import type { SandboxState } from '../state.js';
import type { AccountLinkRecord } from '../store/kinds.js';
import { escapeHtml, languageOf, page, type PageLanguage } from './layout.js';
import { textsOf, type Texts } from './texts.js';

type FieldCheck = (value: string, now: Date) => boolean;

const filled: FieldCheck = (value) => value !== '' && value.length <= 200;

const isAdult: FieldCheck = (value, now) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const born = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(born) && Date.UTC(now.getUTCFullYear() - 18, now.getUTCMonth(), now.getUTCDate()) >= born;
};

const looksLikeIban: FieldCheck = (value) =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(value.replaceAll(' ', '').toUpperCase());

/** The form's fields: stable names, so that a script can post it. */
const FIELDS: readonly { name: string; text: keyof Texts; attributes: string; check: FieldCheck }[] = [
  { name: 'given_name', text: 'givenName', attributes: 'autocomplete="given-name"', check: filled },
  { name: 'surname', text: 'surname', attributes: 'autocomplete="family-name"', check: filled },
  { name: 'date_of_birth', text: 'dateOfBirth', attributes: 'type="date" autocomplete="bday"', check: isAdult },
  { name: 'address_line1', text: 'addressLine', attributes: 'autocomplete="address-line1"', check: filled },
  { name: 'postal_code', text: 'postalCode', attributes: 'autocomplete="postal-code"', check: filled },
  { name: 'city', text: 'city', attributes: 'autocomplete="address-level2"', check: filled },
  { name: 'phone', text: 'phone', attributes: 'type="tel" autocomplete="tel"', check: filled },
  { name: 'iban', text: 'iban', attributes: 'placeholder="FR1420041010050500013M02606"', check: looksLikeIban },
];

function form(
  link: AccountLinkRecord,
  language: PageLanguage,
  values: URLSearchParams,
  wrong: readonly string[],
): string {
  const texts = textsOf(language);
  const inputs = FIELDS.map(({ name, text, attributes }) => {
    const invalid = wrong.includes(texts[text]) ? 'aria-invalid="true"' : '';
    const value = escapeHtml(values.get(name) ?? '');
    return `<label for="${name}">${texts[text]}</label><input id="${name}" name="${name}" required value="${value}" ${attributes} ${invalid}>`;
  });
  const alert = wrong.length === 0 ? '' : `<p role="alert">${texts.checkForm} ${escapeHtml(wrong.join(', '))}</p>`;
  const body = `<p class="banner">${texts.banner}</p><h1>${texts.onboardingTitle}</h1><p>${texts.onboardingLead}</p>${alert}
<form method="post" action="/connect/onboarding/${link.id}">
${inputs.join('\n')}
<label for="identity_document">${texts.document}</label>
<select id="identity_document" name="identity_document">
<option value="verified">${texts.documentVerified}</option><option value="unverified">${texts.documentUnverified}</option>
</select>
<label><input type="checkbox" name="terms" value="on" required>${texts.terms}</label>
<button type="submit">${texts.submit}</button>
</form>`;
  return page(language, texts.onboardingTitle, body);
}

function mistakes(values: URLSearchParams, texts: Texts, now: Date): string[] {
  const wrong = FIELDS.filter(({ name, check }) => !check((values.get(name) ?? '').trim(), now)).map(
    ({ text }) => texts[text],
  );
  if (!['verified', 'unverified'].includes(values.get('identity_document') ?? '')) wrong.push(texts.document);
  if (values.get('terms') !== 'on') wrong.push(texts.terms);
  return wrong;
}

/** What Stripe then knows of the person; of the IBAN only the last four characters stay. */
function identityFrom(account: Account, values: URLSearchParams): Account['identity'] {
  const [year, month, day] = (values.get('date_of_birth') ?? '').split('-').map(Number);
  return {
    ...account.identity,
    individual: {
      given_name: values.get('given_name'),
      surname: values.get('surname'),
      date_of_birth: { day, month, year },
      address: {
        line1: values.get('address_line1'),
        postal_code: values.get('postal_code'),
        city: values.get('city'),
        country: 'FR',
      },
      phone: values.get('phone'),
    },
  } as unknown as Account['identity'];
}

function flowOf(link: AccountLinkRecord): { refresh_url: string; return_url?: string } {
  return link.use_case.account_onboarding ?? link.use_case.account_update ?? { refresh_url: '/' };
}

/** Connect's onboarding: completes what the account still has to give. Links work once, for five minutes. */
export function serveOnboarding(server: FastifyInstance, state: SandboxState, changed: () => void): void {
  type PageRequest = FastifyRequest<{ Params: { id: string } }>;
  const isUsable = (link: AccountLinkRecord): boolean =>
    !link.used && Date.parse(link.expires_at) > state.clock.now().getTime();

  server.get('/connect/onboarding/:id', async (request: PageRequest, reply) => {
    const link = state.objects.find('v2.core.account_link', request.params.id);
    const language = languageOf(null, request.headers['accept-language']);
    if (link === undefined)
      return reply
        .status(404)
        .type('text/html; charset=utf-8')
        .send(page(language, '404', '<h1>404</h1>'));
    if (!isUsable(link)) return reply.redirect(flowOf(link).refresh_url, 303);
    return reply.type('text/html; charset=utf-8').send(form(link, language, new URLSearchParams(), []));
  });

  server.post('/connect/onboarding/:id', async (request: PageRequest, reply) => {
    const link = state.objects.find('v2.core.account_link', request.params.id);
    const language = languageOf(null, request.headers['accept-language']);
    if (link === undefined)
      return reply
        .status(404)
        .type('text/html; charset=utf-8')
        .send(page(language, '404', '<h1>404</h1>'));
    if (!isUsable(link)) return reply.redirect(flowOf(link).refresh_url, 303);
    const values = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    const wrong = mistakes(values, textsOf(language), state.clock.now());
    if (wrong.length > 0)
      return reply
        .status(422)
        .type('text/html; charset=utf-8')
        .send(form(link, language, values, wrong));
    state.database.transaction(() => {
      const identity = identityFrom(state.get('v2.core.account', link.account), values);
      state.objects.update('v2.core.account_link', { ...link, used: true });
      if (values.get('identity_document') === 'verified') activateAccount(state, link.account, identity);
      else leavePending(state, link.account, identity);
    });
    changed();
    return reply.redirect(flowOf(link).return_url ?? flowOf(link).refresh_url, 303);
  });
}
