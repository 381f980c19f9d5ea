import { useQuery } from '@apollo/client/react';
import { Anchor, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { useSession } from '../../../app/session';
import classes from '../admin.module.css';
import { LedgerQuery } from '../admin.documents';
import { ExplainMoneyQuery } from '../ledger/explain.documents';
import { LedgerBalances } from '../ledger/ledger-balances';
import { LedgerEntries } from '../ledger/ledger-entries';
import { MoneyExplained } from '../ledger/money-explained';
import { StaffRefunds } from '../ledger/staff-refunds';
import { BookingDocuments } from '../../documents/booking-documents';
import { mayAny } from '../sections';

export default function LedgerPage() {
  const { t } = useTranslation('ledger');
  const { bookingId } = useParams();
  return (
    <Page title={t('ledger.title')} lead={t('ledger.lead')} noIndex>
      <ChooseBooking key={bookingId} current={bookingId ?? ''} />
      {bookingId ? (
        <BookingLedger bookingId={bookingId} />
      ) : (
        <EmptyState title={t('ledger.start')} text={t('ledger.startText')} />
      )}
    </Page>
  );
}

function ChooseBooking({ current }: { current: string }) {
  const { t } = useTranslation('ledger');
  const navigate = useNavigate();
  const [id, setId] = useState(current);
  return (
    <form
      className={classes.form}
      data-columns="2"
      style={{ marginBottom: '2rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        void navigate(`/admin/ledger/${encodeURIComponent(id.trim())}`);
      }}
    >
      <TextInput
        label={t('ledger.bookingId')}
        description={t('ledger.bookingHint')}
        value={id}
        required
        withAsterisk={false}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <Button type="submit">{t('ledger.open')}</Button>
    </form>
  );
}

/** What happened, for everyone who may ask; the books themselves for finance staff. */
function BookingLedger({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation(['ledger', 'explain']);
  const { viewer } = useSession();
  const { data, loading, error, refetch } = useQuery(ExplainMoneyQuery, {
    variables: { bookingId },
    fetchPolicy: 'cache-and-network',
  });
  if (!data && loading) return <CardsSkeleton count={3} height={220} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data.explainMoney) return <EmptyState title={t('explain:empty')} text={t('explain:emptyText')} />;
  const mayFinance = mayAny(viewer, ['FINANCE']);
  return (
    <>
      <MoneyExplained explanation={data.explainMoney} />
      <StaffRefunds bookingId={bookingId} />
      {mayFinance && <Books bookingId={bookingId} />}
      <p style={{ marginTop: '1.5rem' }}>
        <Anchor component={Link} to={`/admin/refunds/${encodeURIComponent(bookingId)}`}>
          {t('ledger.refund')}
        </Anchor>
      </p>
      {mayFinance && <BookingDocuments bookingId={bookingId} always />}
      {mayAny(viewer, ['SECURITY']) && (
        <p style={{ marginTop: '1.5rem' }}>
          <Anchor component={Link} to={`/admin/audit?subjectType=booking&subjectId=${encodeURIComponent(bookingId)}`}>
            {t('ledger.seeAudit')}
          </Anchor>
        </p>
      )}
    </>
  );
}

function Books({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('ledger');
  const { data, loading, error, refetch } = useQuery(LedgerQuery, {
    variables: { bookingId },
    fetchPolicy: 'cache-and-network',
  });
  if (!data && loading) return <CardsSkeleton count={2} height={220} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  const transactions = data.ledgerOfBooking;
  if (transactions.length === 0) return <EmptyState title={t('ledger.empty')} text={t('ledger.emptyText')} />;
  return (
    <div style={{ marginTop: '1.5rem' }}>
      <LedgerBalances transactions={transactions} />
      <LedgerEntries transactions={transactions} />
    </div>
  );
}
