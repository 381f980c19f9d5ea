import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Rating, Stack, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDay } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { FieldError } from '../../../ui/field-error';
import { Stars } from '../../../ui/stars';
import { toast } from '../../../ui/toast';
import { ReviewsQuery, SubmitReviewMutation } from '../booking.documents';
import classes from '../booking.module.css';
import { useDeed } from '../../../lib/use-deed';

type Reviews = ResultOf<typeof ReviewsQuery>['reviewsOf'];

/** A visit as one of its two sides reviews it; `other` is the public name of the other side. */
interface ReviewedVisit {
  readonly bookingId: string;
  readonly completed: boolean;
  readonly author: 'CUSTOMER' | 'PROVIDER';
  readonly other: string;
}

/** The two reviews of a visit: mine to write, then both to read. */
export function ReviewCard({ visit }: { visit: ReviewedVisit }) {
  const { t } = useTranslation('booking');
  const { data, refetch } = useQuery(ReviewsQuery, {
    skip: !visit.completed,
    variables: { bookingId: visit.bookingId },
  });
  const reviews = data?.reviewsOf;
  if (!reviews || (!reviews.canReview && !reviews.mine && !reviews.theirs)) return null;
  return (
    <section className={`card ${classes.card}`}>
      <Title order={2} size="h3">
        {t('review.title')}
      </Title>
      {reviews.canReview && <ReviewForm visit={visit} closesAt={reviews.closesAt} onSent={refetch} />}
      {reviews.mine && <MyReview reviews={reviews} other={visit.other} />}
      {reviews.theirs && (
        <>
          <h3>{t('review.theirs', { name: visit.other })}</h3>
          <Stars value={reviews.theirs.overall} />
          {reviews.theirs.text && <p style={{ marginTop: '0.5rem' }}>{reviews.theirs.text}</p>}
        </>
      )}
    </section>
  );
}

function MyReview({ reviews, other }: { reviews: Reviews; other: string }) {
  const { t } = useTranslation('booking');
  const { mine } = reviews;
  if (!mine) return null;
  const day = shortDay(mine.publishedAt ?? reviews.closesAt);
  return (
    <>
      <Stars value={mine.overall} />
      {mine.text && <p style={{ marginTop: '0.5rem' }}>{mine.text}</p>}
      <p className="soft">
        {mine.removal
          ? t('review.removed', { reason: mine.removal.reason })
          : mine.publishedAt
            ? t('review.published', { day })
            : t('review.waiting', { day })}
      </p>
      {mine.reply && (
        <>
          <h3>{t('review.reply', { name: other })}</h3>
          <p>{mine.reply.text}</p>
        </>
      )}
    </>
  );
}

const MARKS = ['overall', 'quality', 'punctuality', 'communication'] as const;
const NO_MARKS = { overall: 0, quality: 0, punctuality: 0, communication: 0 };

interface ReviewFormProps {
  readonly visit: ReviewedVisit;
  readonly closesAt: string;
  readonly onSent: () => unknown;
}

function ReviewForm({ visit, closesAt, onSent }: ReviewFormProps) {
  const { t } = useTranslation('booking');
  const [submit] = useMutation(SubmitReviewMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [marks, setMarks] = useState(NO_MARKS);
  const [text, setText] = useState('');

  const send = (): Promise<unknown> =>
    run(async () => {
      if (MARKS.some((name) => marks[name] === 0)) {
        setProblem(t('review.missing'));
        return;
      }
      const { data } = await submit({ variables: { input: { bookingId: visit.bookingId, ...marks, text } } });
      const answer = data?.submitReview;
      if (answer && 'message' in answer) {
        setProblem(answer.message);
        return;
      }
      toast.done(t('review.sent'));
      await onSent();
    });

  return (
    <Stack gap="lg">
      <p className="soft">{t('review.lead', { day: shortDay(closesAt) })}</p>
      <div className={classes.marks}>
        {MARKS.map((name) => (
          <Mark
            key={name}
            label={t(name === 'quality' && visit.author === 'PROVIDER' ? 'review.home' : `review.${name}`)}
            value={marks[name]}
            onChange={(value) => setMarks({ ...marks, [name]: value })}
          />
        ))}
      </div>
      <Textarea
        label={t('review.text')}
        description={t('review.textHint')}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FieldError>{problem}</FieldError>
      <div>
        <Button loading={busy} onClick={() => void send()}>
          {t('review.send')}
        </Button>
      </div>
    </Stack>
  );
}

interface MarkProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Mark({ label, value, onChange }: MarkProps) {
  const { t } = useTranslation('booking');
  return (
    <>
      <span aria-hidden="true">{label}</span>
      <Rating
        size="lg"
        color="var(--star-ink)"
        value={value}
        onChange={onChange}
        aria-label={label}
        getSymbolLabel={(mark) => t('review.mark', { label, value: mark })}
      />
    </>
  );
}
