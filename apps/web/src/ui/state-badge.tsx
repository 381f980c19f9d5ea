import { useTranslation } from 'react-i18next';
import classes from './state-badge.module.css';

export type Tone = 'good' | 'waiting' | 'attention' | 'bad' | 'quiet';

/** A state in a word, with a dot whose colour repeats what the word says. */
export function StateBadge({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}

type BookingStateName =
  | 'HELD'
  | 'REQUESTED'
  | 'CONFIRMED'
  | 'IN_PROGRESS'
  | 'DONE'
  | 'COMPLETED'
  | 'DECLINED'
  | 'EXPIRED'
  | 'CANCELLED'
  | 'UNPAID'
  | 'NO_SHOW_CUSTOMER'
  | 'NO_SHOW_PROVIDER';

const BOOKING_TONES: Record<BookingStateName, Tone> = {
  HELD: 'attention',
  REQUESTED: 'waiting',
  CONFIRMED: 'good',
  IN_PROGRESS: 'good',
  DONE: 'waiting',
  COMPLETED: 'quiet',
  DECLINED: 'bad',
  EXPIRED: 'quiet',
  CANCELLED: 'quiet',
  UNPAID: 'bad',
  NO_SHOW_CUSTOMER: 'bad',
  NO_SHOW_PROVIDER: 'bad',
};

export function BookingStateBadge({ state }: { state: BookingStateName }) {
  const { t } = useTranslation();
  return <StateBadge tone={BOOKING_TONES[state]}>{t(`booking.${state}`)}</StateBadge>;
}

type CredentialStateName = 'MISSING' | 'SUBMITTED' | 'IN_REVIEW' | 'VERIFIED' | 'REJECTED' | 'EXPIRED' | 'REVOKED';

const CREDENTIAL_TONES: Record<CredentialStateName, Tone> = {
  MISSING: 'attention',
  SUBMITTED: 'waiting',
  IN_REVIEW: 'waiting',
  VERIFIED: 'good',
  REJECTED: 'bad',
  EXPIRED: 'bad',
  REVOKED: 'bad',
};

export function CredentialStateBadge({ state }: { state: CredentialStateName }) {
  const { t } = useTranslation();
  return <StateBadge tone={CREDENTIAL_TONES[state]}>{t(`credentialState.${state}`)}</StateBadge>;
}
