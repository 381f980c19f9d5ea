import { newIdentifier } from '../identifiers.js';
import { sweep } from '../sweep.js';
import type { SandboxState } from '../state.js';
import { PLATFORM } from '../store/object-store.js';
import type { Dispatcher } from '../webhooks/dispatcher.js';
import { expand } from './expand.js';
import { invalidRequest, StripeFailure, type ErrorBody } from './failure.js';
import type { Fault, Faults } from './faults.js';
import { findAnswer, fingerprintOf, saveAnswer } from './idempotency.js';
import { present } from './present.js';
import type { CallContext, Method, Route } from './route.js';

/** A request as it came over the wire, parameters decoded. */
export interface Call {
  method: Method;
  /** Path without its query. */
  url: string;
  path: Record<string, string>;
  parameters: Record<string, unknown>;
  secretKey: string | undefined;
  account: string | undefined;
  idempotencyKey: string | undefined;
}

export interface Answer {
  status: number;
  body: string;
  requestId: string;
  /** The first request's id, when this answer is a repetition. */
  replayOf?: string;
  /** How the connection ends instead of an answer. */
  transport?: 'cut' | 'silence';
}

export interface LoggedRequest {
  method: string;
  path: string;
  /** The connected account it was about, as the request's header said; null for the platform. */
  account: string | null;
  status: number;
  idempotencyKey: string | null;
  replayed: boolean;
}

const LOG_LENGTH = 500;

/** Executes API calls: key, faults, parameters, idempotency, one transaction, answer. */
export class Engine {
  readonly log: LoggedRequest[] = [];
  private readonly inFlight = new Set<string>();

  constructor(
    private readonly state: SandboxState,
    private readonly dispatcher: Dispatcher,
    private readonly faults: Faults,
    private readonly secretKey: string,
  ) {}

  async answer(route: Route | undefined, call: Call): Promise<Answer> {
    const requestId = newIdentifier('req', 14);
    const fault = this.faults.take(call.method, call.url);
    const answer = await this.answerWithFault(route, call, requestId, fault);
    this.log.push({
      method: call.method,
      path: call.url,
      account: call.account ?? null,
      status: answer.status,
      idempotencyKey: call.idempotencyKey ?? null,
      replayed: answer.replayOf !== undefined,
    });
    if (this.log.length > LOG_LENGTH) this.log.shift();
    this.dispatcher.wake();
    return answer;
  }

  private async answerWithFault(
    route: Route | undefined,
    call: Call,
    requestId: string,
    fault: Fault | undefined,
  ): Promise<Answer> {
    const twin = this.lockName(call);
    if (twin !== undefined && this.inFlight.has(twin)) return failed(requestId, inUse(call.idempotencyKey ?? ''));
    if (fault?.kind === 'cut-before') return { status: 0, body: '', requestId, transport: 'cut' };
    if (fault?.kind === 'conflict') return failed(requestId, lockTimeout());
    if (fault?.kind === 'refused') return failed(requestId, invalidRequest('Refused on request.'));
    if (fault?.kind === 'rate-limit') return failed(requestId, rateLimited());
    if (fault?.kind !== 'slow') return this.execute(route, call, requestId, fault);
    if (twin !== undefined) this.inFlight.add(twin);
    try {
      await this.faults.wait(fault.delayMs ?? 1_000);
      return this.execute(route, call, requestId, undefined);
    } finally {
      if (twin !== undefined) this.inFlight.delete(twin);
    }
  }

  private execute(route: Route | undefined, call: Call, requestId: string, fault: Fault | undefined): Answer {
    try {
      const answer = this.state.database.transaction(() => this.executeOnce(route, call, requestId, fault));
      if (fault?.kind === 'timeout-after-commit') return { ...answer, transport: 'silence' };
      if (fault?.kind === 'cut-after-commit') return { ...answer, transport: 'cut' };
      return answer;
    } catch (error) {
      if (error instanceof StripeFailure) return failed(requestId, error);
      throw error;
    }
  }

  private executeOnce(route: Route | undefined, call: Call, requestId: string, fault: Fault | undefined): Answer {
    this.checkKey(call.secretKey);
    if (route === undefined) throw unknownUrl(call);
    const context: CallContext = { state: this.state, account: this.accountOf(call), path: call.path };
    const run = route.prepare(context, call.parameters);
    const key = this.lockName(call);
    const fingerprint = fingerprintOf(call.method, call.url, context.account, call.parameters);
    const first = key === undefined ? undefined : findAnswer(this.state, key, fingerprint);
    if (first !== undefined) return { status: first.status, body: first.body, requestId, replayOf: first.request_id };
    sweep(this.state);
    this.state.currentRequest = { id: requestId, idempotencyKey: call.idempotencyKey ?? null };
    try {
      const answer = this.runWithFault(run, call, requestId, fault);
      if (key !== undefined)
        saveAnswer(this.state, key, fingerprint, { request_id: requestId, status: answer.status, body: answer.body });
      return answer;
    } finally {
      this.state.currentRequest = null;
    }
  }

  /** A 500 leaves open whether anything was done: both happen. */
  private runWithFault(handle: () => object, call: Call, requestId: string, fault: Fault | undefined): Answer {
    if (fault?.kind === 'server-error') return failed(requestId, serverError());
    const answer = this.run(handle, call, requestId);
    return fault?.kind === 'server-error-after-commit' ? failed(requestId, serverError()) : answer;
  }

  /** Runs the handler in a savepoint: what a failed one wrote is undone, unless the failure keeps it. */
  private run(handle: () => object, call: Call, requestId: string): Answer {
    try {
      const outcome = this.state.database.transaction(() => {
        try {
          const result = present(this.state, handle() as Record<string, unknown>);
          return { body: expand(this.state, result, expandPaths(call)) };
        } catch (error) {
          if (error instanceof StripeFailure && error.keepsState) return { failure: error };
          throw error;
        }
      });
      if (outcome.failure !== undefined) return failed(requestId, outcome.failure);
      return { status: 200, body: JSON.stringify(outcome.body), requestId };
    } catch (error) {
      if (error instanceof StripeFailure) return failed(requestId, error);
      throw error;
    }
  }

  private checkKey(given: string | undefined): void {
    if (given === this.secretKey) return;
    const message =
      given === undefined || given === ''
        ? 'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.'
        : `Invalid API Key provided: ${given.slice(0, 8)}${'*'.repeat(4)}${given.slice(-4)}`;
    throw new StripeFailure(401, { type: 'invalid_request_error', message });
  }

  private accountOf(call: Call): string {
    if (call.account === undefined || call.account === '') return PLATFORM;
    if (this.state.objects.find('v2.core.account', call.account) !== undefined) return call.account;
    throw new StripeFailure(403, {
      type: 'invalid_request_error',
      code: 'account_invalid',
      message: `The provided key does not have access to account '${call.account}' (or that account does not exist).`,
    });
  }

  /** Keys count for POST, and for DELETE in v2, each account apart. */
  private lockName(call: Call): string | undefined {
    const counts = call.method === 'POST' || (call.method === 'DELETE' && call.url.startsWith('/v2/'));
    return counts && call.idempotencyKey !== undefined ? `${call.account ?? ''} ${call.idempotencyKey}` : undefined;
  }
}

const expandPaths = (call: Call): string[] =>
  call.url.startsWith('/v1/') && Array.isArray(call.parameters.expand) ? (call.parameters.expand as string[]) : [];

function failed(requestId: string, failure: StripeFailure): Answer {
  const error: ErrorBody = failure.error;
  return { status: failure.status, body: JSON.stringify({ error }), requestId };
}

const unknownUrl = (call: Call): StripeFailure =>
  invalidRequest(`Unrecognized request URL (${call.method}: ${call.url}). The local sandbox does not have it.`, {
    status: 404,
  });

const serverError = (): StripeFailure =>
  new StripeFailure(500, {
    type: 'api_error',
    message: 'An unknown error occurred. (ordered through the control API)',
  });

const lockTimeout = (): StripeFailure =>
  invalidRequest(
    'This object cannot be accessed right now because another API request or Stripe process is currently accessing it.',
    {
      code: 'lock_timeout',
      status: 409,
    },
  );

const rateLimited = (): StripeFailure =>
  invalidRequest('Request rate limit exceeded.', { code: 'rate_limit', status: 429 });

const inUse = (key: string): StripeFailure =>
  invalidRequest(`There is currently another in-progress request using this Idempotent Key: ${key}`, {
    code: 'idempotency_key_in_use',
    status: 409,
  });
