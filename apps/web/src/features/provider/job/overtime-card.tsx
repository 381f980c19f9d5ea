import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Select, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { Lines } from '../../../ui/lines';
import { toast } from '../../../ui/toast';
import { attemptKey, endAttempt } from '../../booking/attempt-key';
import { ExtrasQuery, ProposeOvertimeMutation } from '../../booking/extras.documents';
import { useDeed } from '../../../lib/use-deed';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import type { JobDetails } from './job';

const MINUTES = [15, 30, 45, 60, 75, 90, 105, 120];

/** More time to ask for, what the customer said to it, and what came in besides the visit. */
export function OvertimeCard({ job }: { job: JobDetails }) {
  const { t } = useTranslation('extras');
  const open = job.state === 'IN_PROGRESS' || job.state === 'DONE' || job.state === 'COMPLETED';
  const { data, refetch } = useQuery(ExtrasQuery, {
    variables: { id: job.id },
    skip: !open,
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return null;
  const { furtherCharges, overtime } = data.booking;
  const atWork = job.state === 'IN_PROGRESS' || job.state === 'DONE';
  const amount = money(overtime?.providerNetCents ?? 0);
  return (
    <>
      {atWork && (
        <section className={`card ${parts.told}`}>
          <Title order={2}>{t('overtime.propose')}</Title>
          {overtime?.state === 'AGREED' && <p>{t('overtime.accepted', { minutes: overtime.minutes, amount })}</p>}
          {overtime?.state === 'REFUSED' && <p>{t('overtime.declined')}</p>}
          {overtime?.state === 'PROPOSED' && <p>{t('overtime.waiting', { minutes: overtime.minutes, amount })}</p>}
          {overtime?.state !== 'AGREED' && (
            <Propose job={job} again={overtime?.state === 'PROPOSED'} onProposed={refetch} />
          )}
        </section>
      )}
      {furtherCharges.length > 0 && (
        <section className={`card ${parts.told}`}>
          <Title order={2}>{t('charge.title')}</Title>
          <Lines
            lines={furtherCharges.map(({ kind, state, providerShareCents }) => ({
              label: t(`charge.${kind}`),
              note: t(`charge.mine.${state}`),
              value: money(providerShareCents ?? 0),
            }))}
          />
        </section>
      )}
    </>
  );
}

function Propose({ job, again, onProposed }: { job: JobDetails; again: boolean; onProposed: () => unknown }) {
  const { t } = useTranslation('extras');
  const [propose] = useMutation(ProposeOvertimeMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [minutes, setMinutes] = useState('30');

  const send = (): Promise<unknown> =>
    run(async () => {
      const input = { bookingId: job.id, minutes: Number(minutes) };
      const key = attemptKey('propose-overtime', input);
      const { data } = await propose({ variables: { input: { ...input, idempotencyKey: key } } });
      const answer = data?.proposeOvertime;
      if (!answer) return;
      endAttempt('propose-overtime');
      if (answer.__typename === 'Booking') toast.done(t('overtime.sent'));
      else setProblem(answer.message);
      await onProposed();
    });

  return (
    <>
      <p className={classes.small}>{t('overtime.proposeText')}</p>
      <Group align="end" mt="sm">
        <Select
          label={t('overtime.minutes')}
          allowDeselect={false}
          data={MINUTES.map((value) => ({ value: String(value), label: t('overtime.option', { minutes: value }) }))}
          value={minutes}
          onChange={(value) => value && setMinutes(value)}
        />
        <Button variant={again ? 'default' : 'filled'} loading={busy} onClick={() => void send()}>
          {t(again ? 'overtime.replace' : 'overtime.send')}
        </Button>
      </Group>
      <FieldError>{problem}</FieldError>
    </>
  );
}
