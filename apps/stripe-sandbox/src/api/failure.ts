/** The `error` member of every unsuccessful answer (https://docs.stripe.com/api/errors). */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  advice_code?: string;
  charge?: string;
  doc_url?: string;
  payment_intent?: unknown;
  payment_method?: unknown;
  setup_intent?: unknown;
  payment_method_type?: string;
}

/**
 * A request that cannot be answered with success.
 *
 * What the request wrote is rolled back, unless `keepsState`: a declined card leaves a failed charge behind.
 */
export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    readonly error: ErrorBody,
    readonly keepsState = false,
  ) {
    super(error.message);
    this.name = 'StripeFailure';
  }
}

/** 400 `invalid_request_error`: what was asked makes no sense, or not in this state. */
export function invalidRequest(
  message: string,
  details: { code?: string; param?: string; status?: number } = {},
): StripeFailure {
  const { status = 400, ...rest } = details;
  return new StripeFailure(status, { type: 'invalid_request_error', message, ...rest });
}

/** 404 for an object named in the path, 400 (as Stripe does) when it is named by a parameter. */
export function noSuch(kind: string, id: string, param?: string): StripeFailure {
  const noun = kind.replace('v2.core.', '');
  return invalidRequest(`No such ${noun}: '${id}'`, {
    code: 'resource_missing',
    param: param ?? 'id',
    status: param === undefined ? 404 : 400,
  });
}

/** 400 for an amount, state or relation that another parameter would mend. */
export function invalidParameter(param: string, message: string, code?: string): StripeFailure {
  return invalidRequest(message, { param, ...(code === undefined ? {} : { code }) });
}
