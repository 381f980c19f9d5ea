import { useMutation } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../ui/field-error';
import { toast } from '../../ui/toast';
import { useDeed } from '../../lib/use-deed';
import { EndMandateMutation, InvoicingQuery } from './documents.documents';
import classes from './documents.module.css';

const EFFECTS = ['yours', 'kept', 'same', 'back'] as const;

/** Ends the mandate, in two steps: what follows is told before. */
export function EndMandate() {
  const { t } = useTranslation('documents');
  const [end] = useMutation(EndMandateMutation, { refetchQueries: [InvoicingQuery] });
  const { busy, problem, setProblem, run } = useDeed();
  const [asked, setAsked] = useState(false);
  const confirm = async (): Promise<void> => {
    const answer = await run(async () => (await end()).data?.endInvoicingMandate);
    if (answer?.__typename === 'ProviderInvoicing') toast.done(t('end.done'));
    else if (answer) setProblem(answer.message);
  };
  if (!asked) {
    return (
      <Button variant="subtle" color="gray" onClick={() => setAsked(true)}>
        {t('end.ask')}
      </Button>
    );
  }
  return (
    <section aria-labelledby="end-mandate" className={classes.ending}>
      <h3 id="end-mandate">{t('end.title')}</h3>
      <ul>
        {EFFECTS.map((effect) => (
          <li key={effect}>{t(`end.${effect}`)}</li>
        ))}
      </ul>
      <FieldError>{problem}</FieldError>
      <Group>
        <Button color="terracotta" loading={busy} onClick={() => void confirm()}>
          {t('end.confirm')}
        </Button>
        <Button variant="default" onClick={() => setAsked(false)}>
          {t('end.keep')}
        </Button>
      </Group>
    </section>
  );
}
