import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Textarea, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { noon } from '../../../lib/dates';
import { number, shortDay } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { Stars } from '../../../ui/stars';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import { useFile } from '../file-context';
import { MyReviewsQuery, ReplyMutation } from '../standing.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { useKept } from '../use-kept';
import { useServices } from '../use-services';

type Review = ResultOf<typeof MyReviewsQuery>['providerReviews']['edges'][number]['node'];

const CRITERIA = ['quality', 'punctuality', 'communication'] as const;

/** What customers wrote, and one answer to each. */
export default function ReviewsPage() {
  const { t } = useTranslation(['provider', 'common']);
  const { id } = useFile();
  const { data, error, refetch, fetchMore } = useQuery(MyReviewsQuery, { variables: { providerId: id } });
  const summary = data?.providerReviewSummary;
  const reviews = data?.providerReviews.edges ?? [];
  const { pageInfo } = data?.providerReviews ?? {};
  return (
    <Page title={t('reviews.title')} lead={t('reviews.lead')} width="md" noIndex>
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={3} height={190} />)}
      {data && reviews.length === 0 && <EmptyState title={t('reviews.empty')} text={t('reviews.emptyText')} />}
      {summary && summary.count > 0 && (
        <section className={`card ${parts.told}`} style={{ marginBottom: '1.25rem' }}>
          <Stars value={summary.overall} count={summary.count} size={22} />
          <Lines
            lines={CRITERIA.map((name) => ({
              label: t(`reviews.${name}`),
              value: summary[name] === null ? '–' : number(summary[name]),
            }))}
          />
        </section>
      )}
      {data && reviews.length > 0 && <p className={classes.small}>{data.providerReviews.sortedBy}</p>}
      <ul className={parts.list}>
        {reviews.map(({ node }) => (
          <li key={node.id}>
            <ReviewCard review={node} />
          </li>
        ))}
      </ul>
      {pageInfo?.hasNextPage && (
        <Button variant="default" mt="lg" onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}>
          {t('common:action.more')}
        </Button>
      )}
    </Page>
  );
}

function ReviewCard({ review }: { review: Review }) {
  const { t } = useTranslation(['provider', 'common']);
  const { nameOf } = useServices();
  const [replying, setReplying] = useState(false);
  return (
    <article className={`card ${parts.told}`}>
      <div className={classes.requestHead}>
        <div>
          <Title order={3}>{review.authorPublicName}</Title>
          <span className={classes.small} title={review.verification}>
            {nameOf(review.serviceCode)} · {t('reviews.visitOf', { date: shortDay(noon(review.experienceDate)) })}
          </span>
        </div>
        <Stars value={review.overall} />
      </div>
      <p className={review.text ? undefined : 'soft'} style={{ whiteSpace: 'pre-line' }}>
        {review.text || t('reviews.noText')}
      </p>
      {review.reply && (
        <blockquote className={classes.reply}>
          <strong>{t('reviews.yours')}</strong>
          {review.reply.text}
        </blockquote>
      )}
      {!review.reply && !replying && (
        <Button variant="light" onClick={() => setReplying(true)}>
          {t('reviews.reply')}
        </Button>
      )}
      {!review.reply && replying && <ReplyForm reviewId={review.id} onClose={() => setReplying(false)} />}
    </article>
  );
}

function ReplyForm({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const { t } = useTranslation(['provider', 'common']);
  const [reply] = useMutation(ReplyMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [text, setText, forget] = useKept(`reply.${reviewId}`, '');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const result = await run(
      async () => (await reply({ variables: { input: { reviewId, text } } })).data?.replyToReview,
    );
    if (!result) return;
    if (result.__typename !== 'Review') {
      setProblem(result.message);
      return;
    }
    forget();
    toast.done(t('reviews.sent'));
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <Textarea
        label={t('reviews.replyLabel')}
        value={text}
        maxLength={1000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FieldError>{problem}</FieldError>
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={!text.trim()}>
          {t('reviews.send')}
        </Button>
      </div>
    </form>
  );
}
