import { useMutation } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { weekdayName } from '../clock-text';
import { useRefusal } from '../profile/use-refusal';
import { SetWeeklyHoursMutation } from '../availability.documents';
import { MyFileQuery } from '../file.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import type { HourRange, MyAvailability } from './my-availability';
import { RangesField } from './ranges-field';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const WORKDAYS = 5;

const byDay = ({ weeklyHours }: MyAvailability): HourRange[][] =>
  WEEK.map((weekday) =>
    weeklyHours
      .filter((range) => range.weekday === weekday)
      .map(({ startMinute, endMinute }) => ({ startMinute, endMinute }))
      .toSorted((one, other) => one.startMinute - other.startMinute),
  );

/** The usual week, day by day. */
export function WeekCard({ mine }: { mine: MyAvailability }) {
  const { t, i18n } = useTranslation(['provider', 'common']);
  const [save] = useMutation(SetWeeklyHoursMutation, { refetchQueries: [MyFileQuery] });
  const { busy, problem, send } = useRefusal();
  const [draft, setDraft] = useState<readonly (readonly HourRange[])[] | null>(null);
  const week = draft ?? byDay(mine);

  const submit = async (): Promise<void> => {
    const hours = week.flatMap((ranges, index) => ranges.map((range) => ({ ...range, weekday: index + 1 })));
    const taken = await send(
      'MyAvailability',
      async () => (await save({ variables: { input: { hours } } })).data?.setWeeklyHours,
    );
    if (!taken) return;
    setDraft(null);
    toast.done(t('common:state.saved'));
  };

  return (
    <section className={`card ${parts.told}`}>
      <Title order={2}>{t('availability.weekly')}</Title>
      <ul className={classes.weekdays}>
        {week.map((ranges, index) => {
          const name = weekdayName(index + 1, i18n.resolvedLanguage ?? 'fr');
          return (
            <li key={name}>
              <strong>{name}</strong>
              <RangesField
                name={name}
                ranges={ranges}
                onChange={(next) => setDraft(week.map((current, position) => (position === index ? next : current)))}
              />
            </li>
          );
        })}
      </ul>
      <Button
        variant="subtle"
        size="compact-md"
        onClick={() => setDraft(week.map((ranges, index) => (index < WORKDAYS ? (week[0] ?? []) : ranges)))}
      >
        {t('availability.copy')}
      </Button>
      <FieldError>{problem}</FieldError>
      <div className={classes.foot}>
        {draft && <span className={classes.small}>{t('availability.unsaved')}</span>}
        <Button loading={busy} disabled={!draft} onClick={() => void submit()}>
          {t('availability.save')}
        </Button>
      </div>
    </section>
  );
}
