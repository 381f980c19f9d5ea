import type { SandboxState } from '../state.js';
import { type Field, type Shape, type Values, ignored, list, readShape, text } from './parameters.js';

export type Method = 'GET' | 'POST' | 'DELETE';

/** What every handler gets beside its parameters. */
export interface CallContext {
  state: SandboxState;
  /** Connected account the call is made for (`Stripe-Account`); `''` for the platform. */
  account: string;
  /** Values of the `:names` in the path. */
  path: Record<string, string>;
}

export interface Route {
  method: Method;
  /** Fastify path, such as `/v1/payment_intents/:id/capture`. */
  path: string;
  /** Checks the parameters and answers with the body; throws a StripeFailure otherwise. */
  prepare(context: CallContext, raw: Record<string, unknown>): () => object;
}

/** Members of Stripe objects that can be expanded; checked where the answer is made. */
export const EXPAND: Field<string[] | undefined> = list(text());

/**
 * Declares one endpoint.
 *
 * Parameters are read before anything is executed, so that a malformed request is neither executed nor remembered
 * under its idempotency key.
 */
export function route<S extends Shape>(
  method: Method,
  path: string,
  shape: S,
  handle: (context: CallContext, parameters: Values<S>) => object,
): Route {
  const accepted = path.startsWith('/v1/') ? { expand: EXPAND as Field<unknown>, ...shape } : shape;
  return {
    method,
    path,
    prepare: (context, raw) => {
      const parameters: Values<S> = readShape(accepted, raw);
      return () => handle(context, parameters);
    },
  };
}

/** Names the sandbox accepts without an effect. */
export function ignoring<const Names extends readonly string[]>(
  ...names: Names
): Record<Names[number], Field<unknown>> {
  return Object.fromEntries(names.map((name) => [name, ignored()])) as Record<Names[number], Field<unknown>>;
}
