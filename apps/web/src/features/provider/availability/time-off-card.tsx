import { useMutation } from '@apollo/client/react';
import { ActionIcon, Button, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, localDate, localMinutes, noon, today } from '../../../lib/dates';
import { shortDay } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useRefusal } from '../profile/use-refusal';
import { AddTimeOffMutation, RemoveTimeOffMutation } from '../availability.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import type { MyAvailability } from './my-availability';

const DAY_MINUTES = 1440;
const MINUTE = 60_000;

/** The instant of local midnight at the start of a day, wherever the clock of this device is. */
function startOf(date: string, timeZone: string): string {
  const guess = new Date(`${date}T00:00:00Z`).getTime();
  const ahead = localMinutes(new Date(guess), timeZone);
  const offset = ahead > DAY_MINUTES / 2 ? ahead - DAY_MINUTES : ahead;
  return new Date(guess - offset * MINUTE).toISOString();
}

/** Absences of whole days. */
export function TimeOffCard({ mine }: { mine: MyAvailability }) {
  const { t } = useTranslation(['provider', 'common']);
  const [add] = useMutation(AddTimeOffMutation);
  const [remove] = useMutation(RemoveTimeOffMutation);
  const { busy, problem, send } = useRefusal();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const { timeZone } = mine;

  const addIt = async (start: string, end: string): Promise<boolean> =>
    send('MyAvailability', async () => (await add({ variables: { input: { start, end } } })).data?.addTimeOff);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await addIt(startOf(from, timeZone), startOf(addDays(to || from, 1), timeZone)))) return;
    setFrom('');
    setTo('');
    toast.done(t('availability.added'));
  };
  const drop = async ({ id, start, end }: MyAvailability['timeOff'][number]): Promise<void> => {
    const gone = await send('MyAvailability', async () => (await remove({ variables: { id } })).data?.removeTimeOff);
    if (gone) toast.undoable(t('availability.removed'), t('common:action.undo'), () => addIt(start, end));
  };

  return (
    <section className={`card ${parts.told}`}>
      <Title order={2}>{t('availability.timeOff')}</Title>
      {mine.timeOff.length === 0 && <p className="soft">{t('availability.noTimeOff')}</p>}
      <ul className={classes.gaps}>
        {mine.timeOff.map((absence) => {
          const dates = {
            from: shortDay(absence.start, timeZone),
            to: shortDay(noon(addDays(localDate(absence.end, timeZone), -1))),
          };
          return (
            <li key={absence.id}>
              <span>{t('availability.fromTo', dates)}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={44}
                disabled={busy}
                aria-label={t('availability.removeOff', dates)}
                onClick={() => void drop(absence)}
              >
                <IconTrash size={18} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      <form onSubmit={(event) => void submit(event)} style={{ marginTop: '1rem' }}>
        <div className={classes.pair}>
          <TextInput
            type="date"
            label={t('availability.firstDay')}
            min={today(timeZone)}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t('availability.lastDay')}
            min={from || today(timeZone)}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
        <FieldError>{problem}</FieldError>
        <div className={classes.foot}>
          <Button type="submit" variant="light" loading={busy} disabled={!from || (to !== '' && to < from)}>
            {t('availability.addTimeOff')}
          </Button>
        </div>
      </form>
    </section>
  );
}
