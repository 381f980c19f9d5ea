import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../admin.module.css';
import auditClasses from './audit.module.css';
import { useCodeWords } from '../code-words';
import type { Chosen } from './chosen';
import { ACTIONS, SUBJECTS } from './offered';

const NOTHING: Chosen = { subjectType: '', subjectId: '', action: '', actorId: '', from: '', to: '' };

interface AuditFilterProps {
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

export function AuditFilter({ chosen, onChoose }: AuditFilterProps) {
  const { t } = useTranslation('audit');
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
