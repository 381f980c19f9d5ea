import { useQuery } from '@apollo/client/react';
import { ActionIcon, Button, Group, Skeleton, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, localDate, localMinutes, noon, today, weekday } from '../../../lib/dates';
import { day, duration, time } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { FreeSlotsQuery } from '../book.documents';
import classes from '../booking.module.css';
import type { StepProps } from './step';

const SHOWN_DAYS = 28;
const HORIZON_DAYS = 90;

const monday = (date: string): string => addDays(date, 1 - weekday(date));

/** Four weeks of free days, and the starts of the day that is chosen. */
export function SlotStep({ offer, draft, change, goTo }: StepProps) {
  const { t } = useTranslation('booking');
  const wanted = draft.start ? localDate(draft.start) : draft.date;
  const [first, setFirst] = useState(monday(wanted && wanted >= today() ? wanted : today()));
  const [picked, setPicked] = useState<string | null>(null);
  const from = first < today() ? today() : first;
  const { data, loading, error, refetch } = useQuery(FreeSlotsQuery, {
    fetchPolicy: 'cache-and-network',
    variables: {
      providerId: offer.provider.id,
      durationMinutes: draft.durationMinutes ?? 0,
      from,
      to: addDays(first, SHOWN_DAYS - 1),
      placeId: draft.place?.id ?? null,
    },
  });
  const byDay = groupByDay(data?.freeSlots ?? []);
  const chosen = picked ?? [wanted, [...byDay.keys()][0]].find((date) => date && byDay.has(date)) ?? null;
  const slots = (chosen && byDay.get(chosen)) || [];
  const isFree =
    !draft.start || !data || slots.length === 0 || data.freeSlots.some(({ start }) => sameInstant(start, draft.start));

  return (
    <section>
      <Title order={2} className={classes.question}>
        {t('slot.question')}
      </Title>
      {!isFree && draft.start && localDate(draft.start) === chosen && <FieldError>{t('slot.taken')}</FieldError>}
      {error && !data ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <>
          <div className={`card ${classes.card}`}>
            <MonthBar
              first={first}
              onMove={(date) => {
                setFirst(date);
                setPicked(null);
              }}
            />
            <Calendar first={first} byDay={byDay} loading={loading && !data} chosen={chosen} onChoose={setPicked} />
          </div>
          {data?.freeSlots.length === 0 ? (
            <div style={{ marginTop: '1.25rem' }}>
              <EmptyState
                level={3}
                title={t('slot.none', { duration: duration(draft.durationMinutes ?? 0) })}
                text={t('slot.noneText')}
              />
            </div>
          ) : (
            <Times
              date={chosen}
              slots={slots}
              start={draft.start}
              onChoose={(start) => change({ start, date: chosen })}
            />
          )}
        </>
      )}
      <div className={classes.forward}>
        <Button size="lg" disabled={!draft.start || !isFree} onClick={() => goTo('address')}>
          {t('book.toAddress')}
        </Button>
      </div>
    </section>
  );
}

function groupByDay<Slot extends { start: string }>(slots: readonly Slot[]): Map<string, Slot[]> {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const date = localDate(slot.start);
    days.set(date, [...(days.get(date) ?? []), slot]);
  }
  return days;
}

const sameInstant = (one: string, other: string | null): boolean =>
  other !== null && new Date(one).getTime() === new Date(other).getTime();

function MonthBar({ first, onMove }: { first: string; onMove: (date: string) => void }) {
  const { t, i18n } = useTranslation('booking');
  const month = (date: string): string =>
    new Intl.DateTimeFormat(i18n.resolvedLanguage, { month: 'long', year: 'numeric' }).format(new Date(noon(date)));
  const [begin, end] = [month(first < today() ? today() : first), month(addDays(first, SHOWN_DAYS - 1))];
  return (
    <div className={classes.monthBar}>
      <Title order={3} aria-live="polite">
        {begin === end ? begin : `${begin} – ${end}`}
      </Title>
      <Group gap="xs" wrap="nowrap">
        <ActionIcon
          variant="default"
          size={44}
          radius="xl"
          aria-label={t('slot.earlier')}
          disabled={first <= today()}
          onClick={() => onMove(addDays(first, -SHOWN_DAYS))}
        >
          <IconChevronLeft size={20} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={44}
          radius="xl"
          aria-label={t('slot.later')}
          disabled={addDays(first, SHOWN_DAYS) > addDays(today(), HORIZON_DAYS)}
          onClick={() => onMove(addDays(first, SHOWN_DAYS))}
        >
          <IconChevronRight size={20} />
        </ActionIcon>
      </Group>
    </div>
  );
}

interface CalendarProps {
  readonly first: string;
  readonly byDay: ReadonlyMap<string, readonly unknown[]>;
  readonly loading: boolean;
  readonly chosen: string | null;
  readonly onChoose: (date: string) => void;
}

function Calendar({ first, byDay, loading, chosen, onChoose }: CalendarProps) {
  const { t, i18n } = useTranslation('booking');
  const dates = Array.from({ length: SHOWN_DAYS }, (_, index) => addDays(first, index));
  const short = new Intl.DateTimeFormat(i18n.resolvedLanguage, { weekday: 'short' });
  return (
    <>
      <div className={classes.week} aria-hidden="true">
        {dates.slice(0, 7).map((date) => (
          <span key={date} className={classes.weekday}>
            {short.format(new Date(noon(date)))}
          </span>
        ))}
      </div>
      <ul className={classes.week} aria-label={t('slot.calendar')}>
        {dates.map((date) => {
          const count = byDay.get(date)?.length ?? 0;
          const name = day(noon(date));
          return (
            <li key={date}>
              {loading ? (
                <Skeleton height={47} radius={12} />
              ) : (
                <button
                  type="button"
                  className={classes.day}
                  disabled={count === 0}
                  aria-pressed={date === chosen}
                  aria-label={count > 0 ? t('slot.dayFree', { day: name, count }) : t('slot.dayFull', { day: name })}
                  onClick={() => onChoose(date)}
                >
                  {Number(date.slice(8))}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface TimesProps {
  readonly date: string | null;
  readonly slots: readonly { readonly start: string; readonly end: string }[];
  readonly start: string | null;
  readonly onChoose: (start: string) => void;
}

const PARTS = [
  { name: 'morning', until: 12 * 60 },
  { name: 'afternoon', until: 18 * 60 },
  { name: 'evening', until: 24 * 60 },
] as const;

function Times({ date, slots, start, onChoose }: TimesProps) {
  const { t } = useTranslation('booking');
  const parts = PARTS.map(({ name, until }, index) => {
    const since = PARTS[index - 1]?.until ?? 0;
    return {
      name,
      slots: slots.filter((slot) => localMinutes(slot.start) >= since && localMinutes(slot.start) < until),
    };
  }).filter((part) => part.slots.length > 0);
  return (
    <div style={{ marginTop: '1.5rem', minHeight: '12rem' }}>
      <Title order={3} mb="sm" aria-live="polite">
        {date ? day(noon(date)) : t('slot.chooseDay')}
      </Title>
      {parts.map((part) => (
        <div key={part.name} role="group" aria-label={t(`slot.${part.name}`)}>
          <p className={classes.timesName}>{t(`slot.${part.name}`)}</p>
          <div className={classes.times}>
            {part.slots.map((slot) => (
              <button
                key={slot.start}
                type="button"
                className={classes.time}
                aria-pressed={sameInstant(slot.start, start)}
                aria-label={t('slot.from', { start: time(slot.start), end: time(slot.end) })}
                onClick={() => onChoose(slot.start)}
              >
                {time(slot.start)}
              </button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
