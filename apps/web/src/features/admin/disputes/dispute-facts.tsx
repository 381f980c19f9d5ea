import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayAndTime, money } from '../../../lib/format';
import { Countdown } from '../../../ui/countdown';
import { Lines } from '../../../ui/lines';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { DisputeBadge } from './dispute-badge';
import type { Dispute, DisputeFile } from './disputes.documents';
import disputeClasses from './disputes.module.css';
import { useStripeWords } from './reason-words';

/** What the bank says, where the money is, and what was decided. */
export function DisputeFacts({ file: { dispute, decisionReason } }: { file: DisputeFile }) {
  const { t } = useTranslation('disputes');
  const words = useStripeWords();
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="facts">
      <h2 id="facts">{t('facts')}</h2>
      <DisputeBadge dispute={dispute} />
      <p className={classes.intro} style={{ marginTop: '0.75rem' }}>
        {t(`statusText.${dispute.status}`)}
      </p>
      <p>
        <strong>{t('line.reason')}</strong>
        <br />
        {words.reason(dispute.reason)}
      </p>
      {dispute.answerable && dispute.dueBy && (
        <p className={disputeClasses.due}>
          {t('dueBy', { when: dayAndTime(dispute.dueBy) })} <Countdown until={dispute.dueBy} />
        </p>
      )}
      <Lines lines={linesOf(dispute, t)} />
      {dispute.bearer && (
        <>
          <p style={{ marginTop: '1.25rem', marginBottom: 0 }}>{t(`borne.${dispute.bearer}`)}</p>
          {decisionReason && <blockquote className={classes.quote}>{decisionReason}</blockquote>}
        </>
      )}
      <p style={{ marginTop: '1.25rem' }}>
        <Anchor component={Link} to={`/admin/ledger/${dispute.bookingId}`}>
          {t('seeLedger')}
        </Anchor>
      </p>
    </section>
  );
}

function linesOf(dispute: Dispute, t: ReturnType<typeof useTranslation<'disputes'>>['t']) {
  const some = (label: string, cents: number) => (cents > 0 ? [{ label, value: money(cents) }] : []);
  return [
    { label: t('line.captured'), value: money(dispute.capturedCents) },
    ...some(t('line.refunded'), dispute.refundedCents),
    ...some(t('line.withdrawn'), dispute.withdrawnCents),
    ...some(t('line.clawback'), dispute.clawbackCents),
    ...some(t('line.borne'), dispute.borneCents),
    { label: t('line.amount'), value: money(dispute.amountCents), total: true },
  ];
}
