import { Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../admin.module.css';
import type { Chosen } from './chosen';

const SUBJECTS = ['user', 'provider', 'credential', 'document', 'reference', 'address', 'booking', 'mail'] as const;
const NOTHING: Chosen = { subjectType: '', subjectId: '', action: '', actorId: '', from: '', to: '' };

/** The actions that are written most; any other can be typed. */
const ACTIONS = [
  'account.created',
  'address.changed',
  'address.closed',
  'address.viewed',
  'credential.expired',
  'credential.rejected',
  'credential.review-started',
  'credential.revoked',
  'credential.submitted',
  'credential.verified',
  'document.viewed',
  'listing.changed',
  'mail.sent',
  'password.changed',
  'password.reset',
  'permissions.changed',
  'profile.changed',
  'provider.applied',
  'provider.file-viewed',
  'provider.profile-changed',
  'provider.services-changed',
  'reference.answered',
  'role.granted',
  'second-factor.turned-off',
  'second-factor.turned-on',
  'session.ended',
  'session.proven-again',
  'session.started',
  'sessions.ended',
  'standing.changed',
  'suspension.appealed',
  'user.viewed',
  'visit.late',
];

interface AuditFilterProps {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

export function AuditFilter({ chosen, onChoose }: AuditFilterProps) {
  const { t } = useTranslation('admin');
  const [typed, setTyped] = useState(chosen);
  const change = (field: keyof Chosen) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));
  const typing = (field: keyof Chosen) => ({
    value: typed[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change(field)(event.currentTarget.value),
  });
  const known = SUBJECTS.some((subject) => subject === typed.subjectType) || typed.subjectType === '';
  return (
    <form
      className={`card ${classes.section} ${classes.form}`}
      data-columns="3"
      style={{ marginBottom: '1.5rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(typed);
      }}
    >
      <Autocomplete
        size="md"
        label={t('audit.action')}
        data={ACTIONS}
        value={typed.action}
        onChange={change('action')}
      />
      <Select
        label={t('audit.subjectType')}
        value={typed.subjectType}
        onChange={(value) => change('subjectType')(value ?? '')}
        data={[
          { value: '', label: t('audit.any') },
          ...SUBJECTS.map((value) => ({ value: value as string, label: t(`subject.${value}`) })),
          ...(known ? [] : [{ value: typed.subjectType, label: typed.subjectType }]),
        ]}
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
  );
}
