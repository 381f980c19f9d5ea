import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../../lib/graphql';
import { dayAndTime, explained, money } from '../../../lib/format';
import { useDeed } from '../../../lib/use-deed';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { toast } from '../../../ui/toast';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { OwedDocumentsQuery, RetryOwedDocumentMutation } from '../owed.documents';
import { AllWell } from './operations-section';

const REASONS = ['FAILURE', 'INVOICE', 'MANDATE'] as const;
type Owed = ResultOf<typeof OwedDocumentsQuery>['owedDocuments']['nodes'][number];

/** Documents that are owed and not issued: why, since when, and a way to try again. */
export function OwedDocuments() {
  const { t } = useTranslation('owed');
  const [waitsFor, setWaitsFor] = useState<(typeof REASONS)[number] | null>(null);
  const { data, loading, error, refetch, fetchMore } = useQuery(OwedDocumentsQuery, {
    variables: { waitsFor },
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.owedDocuments;
  const more = (): void => {
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { owedDocuments } }) => ({
        owedDocuments: { ...owedDocuments, nodes: [...before.owedDocuments.nodes, ...owedDocuments.nodes] },
      }),
    });
  };
  return (
    <section id="documents" className={classes.block} aria-labelledby="owed-title">
      <div className={classes.actions} style={{ justifyContent: 'space-between', alignItems: 'end' }}>
        <div>
          <h2 id="owed-title" style={{ margin: '0 0 0.4rem' }}>
            {t('title')}
          </h2>
          <p className={classes.intro}>{t('text')}</p>
        </div>
        <NativeSelect
          label={t('filter')}
          value={waitsFor ?? ''}
          onChange={(event) => setWaitsFor(REASONS.find((reason) => reason === event.currentTarget.value) ?? null)}
          data={[{ value: '', label: t('all') }, ...REASONS.map((value) => ({ value, label: t(`filters.${value}`) }))]}
        />
      </div>
      {!page && loading && <CardsSkeleton count={1} height={60} />}
      {!page && !loading && <ErrorState error={error} onRetry={refetch} />}
      {page?.nodes.length === 0 && <AllWell>{t('empty')}</AllWell>}
      <ul className={parts.list}>
        {page?.nodes.map((owed) => (
          <OwedRow key={owed.id} owed={owed} onTried={refetch} />
        ))}
      </ul>
      {page?.pageInfo.hasNextPage && (
        <Button variant="default" mt="md" loading={loading} onClick={more}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function OwedRow({ owed, onTried }: { owed: Owed; onTried: () => Promise<unknown> }) {
  const { t } = useTranslation(['owed', 'documents']);
  const [retry] = useMutation(RetryOwedDocumentMutation);
  const { busy, problem, run } = useDeed();
  const { id, kind, bookingId, bookingReference, providerName, amountCents, occurredAt, waitsFor, tries } = owed;
  const name = t(`documents:kind.${kind}`);
  const tryAgain = (): Promise<unknown> =>
    run(async () => {
      const left = (await retry({ variables: { id } })).data?.retryOwedDocument;
      if (left) toast.failed(t(`still.${left.waitsFor ?? 'DUE'}`));
      else toast.done(t('issued'));
      await onTried();
    });
  return (
    <li className={`card ${classes.row}`}>
      <div>
        <p className={classes.name}>{amountCents > 0 ? explained(name, money(amountCents)) : name}</p>
        <p className={classes.small}>
          {t(`why.${waitsFor ?? 'DUE'}`, { name: providerName })}
          <br />
          {bookingId && bookingReference && (
            <>
              <Link to={`/admin/ledger/${bookingId}`}>{bookingReference}</Link>,{' '}
            </>
          )}
          {t('since', { name: providerName, when: dayAndTime(occurredAt) })}, {t('tries', { count: tries })}
        </p>
        {problem && (
          <p role="alert" className={classes.small}>
            {problem}
          </p>
        )}
      </div>
      <Button
        size="sm"
        variant="light"
        loading={busy}
        aria-label={t('retryOf', { name, reference: bookingReference ?? '' })}
        onClick={() => void tryAgain()}
      >
        {t('retry')}
      </Button>
    </li>
  );
}
