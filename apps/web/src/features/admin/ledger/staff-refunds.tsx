import { useQuery } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayAndTime, money } from '../../../lib/format';
import { Lines } from '../../../ui/lines';
import type { ResultOf } from '../../../lib/graphql';
import classes from '../admin.module.css';
import { StaffRefundsQuery } from './explain.documents';
import ledgerClasses from './ledger.module.css';

type StaffRefund = ResultOf<typeof StaffRefundsQuery>['staffRefunds'][number];

/** Who has given money back of this booking, and why. Nothing is shown while nobody has. */
export function StaffRefunds({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation(['explain', 'disputes']);
  const { data } = useQuery(StaffRefundsQuery, { variables: { bookingId }, fetchPolicy: 'network-only' });
  if (!data?.staffRefunds.length) return null;
  return (
    <section className={`card ${classes.section}`} aria-labelledby="staff-refunds">
      <h2 id="staff-refunds" className={ledgerClasses.heading}>
        {t('explain:staff.title')}
      </h2>
      <Lines
        lines={data.staffRefunds.map((refund) => ({
          label: `${t(`disputes:refund.targets.${refund.furtherCharge ?? 'VISIT'}`)}, ${dayAndTime(refund.requestedAt)}`,
          note: <Why refund={refund} />,
          value: money(refund.amountCents),
        }))}
      />
    </section>
  );
}

function Why({ refund: { reason, note, requestedBy, status } }: { refund: StaffRefund }) {
  const { t } = useTranslation(['explain', 'disputes']);
  const known = t(`disputes:refund.reasons.${reason as 'OTHER'}`);
  return (
    <>
      {known}
      {status === 'FAILED' && ` · ${t('explain:staff.failed')}`}
      {note && ` · « ${note} »`}
      {' · '}
      <Anchor component={Link} to={`/admin/people/${requestedBy}`}>
        {t('explain:staff.who')}
      </Anchor>
    </>
  );
}
