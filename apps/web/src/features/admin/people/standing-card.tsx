import { useMutation } from '@apollo/client/react';
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../../lib/graphql';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import { SetStandingMutation } from '../admin.documents';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import fileClasses from '../vetting/file.module.css';
import type { Account } from './account-view';

type Reason = VariablesOf<typeof SetStandingMutation>['reason'];
const TO_BAN: readonly Reason[] = ['SAFETY', 'FRAUD', 'ILLEGAL_CONTENT', 'TERMS_BREACH'];
const TO_RESTORE: readonly Reason[] = ['APPEAL_UPHELD', 'MISTAKE'];

interface StandingCardProps {
  readonly account: Account;
  readonly onChange: (account: Account) => void;
}

/** Suspends an account or gives it back, after a reason and a second look. */
export function StandingCard({ account, onChange }: StandingCardProps) {
  const { t } = useTranslation('admin');
  const deed = useDeed();
  const [setStanding] = useMutation(SetStandingMutation);
  const banned = account.standing === 'BANNED';
  const reasons = banned ? TO_RESTORE : TO_BAN;
  const [reason, setReason] = useState<Reason | null>(null);
  const [opened, setOpened] = useState(false);
  const words = banned ? 'restore' : 'ban';
  const confirm = (): Promise<unknown> =>
    deed.run(async () => {
      if (!reason) return;
      const standing = banned ? 'GOOD' : 'BANNED';
      await setStanding({ variables: { id: account.id, standing, reason } });
      setOpened(false);
      toast.done(t(banned ? 'people.restored' : 'people.banned'));
      onChange({ ...account, standing });
    });
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="standing">
      <h2 id="standing" className={fileClasses.heading}>
        {t('people.standingTitle')}
      </h2>
      <p className={classes.intro}>{t('people.standingText')}</p>
      <div className={classes.form} data-columns="2">
        <Select
          label={t('people.reason')}
          placeholder={t('people.reasonPlaceholder')}
          value={reason}
          onChange={setReason}
          data={reasons.map((value) => ({ value, label: t(`people.standingReason.${value}`) }))}
        />
        <Button color={banned ? undefined : 'red'} disabled={!reason} onClick={() => setOpened(true)}>
          {t(`people.${words}`)}
        </Button>
      </div>
      <ConfirmDialog
        opened={opened}
        danger={!banned}
        title={t(`people.${words}Title`)}
        confirmLabel={t(`people.${words}`)}
        busy={deed.busy}
        onConfirm={confirm}
        onClose={() => setOpened(false)}
      >
        <p style={{ marginTop: 0 }}>{banned ? t('people.restoreText') : t('people.standingText')}</p>
        <FieldError>{deed.problem}</FieldError>
      </ConfirmDialog>
    </section>
  );
}
