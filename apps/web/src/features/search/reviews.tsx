import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { noon } from '../../lib/dates';
import { number, shortDay } from '../../lib/format';
import type { ResultOf } from '../../lib/graphql';
import { ErrorState } from '../../ui/error-state';
import { Lines } from '../../ui/lines';
import { CardsSkeleton } from '../../ui/loading';
import { Stars } from '../../ui/stars';
import classes from './reviews.module.css';
import { ReviewsQuery, type ProviderQuery } from './search.documents';

type Summary = ResultOf<typeof ProviderQuery>['providerReviewSummary'];
type Review = ResultOf<typeof ReviewsQuery>['providerReviews']['edges'][number]['node'];

/** What people who were there say, with the law's dates: of the visit and of publication. */
export function Reviews({ providerId, summary }: { providerId: string; summary: Summary }) {
  const { t } = useTranslation(['search', 'common']);
  const { data, error, refetch, fetchMore, loading } = useQuery(ReviewsQuery, {
    variables: { providerId },
    notifyOnNetworkStatusChange: true,
  });
  const reviews = data?.providerReviews;
  return (
    <section aria-labelledby="reviews" className={classes.reviews}>
      <h2 id="reviews">{t('search:reviews.title')}</h2>
      <p>
        <Stars value={summary.overall} count={summary.count} size={20} />
      </p>
      {summary.overall !== null && (
        <div className={classes.scores}>
          <Lines
            label={t('search:reviews.parts')}
            lines={partsOf(summary).map(([part, value]) => ({
              label: t(`search:reviews.${part}`),
              value: number(value),
            }))}
          />
        </div>
      )}
      {reviews && reviews.edges.length > 0 && <p className="soft">{reviews.sortedBy}</p>}
      {error && <ErrorState error={error} onRetry={refetch} />}
      {!reviews && !error && <CardsSkeleton count={2} height={140} />}
      {reviews?.edges.map(({ node }) => (
        <ReviewEntry key={node.id} review={node} />
      ))}
      {reviews?.pageInfo.hasNextPage && (
        <Button
          variant="default"
          loading={loading}
          onClick={() => void fetchMore({ variables: { after: reviews.pageInfo.endCursor } })}
        >
          {t('common:action.more')}
        </Button>
      )}
    </section>
  );
}

function partsOf(summary: Summary): ['quality' | 'punctuality' | 'communication', number][] {
  const { quality, punctuality, communication } = summary;
  return [
    ['quality', quality ?? 0],
    ['punctuality', punctuality ?? 0],
    ['communication', communication ?? 0],
  ];
}

function ReviewEntry({ review }: { review: Review }) {
  const { t } = useTranslation('search');
  return (
    <article className={classes.review} aria-label={t('reviews.by', { name: review.authorPublicName })}>
      <header>
        <strong>{review.authorPublicName}</strong>
        <Stars value={review.overall} />
      </header>
      {review.text && <p className={classes.text}>{review.text}</p>}
      <p className={`soft ${classes.dates}`}>
        {review.verifiedBooking && (
          <span className={classes.verified} title={review.verification}>
            <IconCircleCheck size={16} stroke={1.8} aria-hidden="true" />
            {t('reviews.verified')}
          </span>
        )}
        <span>{t('reviews.visit', { date: shortDay(noon(review.experienceDate)) })}</span>
        {review.publishedAt && <span>{t('reviews.published', { date: shortDay(review.publishedAt) })}</span>}
      </p>
      {review.reply && (
        <blockquote className={classes.reply}>
          <p>{t('reviews.reply', { date: shortDay(review.reply.repliedAt) })}</p>
          <p>{review.reply.text}</p>
        </blockquote>
      )}
    </article>
  );
}
