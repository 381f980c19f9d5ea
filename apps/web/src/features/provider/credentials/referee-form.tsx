import { useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shortDay } from '../../../lib/format';
import { Lines } from '../../../ui/lines';
import { useFile } from '../file-context';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { SubmissionForm } from './submission-form';

/** The people who were named, and the form for another one. */
export function RefereeForm() {
  const { t } = useTranslation('provider');
  const { references } = useFile();
  const [open, setOpen] = useState(false);
  return (
    <div className={`card ${parts.told}`}>
      {references.length > 0 && (
        <Lines
          label={t('credentials.references')}
          lines={references.map(({ name, relationship, answeredAt, invitedAt }) => ({
            label: name,
            note: relationship,
            value: answeredAt
              ? t('credentials.answered', { date: shortDay(answeredAt) })
              : invitedAt
                ? t('credentials.invited', { date: shortDay(invitedAt) })
                : t('credentials.notYet'),
          }))}
        />
      )}
      {open ? (
        <SubmissionForm type="REFERENCE" serviceCode={null} onClose={() => setOpen(false)} />
      ) : (
        <div className={classes.buttons}>
          <Button variant="light" onClick={() => setOpen(true)}>
            {t('credentials.addReference')}
          </Button>
        </div>
      )}
    </div>
  );
}
