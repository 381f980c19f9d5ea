import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../../lib/graphql';
import { useDeed } from '../../../lib/use-deed';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { EndUserSessionsMutation } from './people.documents';

interface SessionsCardProps {
  readonly userId: string;
  readonly count: number;
  /** Why the account was opened: the same reason is recorded for what is done. */
  readonly reason: VariablesOf<typeof EndUserSessionsMutation>['reason'];
  readonly onEnded: () => void;
}

/** In how many places a person is signed in, and signing them out of all. */
export function SessionsCard({ userId, count, reason, onEnded }: SessionsCardProps) {
  const { t } = useTranslation('staff');
  const [asking, setAsking] = useState(false);
  const [end] = useMutation(EndUserSessionsMutation);
  const deed = useDeed();
  const confirm = (): Promise<unknown> =>
    deed.run(async () => {
      await end({ variables: { id: userId, reason } });
      setAsking(false);
      toast.done(t('sessions.ended'));
      onEnded();
    });
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      <p className={classes.intro}>{t('sessions.text', { count })}</p>
      {count > 0 && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('sessions.end')}
        </Button>
      )}
      <FieldError>{deed.problem}</FieldError>
      <ConfirmDialog
        opened={asking}
        title={t('sessions.end')}
        confirmLabel={t('sessions.end')}
        danger
        busy={deed.busy}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        {t('sessions.endText')}
      </ConfirmDialog>
    </section>
  );
}
