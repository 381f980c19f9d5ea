import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { StripeFailure } from '../api/failure.js';
import type { SandboxControl } from './control.js';

const COUNT = z.object({ count: z.int().positive().default(1), type: z.string().optional() });

const FAULT = z.object({
  method: z.string().optional(),
  path: z.string(),
  kind: z.enum([
    'server-error',
    'server-error-after-commit',
    'conflict',
    'rate-limit',
    'refused',
    'timeout-after-commit',
    'cut-before',
    'cut-after-commit',
    'slow',
  ]),
  times: z.int().positive().optional(),
  delayMs: z.int().positive().optional(),
});

const ENDPOINTS = z.object({
  endpoints: z.array(
    z.object({
      url: z.url(),
      secret: z.string(),
      kind: z.enum(['snapshot', 'connect', 'thin']),
      events: z.array(z.string()).optional(),
    }),
  ),
});

const ACCOUNT = z.object({ account: z.string() });

type Run = (body: unknown) => unknown;

/** The body checked by its schema, then given to the action. */
function checked<S extends z.ZodType>(schema: S, action: (input: z.infer<S>) => unknown): Run {
  return (body) => action(schema.parse(body ?? {}));
}

/** Path below `/_control/` → what it does. */
function posts(control: SandboxControl): Record<string, Run> {
  return { ...clockPosts(control), ...webhookPosts(control), ...moneyPosts(control) };
}

function clockPosts(control: SandboxControl): Record<string, Run> {
  const time = z.object({ seconds: z.number().optional(), hours: z.number().optional(), days: z.number().optional() });
  return {
    'clock/advance': checked(time, (by) => ({ happened: control.clock.advance(by), now: control.clock.now() })),
    'clock/move-to': checked(z.object({ at: z.coerce.date() }), ({ at }) => ({
      happened: control.clock.moveTo(at),
      now: control.clock.now(),
    })),
  };
}

function webhookPosts(control: SandboxControl): Record<string, Run> {
  return {
    'webhooks/endpoints': checked(ENDPOINTS, ({ endpoints }) => {
      control.webhooks.setEndpoints(endpoints);
    }),
    'webhooks/pause': () => {
      control.webhooks.pause();
    },
    'webhooks/resume': checked(
      z.object({ order: z.enum(['created', 'reversed', 'shuffled']).optional() }),
      (options) => {
        control.webhooks.resume(options);
      },
    ),
    'webhooks/drop-next': checked(COUNT, ({ count, type }) => {
      control.webhooks.dropNext(count, type);
    }),
    'webhooks/duplicate-next': checked(COUNT, ({ count, type }) => {
      control.webhooks.duplicateNext(count, type);
    }),
    'webhooks/delay-next': checked(COUNT.extend({ seconds: z.number().positive() }), ({ seconds, count, type }) => {
      control.webhooks.delayNext(seconds, count, type);
    }),
    'webhooks/redeliver': checked(z.object({ event: z.string() }), ({ event }) => {
      control.webhooks.redeliver(event);
    }),
    'webhooks/retry-now': () => {
      control.webhooks.retryNow();
    },
    'webhooks/settle': () => control.webhooks.settle(),
  };
}

function moneyPosts(control: SandboxControl): Record<string, Run> {
  return {
    faults: checked(FAULT, (fault) => {
      control.faults.next(fault);
    }),
    'faults/clear': () => {
      control.faults.clear();
    },
    disputes: checked(
      z.object({
        charge: z.string(),
        reason: z.string().optional(),
        amount: z.int().optional(),
        inquiry: z.boolean().optional(),
      }),
      ({ charge, ...terms }) => control.disputes.open(charge, terms),
    ),
    'disputes/close': checked(
      z.object({ dispute: z.string(), outcome: z.enum(['won', 'lost']) }),
      ({ dispute, outcome }) => control.disputes.close(dispute, outcome),
    ),
    'payouts/fail-next': checked(z.object({ account: z.string().optional() }), ({ account }) => {
      control.payouts.failNext(account);
    }),
    'payouts/fail': checked(z.object({ payout: z.string() }), ({ payout }) => control.payouts.fail(payout)),
    'payouts/run': () => control.payouts.run(),
    'refunds/fail-next': () => {
      control.refunds.failNext();
    },
    'accounts/complete-onboarding': checked(ACCOUNT, ({ account }) => {
      control.accounts.completeOnboarding(account);
    }),
    'accounts/restrict': checked(ACCOUNT, ({ account }) => {
      control.accounts.restrict(account);
    }),
    'accounts/clear-restriction': checked(ACCOUNT, ({ account }) => {
      control.accounts.clearRestriction(account);
    }),
    'checkout/pay': checked(
      z.object({
        session: z.string(),
        number: z.string().optional(),
        outcome: z.enum(['complete', 'fail']).optional(),
      }),
      ({ session, ...payment }) => control.checkout.pay(session, payment),
    ),
    'idempotency/clear': () => {
      control.idempotency.clear();
    },
    events: checked(z.object({ type: z.string(), object: z.string() }), ({ type, object }) =>
      control.events.fire(type, object),
    ),
  };
}

function gets(control: SandboxControl): Record<string, () => unknown> {
  return {
    clock: () => ({ now: control.clock.now() }),
    'webhooks/deliveries': () => control.webhooks.deliveries(),
    ledger: () => control.ledger(),
    requests: () => control.requests(),
  };
}

async function answer(run: () => unknown): Promise<{ status: number; body: unknown }> {
  try {
    return { status: 200, body: (await run()) ?? { done: true } };
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { error: { message: z.prettifyError(error) } } };
    if (error instanceof StripeFailure) return { status: error.status, body: { error: error.error } };
    if (error instanceof SyntaxError) return { status: 400, body: { error: { message: 'The body is not JSON.' } } };
    throw error;
  }
}

/** The control API over HTTP: the same verbs as in process. */
export function serveControl(server: FastifyInstance, control: SandboxControl): void {
  server.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    const foreign = origin !== undefined && origin !== `http://${host ?? ''}`;
    if (foreign && request.url.startsWith('/_control/'))
      await reply.status(403).send({ error: { message: 'Not from another site.' } });
  });
  for (const [path, run] of Object.entries(posts(control))) {
    server.post(`/_control/${path}`, async (request, reply) => {
      const { status, body } = await answer(() => {
        const text = typeof request.body === 'string' ? request.body : '';
        return run(text === '' ? {} : (JSON.parse(text) as unknown));
      });
      return reply.status(status).send(body);
    });
  }
  for (const [path, run] of Object.entries(gets(control))) {
    server.get(`/_control/${path}`, async (_request, reply) => {
      const { status, body } = await answer(run);
      return reply.status(status).send(body);
    });
  }
}
