import { useMutation } from '@apollo/client/react';
import { Button, Checkbox } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../lib/graphql';
import { shortDay } from '../../lib/format';
import { FieldError } from '../../ui/field-error';
import { useDeed } from '../../lib/use-deed';
import { AcceptMandateMutation, InvoicingQuery, MyDocumentsQuery } from './documents.documents';
import { EndMandate } from './end-mandate';
import classes from './documents.module.css';

export type Invoicing = ResultOf<typeof InvoicingQuery>['myInvoicing'];

/** The mandate to issue invoices in the provider's name: read and accepted here, or when it was. */
export function MandateCard({ mandate }: { mandate: Invoicing['mandate'] }) {
  const { t } = useTranslation('documents');
  const [accept] = useMutation(AcceptMandateMutation, { refetchQueries: [InvoicingQuery, MyDocumentsQuery] });
  const { busy, problem, setProblem, run } = useDeed();
  const [agreed, setAgreed] = useState(false);
  const give = async (): Promise<void> => {
    const variables = { version: mandate.version };
    const answer = await run(async () => (await accept({ variables })).data?.acceptInvoicingMandate);
    if (answer && answer.__typename !== 'ProviderInvoicing') setProblem(answer.message);
  };
  return (
    <section className={`card ${classes.card}`}>
      <h2>{t('mandate.title')}</h2>
      {mandate.acceptedAt ? (
        <p role="status">
          <IconCircleCheck size={18} aria-hidden="true" style={{ verticalAlign: '-3px', color: 'var(--tone-good)' }} />{' '}
          {t('mandate.accepted', { date: shortDay(mandate.acceptedAt), version: mandate.version })}
        </p>
      ) : (
        <>
          {mandate.endedAt && <p role="status">{t('mandate.ended', { date: shortDay(mandate.endedAt) })}</p>}
          <p>{t('mandate.why')}</p>
          {mandate.waitingDocuments > 0 && <p>{t('mandate.waiting', { count: mandate.waitingDocuments })}</p>}
        </>
      )}
      {/* A region that scrolls is reached by the keyboard. */}
      <div className={classes.mandate} tabIndex={0} role="region" aria-label={t('mandate.text')}>
        {mandate.text}
      </div>
      {!mandate.acceptedAt && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (agreed) void give();
            else setProblem(t('mandate.tickFirst'));
          }}
        >
          <Checkbox
            label={t('mandate.agree')}
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
            mb="md"
          />
          <FieldError>{problem}</FieldError>
          <Button type="submit" loading={busy}>
            {t('mandate.give')}
          </Button>
        </form>
      )}
      {mandate.acceptedAt && <EndMandate />}
    </section>
  );
}
