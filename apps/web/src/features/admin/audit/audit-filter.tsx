import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../admin.module.css';
import auditClasses from './audit.module.css';
import { useCodeWords } from '../code-words';
import type { Chosen } from './chosen';

const SUBJECTS = [
  'user',
  'provider',
  'credential',
  'document',
  'reference',
  'address',
  'booking',
  'dispute',
  'payout',
  'billing-document',
  'billing-obligation',
  'reconciliation-run',
  'reconciliation-difference',
  'mail',
] as const;
const NOTHING: Chosen = { subjectType: '', subjectId: '', action: '', actorId: '', from: '', to: '' };

const ACTIONS = [
  'account.created',
  'address.changed',
  'address.closed',
  'address.viewed',
  'billing-document.issued',
  'billing-document.viewed',
  'billing-documents.listed',
  'billing-mandate.accepted',
  'billing-mandate.ended',
  'billing-obligation.retried',
  'bookings.searched',
  'credential.expired',
  'credential.rejected',
  'credential.review-started',
  'credential.revoked',
  'credential.submitted',
  'credential.verified',
  'credit.granted',
  'dispute.answered',
  'dispute.decided',
  'dispute.file-added',
  'dispute.file-removed',
  'dispute.file-viewed',
  'document.viewed',
  'listing.changed',
  'mail.sent',
  'password.changed',
  'password.reset',
  'payment.refunded',
  'payout.requested',
  'permissions.changed',
  'profile.changed',
  'provider.applied',
  'provider.file-viewed',
  'provider.profile-changed',
  'provider.reinstated',
  'provider.services-changed',
  'provider.suspended',
  'reconciliation-difference.resolved',
  'reconciliation.requested',
  'reference.answered',
  'rescue.closed',
  'rescue.opened',
  'rescue.replacement-chosen',
  'rescues.listed',
  'role.granted',
  'second-factor.turned-off',
  'second-factor.turned-on',
  'session.ended',
  'session.proven-again',
  'session.started',
  'sessions.ended',
  'standing.changed',
  'suspension.appealed',
  'user.signed-out',
  'user.viewed',
  'users.searched',
  'visit.late',
];

interface AuditFilterProps {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

export function AuditFilter({ chosen, onChoose }: AuditFilterProps) {
  const { t } = useTranslation('admin');
  const words = useCodeWords();
  const [typed, setTyped] = useState(chosen);
  const change = (field: keyof Chosen) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));
  const filled = Object.values(chosen).some((value) => value !== '');
  const [wide] = useState(() => window.matchMedia('(min-width: 48em)').matches);
  const typing = (field: keyof Chosen) => ({
    value: typed[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change(field)(event.currentTarget.value),
  });
  /** What is chosen stays a choice, even if it came by the address and has no words. */
  const choices = (family: 'action' | 'subject', codes: readonly string[], chosenNow: string) => [
    { value: '', label: t('audit.any') },
    ...(chosenNow === '' || codes.includes(chosenNow) ? codes : [...codes, chosenNow]).map((value) => ({
      value,
      label: words(family, value),
    })),
  ];
  return (
    <details className={`card ${auditClasses.filter}`} open={wide || filled}>
      <summary>{t('audit.filters')}</summary>
      <form
        className={classes.form}
        data-columns="3"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(typed);
        }}
      >
        <Select
          searchable
          label={t('audit.action')}
          value={typed.action}
          onChange={(value) => change('action')(value ?? '')}
          data={choices('action', ACTIONS, typed.action)}
        />
        <Select
          label={t('audit.subjectType')}
          value={typed.subjectType}
          onChange={(value) => change('subjectType')(value ?? '')}
          data={choices('subject', SUBJECTS, typed.subjectType)}
        />
        <TextInput label={t('audit.subjectId')} spellCheck={false} autoComplete="off" {...typing('subjectId')} />
        <TextInput label={t('audit.actorId')} spellCheck={false} autoComplete="off" {...typing('actorId')} />
        <TextInput type="date" label={t('audit.from')} {...typing('from')} />
        <TextInput type="date" label={t('audit.to')} {...typing('to')} />
        <div className={classes.actions}>
          <Button type="submit">{t('audit.apply')}</Button>
          <Button variant="default" onClick={() => onChoose(NOTHING)}>
            {t('audit.reset')}
          </Button>
        </div>
      </form>
    </details>
  );
}
