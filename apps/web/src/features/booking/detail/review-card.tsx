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
import { useDeed } from '../use-deed';
import type { Booking } from './booking';

type Reviews = ResultOf<typeof ReviewsQuery>['reviewsOf'];

/** The two reviews of a visit: mine to write, then both to read. */
export function ReviewCard({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking');
  const { data, refetch } = useQuery(ReviewsQuery, {
    skip: booking.state !== 'COMPLETED',
    variables: { bookingId: booking.id },
  });
  const reviews = data?.reviewsOf;
  if (!reviews || (!reviews.canReview && !reviews.mine && !reviews.theirs)) return null;
  return (
    <section className={`card ${classes.card}`}>
      <Title order={2} size="h3">
        {t('review.title')}
      </Title>
      {reviews.canReview && <ReviewForm booking={booking} closesAt={reviews.closesAt} onSent={refetch} />}
      {reviews.mine && <MyReview reviews={reviews} booking={booking} />}
      {reviews.theirs && (
        <>
          <h3>{t('review.theirs', { name: booking.providerPublicName })}</h3>
          <Stars value={reviews.theirs.overall} />
          {reviews.theirs.text && <p style={{ marginTop: '0.5rem' }}>{reviews.theirs.text}</p>}
        </>
      )}
    </section>
  );
}

function MyReview({ reviews, booking }: { reviews: Reviews; booking: Booking }) {
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
          <h3>{t('review.reply', { name: booking.providerPublicName })}</h3>
          <p>{mine.reply.text}</p>
        </>
      )}
    </>
  );
}

const MARKS = ['overall', 'quality', 'punctuality', 'communication'] as const;
const NO_MARKS = { overall: 0, quality: 0, punctuality: 0, communication: 0 };

interface ReviewFormProps {
  readonly booking: Booking;
  readonly closesAt: string;
  readonly onSent: () => unknown;
}

function ReviewForm({ booking, closesAt, onSent }: ReviewFormProps) {
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
      const { data } = await submit({ variables: { input: { bookingId: booking.id, ...marks, text } } });
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
            name={name}
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
  readonly name: (typeof MARKS)[number];
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Mark({ name, value, onChange }: MarkProps) {
  const { t } = useTranslation('booking');
  const label = t(`review.${name}`);
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
