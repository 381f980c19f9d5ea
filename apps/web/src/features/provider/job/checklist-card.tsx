import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, TextInput, Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import { FinishVisitMutation } from '../job-commands.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { useKept } from '../use-kept';
import type { JobDetails } from './job';
import { explained } from '../../../lib/format';

interface Answer {
  readonly done: boolean;
  readonly note: string;
}

/** What is gone through before leaving; afterwards, what was answered. */
export function ChecklistCard({ job, onFinished }: { job: JobDetails; onFinished: () => unknown }) {
  const { t } = useTranslation('provider');
  return (
    <section className={`card ${parts.told}`}>
      <Title order={2}>{t('job.checklist.title')}</Title>
      {job.state === 'IN_PROGRESS' ? <CheckOut job={job} onFinished={onFinished} /> : <Answered job={job} />}
    </section>
  );
}

function Answered({ job }: { job: JobDetails }) {
  const { t } = useTranslation('provider');
  return (
    <ul className={classes.checks}>
      {job.checklist.map(({ point, label, done, note }) => (
        <li key={point}>
          <span data-done={done ?? false}>
            {done ? <IconCheck size={18} aria-hidden="true" /> : <IconX size={18} aria-hidden="true" />}
          </span>
          <span>
            {label}
            <span className="visually-hidden"> : {done ? t('job.checklist.done') : t('job.checklist.notDone')}</span>
            {note && <span className={classes.small}> · {note}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function CheckOut({ job, onFinished }: { job: JobDetails; onFinished: () => unknown }) {
  const { t } = useTranslation('provider');
  const [finish] = useMutation(FinishVisitMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [answers, setAnswers, forget] = useKept<Record<string, Answer>>(`checklist.${job.id}`, {});
  const [tried, setTried] = useState(false);
  const answerTo = (point: string): Answer => answers[point] ?? { done: false, note: '' };
  const change = (point: string, next: Partial<Answer>): void =>
    setAnswers({ ...answers, [point]: { ...answerTo(point), ...next } });
  const missing = job.checklist.filter(({ point }) => !answerTo(point).done && !answerTo(point).note.trim());
  const done = job.checklist.filter(({ point }) => answerTo(point).done).length;

  const leave = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0) return;
    const checklist = job.checklist.map(({ point }) => {
      const { done: isDone, note } = answerTo(point);
      return { point, done: isDone, ...(isDone ? {} : { note: note.trim() }) };
    });
    const result = await run(
      async () => (await finish({ variables: { input: { bookingId: job.id, checklist } } })).data?.finishVisit,
    );
    if (!result) return;
    if (result.__typename !== 'Booking') {
      setProblem(result.message);
      return;
    }
    forget();
    toast.done(t('job.checklist.finished'));
    await onFinished();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void leave();
      }}
    >
      <p className="soft">
        {t('job.checklist.text')}{' '}
        <span className="numbers">{t('job.checklist.progress', { done, total: job.checklist.length })}</span>
      </p>
      <ul className={classes.checkForm}>
        {job.checklist.map(({ point, label }) => {
          const answer = answerTo(point);
          return (
            <li key={point}>
              <Checkbox
                label={label}
                checked={answer.done}
                onChange={(event) => change(point, { done: event.currentTarget.checked })}
              />
              {!answer.done && (tried || answer.note) && (
                <TextInput
                  size="sm"
                  mt="xs"
                  aria-label={explained(t('job.checklist.why'), label)}
                  placeholder={t('job.checklist.why')}
                  value={answer.note}
                  error={tried && !answer.note.trim() && t('job.checklist.whyMissing')}
                  onChange={(event) => change(point, { note: event.currentTarget.value })}
                />
              )}
            </li>
          );
        })}
      </ul>
      <FieldError>{problem}</FieldError>
      <div className={classes.buttons}>
        <Button type="submit" size="lg" loading={busy}>
          {t('job.checklist.finish')}
        </Button>
      </div>
    </form>
  );
}
