import { useTranslation } from 'react-i18next';
import { StateBadge, type Tone } from '../../../ui/state-badge';
import type { Dispute } from './disputes.documents';

const TONES: Record<Dispute['status'], Tone> = {
  WARNING_NEEDS_RESPONSE: 'attention',
  WARNING_UNDER_REVIEW: 'waiting',
  WARNING_CLOSED: 'quiet',
  NEEDS_RESPONSE: 'attention',
  UNDER_REVIEW: 'waiting',
  LOST: 'bad',
  PREVENTED: 'good',
  WON: 'good',
};

/** Where the dispute stands; one that is lost and undecided says so. */
export function DisputeBadge({ dispute: { status, toDecide } }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  return <StateBadge tone={TONES[status]}>{t(toDecide ? 'status.TO_DECIDE' : `status.${status}`)}</StateBadge>;
}
