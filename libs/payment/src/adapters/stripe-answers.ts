import { Stripe } from 'stripe';

/** The card was refused, or its bank wants the customer to confirm. A decision of the bank: repeating the request changes nothing. */
export class CardRefused extends Error {
  override name = 'CardRefused';
  constructor(
    /** Stripe's decline code, else its error code. */
    readonly code: string,
    readonly authenticationNeeded: boolean,
    readonly intentId: string | undefined,
  ) {
    super(`Card refused: ${code}`);
  }
}

/**
 * Stripe gave no usable answer. Unless `uncertain`, the same question with the same idempotency key is the right next step.
 * `uncertain`: Stripe answered 5xx, which it repeats for the key; whether it acted must be looked up before a new key is used
 * (https://docs.stripe.com/error-low-level#server-errors).
 */
export class StripeUnreachable extends Error {
  override name = 'StripeUnreachable';
  constructor(
    readonly code: string,
    readonly uncertain: boolean,
  ) {
    super(`Stripe gave no answer: ${code}`);
  }
}

/** Stripe understood and said no: the object is not in the state we thought, or the request is wrong. */
export class StripeRejected extends Error {
  override name = 'StripeRejected';
  constructor(
    readonly code: string,
    message: string,
    /** There is no such object or account, or our key may not see it: Stripe answers both alike. */
    readonly missing = false,
  ) {
    super(`Stripe rejected the request: ${code}: ${message}`);
  }
}

/** Asks Stripe and gives its answer, or throws one of the three errors above. */
export async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  const code = error.code ?? error.type;
  if (error instanceof Stripe.errors.StripeCardError) {
    const reason = error.decline_code || code;
    return new CardRefused(
      reason,
      code === 'authentication_required' || reason === 'authentication_required',
      error.payment_intent?.id,
    );
  }
  if (error instanceof Stripe.errors.StripeConnectionError) return new StripeUnreachable('connection', false);
  if (error instanceof Stripe.errors.StripeRateLimitError) return new StripeUnreachable(code, false);
  if (error.statusCode === 409 || error.statusCode === 429) return new StripeUnreachable(code, false);
  if (error.statusCode === undefined || error.statusCode >= 500) return new StripeUnreachable(code, true);
  const missing = error.statusCode === 404 || code === 'resource_missing' || code === 'account_invalid';
  return new StripeRejected(code, error.message, missing);
}

/** Asks for one object; null when Stripe has none of that id for us. Throws as `ask` does otherwise. */
export async function askIfThere<T>(question: () => Promise<T>): Promise<T | null> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof StripeRejected && error.missing) return null;
    throw error;
  }
}
