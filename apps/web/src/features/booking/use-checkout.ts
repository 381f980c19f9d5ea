import { useMutation } from '@apollo/client/react';
import { attemptKey, endAttempt } from './attempt-key';
import { CheckoutMutation } from './booking.documents';

/** Leads to the hosted payment page of a booking. Answers why not, in words, when there is none; else the page leaves. */
export function useCheckout(): (bookingId: string) => Promise<string | null> {
  const [open] = useMutation(CheckoutMutation);
  return async (bookingId) => {
    const operation = `checkout.${bookingId}`;
    const { data } = await open({
      variables: { input: { bookingId, idempotencyKey: attemptKey(operation, { bookingId }) } },
    });
    const answer = data?.bookingCheckout;
    if (answer?.__typename !== 'BookingCheckout') return answer?.message ?? null;
    endAttempt(operation);
    window.location.assign(answer.url);
    return null;
  };
}
