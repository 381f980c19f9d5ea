import { useMutation } from '@apollo/client/react';
import { Button, PinInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { time } from '../../../lib/format';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import { attemptKey, endAttempt } from '../../booking/attempt-key';
import { DeclareArrivalMutation, ReportNoShowMutation, StartVisitMutation } from '../job-commands.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import type { JobDetails } from './job';
import { serverNow } from '../../../lib/server-clock';

const CODE_LENGTH = 4;
const MINUTE = 60_000;
/** The customer is given this long after the start before an absence can be reported. */
const WAIT_MINUTES = 45;

/** How arriving is proven: by the customer's code, else by one's word; and what to do when nobody opens. */
export function ArrivalCard({ job, onChanged }: { job: JobDetails; onChanged: () => unknown }) {
  const { t } = useTranslation('provider');
  if (job.arrivedAt && job.arrivalProof) {
    return (
      <section className={`card ${parts.told}`}>
        <Title order={2}>{t('job.arrival.title')}</Title>
        <p>{t(`job.arrival.${job.arrivalProof}`, { time: time(job.arrivedAt, job.timeZone) })}</p>
        {job.arrivalContestedAt && <p className={classes.timer}>{t('job.arrival.contested')}</p>}
      </section>
    );
  }
  return <Arrive job={job} onChanged={onChanged} />;
}

function Arrive({ job, onChanged }: { job: JobDetails; onChanged: () => unknown }) {
  const { t } = useTranslation('provider');
  const [start] = useMutation(StartVisitMutation);
  const [declare] = useMutation(DeclareArrivalMutation);
  const [report] = useMutation(ReportNoShowMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [code, setCode] = useState('');
  const [asking, setAsking] = useState<'declare' | 'noShow' | null>(null);
  const bookingId = job.id;
  const mayReport =
    job.availableCommands.includes('REPORT_CUSTOMER_NO_SHOW') &&
    serverNow() >= new Date(job.start).getTime() + WAIT_MINUTES * MINUTE;

  const finish = async (
    result: { __typename: string; message?: string; triesLeft?: number } | undefined,
    done: string,
  ) => {
    setAsking(null);
    if (!result) return;
    if (result.__typename !== 'Booking') {
      const left = result.triesLeft === undefined ? '' : ` ${t('job.arrival.triesLeft', { count: result.triesLeft })}`;
      setProblem(`${result.message ?? ''}${left}`);
      setCode('');
      return;
    }
    toast.done(done);
    await onChanged();
  };
  const startByCode = async (typed: string): Promise<void> => {
    const result = await run(
      async () => (await start({ variables: { input: { bookingId, code: typed } } })).data?.startVisit,
    );
    await finish(result, t('job.arrival.started'));
  };
  const declareIt = async (): Promise<void> => {
    const result = await run(async () => (await declare({ variables: { bookingId } })).data?.declareArrival);
    await finish(result, t('job.arrival.started'));
  };
  const reportIt = async (): Promise<void> => {
    const wish = { bookingId, who: 'CUSTOMER' };
    const input = { ...wish, idempotencyKey: attemptKey('no-show', wish) };
    const result = await run(async () => (await report({ variables: { input } })).data?.reportNoShow);
    endAttempt('no-show');
    await finish(result, t('job.noShow.done'));
  };

  return (
    <section className={`card ${parts.told}`}>
      <Title order={2}>{t('job.arrival.title')}</Title>
      <p>{t('job.arrival.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void startByCode(code);
        }}
      >
        <div className={classes.codeRow}>
          <PinInput
            length={CODE_LENGTH}
            type="number"
            inputMode="numeric"
            size="xl"
            placeholder=""
            value={code}
            onChange={setCode}
            aria-label={t('job.arrival.code')}
            oneTimeCode={false}
          />
          <Button type="submit" size="lg" loading={busy && !asking} disabled={code.length < CODE_LENGTH}>
            {t('job.arrival.start')}
          </Button>
        </div>
      </form>
      <FieldError>{problem}</FieldError>
      <p className={classes.small} style={{ marginTop: '0.75rem' }}>
        {t('job.arrival.early')}
      </p>
      <div className={classes.buttons}>
        <Button variant="subtle" disabled={busy} onClick={() => setAsking('declare')}>
          {t('job.arrival.declare')}
        </Button>
        {mayReport && (
          <Button variant="subtle" color="gray" disabled={busy} onClick={() => setAsking('noShow')}>
            {t('job.noShow.open')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={asking === 'declare'}
        title={t('job.arrival.declareTitle')}
        confirmLabel={t('job.arrival.declareConfirm')}
        busy={busy}
        onConfirm={declareIt}
        onClose={() => setAsking(null)}
      >
        {t('job.arrival.declareText')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'noShow'}
        title={t('job.noShow.title')}
        confirmLabel={t('job.noShow.confirm')}
        danger
        busy={busy}
        onConfirm={reportIt}
        onClose={() => setAsking(null)}
      >
        {t('job.noShow.text')}
      </ConfirmDialog>
    </section>
  );
}
