import { useQuery } from '@apollo/client/react';
import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money, shortDay } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import { Money } from '../../../ui/money';
import { StateBadge, type Tone } from '../../../ui/state-badge';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { MyPayoutsQuery } from './payouts.documents';

type Payout = ResultOf<typeof MyPayoutsQuery>['myPayouts']['nodes'][number];

const TONES: Record<Payout['status'], Tone> = {
  REQUESTED: 'waiting',
  PENDING: 'waiting',
  IN_TRANSIT: 'waiting',
  PAID: 'good',
  FAILED: 'bad',
  CANCELED: 'quiet',
  REFUSED: 'bad',
};

/** Every payout with the visits inside it. */
export function PayoutHistory() {
  const { t } = useTranslation(['payouts', 'common']);
  const { data, error, refetch, fetchMore } = useQuery(MyPayoutsQuery, {
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.myPayouts;
  const more = (): unknown =>
    fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { myPayouts: next } }) => ({
        myPayouts: { ...next, nodes: [...before.myPayouts.nodes, ...next.nodes] },
      }),
    });
  return (
    <section className={classes.group} aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      {!page && (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={2} height={92} />)}
      {page?.nodes.length === 0 && <EmptyState title={t('history.empty')} text={t('history.emptyText')} />}
      <ul className={parts.list}>
        {page?.nodes.map((payout) => (
          <li key={payout.id} className={`card ${classes.row}`}>
            <OnePayout payout={payout} />
          </li>
        ))}
      </ul>
      {page?.pageInfo.hasNextPage && (
        <Button variant="default" mt="lg" onClick={() => void more()}>
          {t('common:action.more')}
        </Button>
      )}
    </section>
  );
}

function OnePayout({ payout }: { payout: Payout }) {
  const { t } = useTranslation('payouts');
  const { status, instant, amountCents, feeCents, createdAt, arrivesAt, failureText, lines } = payout;
  const facts = [
    failureText ?? (arrivesAt && t('history.arrives', { day: shortDay(arrivesAt) })),
    feeCents > 0 && t('history.fee', { amount: money(feeCents) }),
  ].filter(Boolean);
  return (
    <>
      <h3>
        {instant ? t('history.instant') : t('history.weekly')}, {shortDay(createdAt)}
      </h3>
      <Money cents={amountCents} className={`${classes.rowEnd} ${classes.amount}`} />
      <span className="soft">{facts.join(' · ')}</span>
      <span className={classes.rowEnd}>
        <StateBadge tone={TONES[status]}>{t(`history.status.${status}`)}</StateBadge>
      </span>
      {instant && status !== 'REFUSED' && <p className={`soft ${classes.rowWide}`}>{t('history.instantInside')}</p>}
      {lines.length > 0 && (
        <details className={classes.rowWide}>
          <summary>{t('history.inside')}</summary>
          <Lines
            label={t('history.inside')}
            lines={lines.map(({ bookingId, chargeKind, amountCents: cents, at }) => {
              const text = `${cents < 0 ? t('history.takenBack') : t(`history.${chargeKind ?? 'visit'}`)}, ${shortDay(at)}`;
              return {
                label: bookingId ? (
                  <Anchor component={Link} to={`/jobs/${bookingId}`}>
                    {text}
                  </Anchor>
                ) : (
                  text
                ),
                value: <Money cents={cents} />,
              };
            })}
          />
        </details>
      )}
    </>
  );
}
