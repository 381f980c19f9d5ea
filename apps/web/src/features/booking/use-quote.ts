import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useState } from 'react';
import { attemptKey, endAttempt } from './attempt-key';
import { RequestQuoteMutation } from './book.documents';
import type { Draft } from './draft';
import type { Quote } from './quote-document';
import { serverNow } from '../../lib/server-clock';

export interface Refusal {
  readonly reason: string;
  readonly message: string;
  /** ISO starts at which the same visit is possible. */
  readonly alternatives: readonly string[];
}

type QuoteState =
  | { readonly is: 'coming' }
  | { readonly is: 'here'; readonly quote: Quote; readonly renewed: boolean }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'failed'; readonly error: unknown };

/** What an answer that is not the expected one tells. */
export const refusalOf = (answer: { __typename: string; message: string; alternatives?: string[] }): Refusal => ({
  reason: answer.__typename,
  message: answer.message,
  alternatives: answer.alternatives ?? [],
});

/**
 * The quote for what the draft says. The same draft is answered with the same quote, also after a reload, until it is
 * used or runs out: `renew` then asks for another.
 */
export function useQuote(providerId: string, draft: Draft) {
  const [request] = useMutation(RequestQuoteMutation);
  const [state, setState] = useState<QuoteState>({ is: 'coming' });
  const wanted = JSON.stringify({
    providerId,
    serviceCode: draft.serviceCode,
    extraCodes: draft.extraCodes,
    durationMinutes: draft.durationMinutes,
    addressId: draft.addressId,
    start: draft.start,
  });

  const ask = useCallback(
    async (renewed: boolean): Promise<void> => {
      setState({ is: 'coming' });
      try {
        const input = JSON.parse(wanted) as { serviceCode: string; start: string; providerId: string };
        const { data } = await request({
          variables: { input: { ...input, idempotencyKey: attemptKey('quote', input) } },
        });
        const answer = data?.requestQuote;
        if (!answer) throw new Error('no answer');
        if (answer.__typename !== 'Quote') {
          endAttempt('quote');
          setState({ is: 'refused', refusal: refusalOf(answer) });
        } else if (new Date(answer.expiresAt).getTime() <= serverNow() && !renewed) {
          endAttempt('quote');
          await ask(true);
        } else {
          setState({ is: 'here', quote: answer, renewed });
        }
      } catch (error) {
        setState({ is: 'failed', error });
      }
    },
    [wanted, request],
  );
  useEffect(() => void ask(false), [ask]);

  const renew = useCallback((): void => {
    endAttempt('quote');
    void ask(true);
  }, [ask]);
  return { state, retry: () => void ask(false), renew };
}
