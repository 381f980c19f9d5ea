import type { FastifyInstance, FastifyRequest } from 'fastify';

import { answerChallenge, type PageOutcome } from '../payments/checkout-life.js';
import { sweep } from '../sweep.js';
import type { SandboxState } from '../state.js';
import type { Challenge } from '../store/kinds.js';
import { languageOf, page } from './layout.js';
import { textsOf } from './texts.js';

/** Where the browser goes after the bank's page. */
function destination(state: SandboxState, challenge: Challenge, outcome: PageOutcome): string {
  if (outcome.kind === 'complete') return outcome.redirectUrl;
  if (challenge.session !== null) return `${state.publicUrl}/checkout/${challenge.session}?error=authentication_failed`;
  return challenge.return_url ?? `${state.publicUrl}/`;
}

function isOpen(state: SandboxState, challenge: Challenge | undefined): challenge is Challenge {
  if (challenge?.state !== 'open') return false;
  const intent =
    challenge.payment_intent === null
      ? state.objects.find('setup_intent', challenge.setup_intent ?? '')
      : state.objects.find('payment_intent', challenge.payment_intent);
  return intent?.status === 'requires_action' && intent.payment_method === challenge.payment_method;
}

/** The bank's page of 3-D Secure: two buttons, or `outcome=complete` and `outcome=fail` by script. */
export function serveChallenge(server: FastifyInstance, state: SandboxState, changed: () => void): void {
  type PageRequest = FastifyRequest<{ Params: { id: string } }>;

  server.get('/challenge/:id', async (request: PageRequest, reply) => {
    const challenge = state.objects.find('challenge', request.params.id);
    const session = state.objects.find('checkout.session', challenge?.session ?? '');
    const language = languageOf(session?.locale, request.headers['accept-language']);
    const texts = textsOf(language);
    reply.type('text/html; charset=utf-8');
    if (!isOpen(state, challenge)) {
      return reply.status(410).send(page(language, texts.expiredTitle, `<h1>${texts.expiredTitle}</h1>`));
    }
    const body = `<h1>${texts.challengeTitle}</h1><p>${texts.challengeLead}</p>
<form method="post" action="/challenge/${challenge.id}">
<button type="submit" name="outcome" value="complete">${texts.complete}</button>
<button type="submit" name="outcome" value="fail" class="secondary">${texts.fail}</button>
</form>`;
    return reply.send(page(language, texts.challengeTitle, body));
  });

  server.post('/challenge/:id', async (request: PageRequest, reply) => {
    state.database.transaction(() => sweep(state));
    const challenge = state.objects.find('challenge', request.params.id);
    const outcome = new URLSearchParams(typeof request.body === 'string' ? request.body : '').get('outcome');
    if (outcome !== 'complete' && outcome !== 'fail')
      return reply.status(422).type('text/plain').send('outcome must be complete or fail');
    if (!isOpen(state, challenge)) return reply.status(410).type('text/plain').send('This challenge is over.');
    const result = state.database.transaction(() => answerChallenge(state, challenge, outcome));
    changed();
    return reply.redirect(destination(state, challenge, result), 303);
  });
}
