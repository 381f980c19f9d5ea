import { useQuery } from '@apollo/client/react';
import { ActionIcon, NativeSelect, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addDays, localDate, noon, today } from '../../lib/dates';
import { day, duration, money, time } from '../../lib/format';
import { usePriceTerms } from '../../lib/price-terms';
import { ErrorState } from '../../ui/error-state';
import { bookPath } from '../booking/book-path';
import { ordinaryTotal } from './ordinary-total';
import { DURATIONS, type SearchParams } from './search-params';
import { FreeSlotsQuery } from './search.documents';
import classes from './slot-picker.module.css';
import { spread } from './spread';

const DAYS = 3;
const HORIZON_DAYS = 86;
/** Of a day that was not asked for: enough to see when it begins and ends, in two rows with the button for the rest. */
const FEW_STARTS = 5;
/** Pixels: two rows of starts, and as many as a free day has on a phone. */
const FEW_STARTS_HEIGHT = 90;
const WHOLE_DAY_HEIGHT = 340;

interface SlotPickerProps {
  readonly providerId: string;
  /** Services of the provider with their names. */
  readonly offers: readonly { readonly code: string; readonly name: string; readonly hourlyRateCents: number }[];
  readonly search: SearchParams;
}

/** The calendar of free slots: choose what and how long, then a start; each start leads to the quote. */
export function SlotPicker({ providerId, offers, search }: SlotPickerProps) {
  const { t } = useTranslation('search');
  const [service, setService] = useState(
    () => offers.find(({ code }) => code === search.service)?.code ?? offers[0]?.code ?? '',
  );
  const [minutes, setMinutes] = useState(search.minutes ?? 180);
  const [from, setFrom] = useState(search.date);
  const to = addDays(from, DAYS - 1);
  const { data, error, refetch } = useQuery(FreeSlotsQuery, {
    variables: { providerId, from, to, durationMinutes: minutes },
  });
  const rate = offers.find(({ code }) => code === service)?.hourlyRateCents;
  const place = search.placeId ? { id: search.placeId, name: search.placeName } : undefined;
  const days = Array.from({ length: DAYS }, (_, index) => addDays(from, index));

  return (
    <section aria-labelledby="slots" className={`card ${classes.picker}`}>
      <h2 id="slots">{t('slots.title')}</h2>
      <NativeSelect
        label={t('form.service')}
        value={service}
        onChange={(event) => setService(event.currentTarget.value)}
        data={offers.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <NativeSelect
        label={t('form.duration')}
        value={String(minutes)}
        onChange={(event) => setMinutes(Number(event.currentTarget.value))}
        data={DURATIONS.map((length) => ({ value: String(length), label: duration(length) }))}
      />
      <PriceOf rate={rate} minutes={minutes} />
      <div className={classes.turn}>
        <ActionIcon
          variant="default"
          size={44}
          radius="xl"
          aria-label={t('slots.earlier')}
          disabled={from <= today()}
          onClick={() => setFrom(addDays(from, -DAYS) < today() ? today() : addDays(from, -DAYS))}
        >
          <IconChevronLeft size={20} />
        </ActionIcon>
        <span role="status">{t('slots.range', { from: day(noon(from)), to: day(noon(to)) })}</span>
        <ActionIcon
          variant="default"
          size={44}
          radius="xl"
          aria-label={t('slots.later')}
          disabled={from >= addDays(today(), HORIZON_DAYS)}
          onClick={() => setFrom(addDays(from, DAYS))}
        >
          <IconChevronRight size={20} />
        </ActionIcon>
      </div>
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <ol className={classes.days}>
          {days.map((date) => (
            <li key={date}>
              <h3>{day(noon(date))}</h3>
              {data ? (
                <DayStarts
                  starts={data.freeSlots.map(({ start }) => start).filter((start) => localDate(start) === date)}
                  whole={date === search.date}
                  to={(start) => bookPath(providerId, { service, minutes, start, date, place, ...homeOf(search) })}
                />
              ) : (
                <Skeleton height={date === search.date ? WHOLE_DAY_HEIGHT : FEW_STARTS_HEIGHT} radius="lg" />
              )}
            </li>
          ))}
        </ol>
      )}
      <p className={`soft ${classes.note}`}>{t('slots.note')}</p>
    </section>
  );
}

/** What the visit costs on an ordinary day: the same sum as in the results and on the quote. Cents an hour, minutes. */
function PriceOf({ rate, minutes }: { rate: number | undefined; minutes: number }) {
  const { t } = useTranslation('search');
  const { terms, words } = usePriceTerms();
  const total = rate !== undefined && terms ? ordinaryTotal(rate, minutes, terms.customerFeeBasisPoints) : null;
  return (
    <div>
      <p className={`numbers ${classes.total}`}>{total === null ? '\u00a0' : money(total)}</p>
      <p className={`soft ${classes.note}`}>
        {t('slots.rate', { ...words, duration: duration(minutes), rate: money(rate ?? 0) })}
      </p>
    </div>
  );
}

interface DayStartsProps {
  /** ISO instants, in order. */
  readonly starts: readonly string[];
  /** Every start from the beginning, as on the day that was searched for; else a few until more are wanted. */
  readonly whole: boolean;
  readonly to: (start: string) => string;
}

/** The free starts of one day. */
function DayStarts({ starts, whole, to }: DayStartsProps) {
  const { t } = useTranslation('search');
  const [unfolded, setUnfolded] = useState(whole);
  const shown = unfolded ? starts : spread(starts, FEW_STARTS);
  const hidden = starts.length - shown.length;
  if (starts.length === 0) return <p className={`soft ${classes.none}`}>{t('slots.none')}</p>;
  return (
    <div className={classes.starts}>
      {shown.map((start) => (
        <Link
          key={start}
          to={to(start)}
          className={`numbers ${classes.start}`}
          aria-label={t('slots.bookAt', { day: day(start), time: time(start) })}
        >
          {time(start)}
        </Link>
      ))}
      {hidden > 0 && (
        <button type="button" className={classes.unfold} onClick={() => setUnfolded(true)}>
          {t('slots.more', { count: hidden })}
        </button>
      )}
    </div>
  );
}

const homeOf = ({ home }: SearchParams) =>
  home ? { home: { rooms: home.rooms, bathrooms: home.bathrooms, surfaceSquareMetres: home.surface } } : {};
