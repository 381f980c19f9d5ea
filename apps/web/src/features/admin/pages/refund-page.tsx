import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { errorCode } from '../../../lib/error-text';
import { money } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { AllowanceQuery } from '../disputes/disputes.documents';
import { RefundForm, type Allowance, type RefundTarget } from '../disputes/refund-form';

const TARGETS: readonly RefundTarget[] = ['VISIT', 'TIP', 'OVERTIME'];

export default function RefundPage() {
  const { t } = useTranslation('disputes');
  const { bookingId } = useParams();
  return (
    <Page title={t('refund.title')} lead={t('refund.lead')} width="md" noIndex>
      <ChooseBooking key={bookingId} current={bookingId ?? ''} />
      {bookingId && <Refund key={bookingId} bookingId={bookingId} />}
    </Page>
  );
}

function ChooseBooking({ current }: { current: string }) {
  const { t } = useTranslation('disputes');
  const navigate = useNavigate();
  const [id, setId] = useState(current);
  return (
    <form
      className={classes.form}
      data-columns="2"
      style={{ marginBottom: '2rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        void navigate(`/admin/refunds/${encodeURIComponent(id.trim())}`);
      }}
    >
      <TextInput
        label={t('refund.bookingId')}
        value={id}
        required
        withAsterisk={false}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <Button type="submit" variant="light">
        {t('refund.open')}
      </Button>
    </form>
  );
}

function Refund({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('disputes');
  const [target, setTarget] = useState<RefundTarget>('VISIT');
  return (
    <>
      <SegmentedControl
        aria-label={t('refund.target')}
        mb="lg"
        value={target}
        onChange={(value) => setTarget(TARGETS.find((one) => one === value) ?? 'VISIT')}
        data={TARGETS.map((value) => ({ value, label: t(`refund.targets.${value}`) }))}
      />
      <RefundOf key={target} bookingId={bookingId} target={target} />
    </>
  );
}

function RefundOf({ bookingId, target }: { bookingId: string; target: RefundTarget }) {
  const { t } = useTranslation('disputes');
  const [changed, setChanged] = useState<Allowance | null>(null);
  const { data, loading, error, refetch } = useQuery(AllowanceQuery, {
    variables: { bookingId, target },
    fetchPolicy: 'network-only',
  });
  const allowance = changed ?? data?.refundAllowance;
  if (!allowance && loading) return <CardsSkeleton count={1} height={320} />;
  if (!allowance)
    return errorCode(error) === 'NOT_FOUND' ? (
      <EmptyState title={t('refund.none')} text={t('refund.noneText')} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  return (
    <section className={`card ${parts.stacked}`} aria-label={t('refund.title')}>
      <Lines
        lines={[
          { label: t('refund.left'), value: money(allowance.leftCents) },
          {
            label: t('refund.limit'),
            value: allowance.limitCents === null ? t('refund.noLimit') : money(allowance.limitCents),
          },
          { label: t('refund.allowed'), value: money(allowance.allowedCents), total: true },
        ]}
      />
      {allowance.allowedCents > 0 ? (
        <RefundForm
          key={allowance.leftCents}
          bookingId={bookingId}
          target={target}
          allowance={allowance}
          onChange={setChanged}
        />
      ) : (
        <p role="status" style={{ marginBottom: 0 }}>
          {t(whyNothing(allowance))}
        </p>
      )}
    </section>
  );
}

function whyNothing(allowance: Allowance): 'refund.disputed' | 'refund.nothingLeft' | 'refund.limitReached' {
  if (allowance.disputeOpen) return 'refund.disputed';
  return allowance.leftCents === 0 ? 'refund.nothingLeft' : 'refund.limitReached';
}
