import { useQuery } from '@apollo/client/react';
import { ActionIcon, NativeSelect, Skeleton } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addDays, localDate, noon, today } from '../../lib/dates';
import { day, duration, money, time } from '../../lib/format';
import { ErrorState } from '../../ui/error-state';
import { bookPath } from '../booking/book-path';
import { DURATIONS, type SearchParams } from './search-params';
import { FreeSlotsQuery } from './search.documents';
import classes from './slot-picker.module.css';

const DAYS = 3;
const HORIZON_DAYS = 86;

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
  const slots = data?.freeSlots ?? [];

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
      {rate !== undefined && <p className={classes.rate}>{t('slots.rate', { rate: money(rate) })}</p>}
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
              <div className={classes.starts}>
                {!data && <Skeleton height={40} radius="xl" />}
                {data &&
                  slots
                    .filter(({ start }) => localDate(start) === date)
                    .map(({ start }) => (
                      <Link
                        key={start}
                        to={bookPath(providerId, { service, minutes, start, date, place, ...homeOf(search) })}
                        className={`numbers ${classes.start}`}
                        aria-label={t('slots.bookAt', { day: day(start), time: time(start) })}
                      >
                        {time(start)}
                      </Link>
                    ))}
                {data && !slots.some(({ start }) => localDate(start) === date) && (
                  <span className="soft">{t('slots.none')}</span>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      <p className={`soft ${classes.note}`}>{t('slots.note')}</p>
    </section>
  );
}

const homeOf = ({ home }: SearchParams) =>
  home ? { home: { rooms: home.rooms, bathrooms: home.bathrooms, surfaceSquareMetres: home.surface } } : {};
