import { formatEuros, type Failure, type Result } from '#kernel';
import { currentLocale } from '#platform/access';
import { notFound, toUserError } from '#platform/graphql';
import './booking.messages.js';

/** Failures that say no more than that there is nothing here for you. */
type Nothing = Failure<'BookingNotFound'> | Failure<'NotFound'> | Failure<'PaymentNotFound'>;

const isNothing = (failure: Failure): failure is Nothing =>
  failure.kind === 'BookingNotFound' || failure.kind === 'NotFound' || failure.kind === 'PaymentNotFound';

/**
 * A use case's outcome as the schema has it: a value, or a failure with its message; what is not there, or not yours, is
 * NOT_FOUND.
 */
export function answer<T, E extends Failure, V>(result: Result<T, E>, show: (value: T) => V) {
  if (result.ok) return show(result.value);
  const failure = result.error;
  if (isNothing(failure)) throw notFound();
  return toUserError(failure as Exclude<E, Nothing>, parametersOf(failure));
}

/** What the messages of booking.messages.ts have in braces. */
function parametersOf(failure: Failure & Partial<MessageDetails>): Record<string, string | number> {
  const { feeCents, triesLeft, limit, amountCents, minimumCents, maximumCents, maximumMinutes, minutes } = failure;
  if (maximumMinutes !== undefined) return { maximum: maximumMinutes };
  if (amountCents !== undefined) {
    return { amount: formatEuros(amountCents, currentLocale()), ...(minutes === undefined ? {} : { minutes }) };
  }
  if (minimumCents !== undefined && maximumCents !== undefined) {
    return { minimum: formatEuros(minimumCents, currentLocale()), maximum: formatEuros(maximumCents, currentLocale()) };
  }
  if (feeCents !== undefined) return { fee: formatEuros(feeCents, currentLocale()) };
  return { ...(triesLeft === undefined ? {} : { triesLeft }), ...(limit === undefined ? {} : { limit }) };
}

interface MessageDetails {
  readonly feeCents: number;
  readonly triesLeft: number;
  readonly limit: number;
  readonly amountCents: number;
  readonly minimumCents: number;
  readonly maximumCents: number;
  readonly maximumMinutes: number;
  readonly minutes: number;
}
