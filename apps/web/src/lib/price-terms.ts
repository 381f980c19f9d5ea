import { useQuery } from '@apollo/client/react';
import { percent } from './format';
import type { ResultOf } from './graphql';
import { PriceTermsQuery } from './price-terms.documents';

type PriceTerms = ResultOf<typeof PriceTermsQuery>['priceTerms'];

/** As wide as a number of two figures, so that a line of text does not move when the number comes. */
const COMING = '\u2007\u2007';

/**
 * Today's terms, which the operator can change: `terms` as the server has them (null until they are here), `words` to be
 * blanks in a text.
 */
export function usePriceTerms() {
  const { data } = useQuery(PriceTermsQuery);
  const terms = data?.priceTerms ?? null;
  return { terms, words: wordsOf(terms) };
}

function wordsOf(terms: PriceTerms | null) {
  const share = (basisPoints: (terms: PriceTerms) => number): string =>
    terms ? percent(basisPoints(terms) / 100) : `${COMING}\u00a0%`;
  const count = (of: (terms: PriceTerms) => number): string => (terms ? String(of(terms)) : COMING);
  return {
    fee: share(({ customerFeeBasisPoints }) => customerFeeBasisPoints),
    commission: share(({ commissionBasisPoints }) => commissionBasisPoints),
    kept: share(({ commissionBasisPoints }) => 10_000 - commissionBasisPoints),
    sunday: share(({ sundaySurchargeBasisPoints }) => sundaySurchargeBasisPoints),
    holiday: share(({ holidaySurchargeBasisPoints }) => holidaySurchargeBasisPoints),
    shortNotice: share(({ shortNoticeSurchargeBasisPoints }) => shortNoticeSurchargeBasisPoints),
    shortNoticeHours: count(({ shortNoticeHours }) => shortNoticeHours),
    quoteMinutes: count(({ quoteValidMinutes }) => quoteValidMinutes),
    holdMinutes: count(({ holdMinutes }) => holdMinutes),
    holdDays: count(({ immediateHoldDays }) => immediateHoldDays),
    holdHours: count(({ authoriseBeforeHours }) => authoriseBeforeHours),
    claimHours: count(({ claimWindowHours }) => claimWindowHours),
    withdrawalDays: count(({ withdrawalDays }) => withdrawalDays),
  };
}
