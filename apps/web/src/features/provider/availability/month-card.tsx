import { useMutation } from '@apollo/client/react';
import { ActionIcon, Button, Modal, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, localDate, noon, today, weekday } from '../../../lib/dates';
import { day, explained } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { clockText, weekdayName } from '../clock-text';
import { useRefusal } from '../profile/use-refusal';
import { RemoveExceptionMutation, SetExceptionMutation } from '../availability.documents';
import classes from '../month.module.css';
import type { HourRange, MyAvailability } from './my-availability';
import { RangesField } from './ranges-field';

type Kind = 'open' | 'closed' | 'exception' | 'off';
const KINDS = ['open', 'exception', 'off'] as const;

interface Day {
  readonly date: string;
  readonly kind: Kind;
  readonly hours: readonly HourRange[];
  readonly special: boolean;
}

/** How a day will be: an absence goes before other hours, these go before the usual week. */
function dayOf(date: string, mine: MyAvailability): Day {
  const exception = mine.exceptions.find((each) => each.date === date);
  const usual = mine.weeklyHours.filter((range) => range.weekday === weekday(date));
  const away = mine.timeOff.some(
    ({ start, end }) => localDate(start, mine.timeZone) <= date && date < localDate(end, mine.timeZone),
  );
  const hours = (exception?.hours ?? usual)
    .map(({ startMinute, endMinute }) => ({ startMinute, endMinute }))
    .toSorted((one, other) => one.startMinute - other.startMinute);
  const kind = away ? 'off' : exception ? 'exception' : hours.length > 0 ? 'open' : 'closed';
  return { date, kind, hours, special: exception !== undefined };
}

/** The days of a month as weeks from Monday; null before the first. */
function cellsOf(month: string): (string | null)[] {
  const first = `${month}-01`;
  const days = Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter((date) => date.startsWith(month));
  return [...Array.from({ length: weekday(first) - 1 }, () => null), ...days];
}

const hoursText = (hours: readonly HourRange[]): string =>
  hours.map(({ startMinute, endMinute }) => `${clockText(startMinute)}–${clockText(endMinute)}`).join(', ');

/** A month on which single days are given other hours. */
export function MonthCard({ mine }: { mine: MyAvailability }) {
  const { t, i18n } = useTranslation(['provider', 'common']);
  const language = i18n.resolvedLanguage ?? 'fr';
  const now = today(mine.timeZone);
  const [month, setMonth] = useState(now.slice(0, 7));
  const [chosen, setChosen] = useState<string | null>(null);
  const move = (days: number): void => setMonth(addDays(`${month}-15`, days).slice(0, 7));
  const describe = ({ kind, hours }: Day): string => {
    if (kind === 'off') return t('availability.away');
    return hours.length > 0 ? hoursText(hours) : t('availability.closed');
  };
  return (
    <section className={`card ${classes.card}`}>
      <div className={classes.bar}>
        <Title order={2}>{t('availability.calendar')}</Title>
      </div>
      <p className="soft">{t('availability.calendarText')}</p>
      <div className={classes.bar}>
        <ActionIcon
          variant="default"
          size={44}
          radius="xl"
          disabled={month <= now.slice(0, 7)}
          aria-label={t('availability.previousMonth')}
          onClick={() => move(-30)}
        >
          <IconChevronLeft size={20} />
        </ActionIcon>
        <h3 aria-live="polite">
          {new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
            new Date(noon(`${month}-15`)),
          )}
        </h3>
        <ActionIcon
          variant="default"
          size={44}
          radius="xl"
          aria-label={t('availability.nextMonth')}
          onClick={() => move(30)}
        >
          <IconChevronRight size={20} />
        </ActionIcon>
      </div>
      <div className={classes.grid} aria-hidden="true">
        {[1, 2, 3, 4, 5, 6, 7].map((each) => (
          <span key={each} className={classes.weekday}>
            {weekdayName(each, language, 'short')}
          </span>
        ))}
      </div>
      <ul className={classes.grid}>
        {cellsOf(month).map((date, index) => {
          if (!date) return <li key={`empty-${index}`} aria-hidden="true" />;
          const each = dayOf(date, mine);
          return (
            <li key={date}>
              <button
                type="button"
                className={classes.day}
                data-kind={each.kind}
                disabled={date < now}
                aria-label={explained(day(noon(date)), describe(each))}
                onClick={() => setChosen(date)}
              >
                {Number(date.slice(8))}
              </button>
            </li>
          );
        })}
      </ul>
      <p className={classes.legend}>
        {KINDS.map((kind) => (
          <span key={kind} data-kind={kind}>
            {t(`availability.legend.${kind}`)}
          </span>
        ))}
      </p>
      <Modal
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        title={chosen ? day(noon(chosen)) : ''}
        centered
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {chosen && <DayForm key={chosen} day={dayOf(chosen, mine)} onDone={() => setChosen(null)} />}
      </Modal>
    </section>
  );
}

function DayForm({ day: { date, hours, special }, onDone }: { day: Day; onDone: () => void }) {
  const { t } = useTranslation(['provider', 'common']);
  const [save] = useMutation(SetExceptionMutation);
  const [remove] = useMutation(RemoveExceptionMutation);
  const { busy, problem, send } = useRefusal();
  const [ranges, setRanges] = useState(hours);
  const done = (taken: boolean): void => {
    if (!taken) return;
    toast.done(t('common:state.saved'));
    onDone();
  };
  return (
    <>
      <p className="soft">{special ? t('availability.special') : t('availability.usual')}</p>
      <RangesField name={day(noon(date))} ranges={ranges} onChange={setRanges} />
      <FieldError>{problem}</FieldError>
      <div className={classes.foot}>
        {special && (
          <Button
            variant="default"
            disabled={busy}
            onClick={async () =>
              done(
                await send(
                  'MyAvailability',
                  async () => (await remove({ variables: { date } })).data?.removeDateException,
                ),
              )
            }
          >
            {t('availability.resetDay')}
          </Button>
        )}
        <Button
          loading={busy}
          onClick={async () =>
            done(
              await send(
                'MyAvailability',
                async () => (await save({ variables: { input: { date, hours: [...ranges] } } })).data?.setDateException,
              ),
            )
          }
        >
          {ranges.length > 0 ? t('availability.saveDay') : t('availability.closedDay')}
        </Button>
      </div>
    </>
  );
}
