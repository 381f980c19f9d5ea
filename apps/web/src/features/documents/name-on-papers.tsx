import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../ui/field-error';
import { toast } from '../../ui/toast';
import { useDeed } from '../../lib/use-deed';
import { ProfileQuery, UpdateProfileMutation } from '../customer/customer.documents';
import classes from './documents.module.css';

/** Asks once for the name that invoices carry; nothing for who has given it. Nobody is held up by it. */
export function NameOnPapers() {
  const { t } = useTranslation('documents');
  const { data } = useQuery(ProfileQuery);
  const [update] = useMutation(UpdateProfileMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [typed, setTyped] = useState<{ firstName?: string; lastName?: string }>({});
  const viewer = data?.me;
  if (!viewer || (viewer.firstName && viewer.lastName)) return null;
  const name = {
    firstName: typed.firstName ?? viewer.firstName ?? '',
    lastName: typed.lastName ?? viewer.lastName ?? '',
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = { firstName: name.firstName.trim(), lastName: name.lastName.trim() };
    if (!input.firstName || !input.lastName) {
      setProblem(t('papers.both'));
      return;
    }
    const answer = await run(async () => (await update({ variables: { input } })).data?.updateProfile);
    if (answer?.__typename === 'Viewer') toast.done(t('papers.saved'));
    else if (answer) setProblem(answer.message);
  };
  const field = (key: 'firstName' | 'lastName', autoComplete: string) => (
    <TextInput
      label={t(`papers.${key}`)}
      value={name[key]}
      autoComplete={autoComplete}
      miw={180}
      maxLength={80}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped((current) => ({ ...current, [key]: value }));
      }}
    />
  );
  return (
    <form className={`card ${classes.card}`} onSubmit={(event) => void save(event)} noValidate>
      <h2>{t('papers.title')}</h2>
      <p>{t('papers.why', { name: viewer.publicName })}</p>
      <Group grow preventGrowOverflow={false} align="start" mb="md">
        {field('firstName', 'given-name')}
        {field('lastName', 'family-name')}
      </Group>
      <FieldError>{problem}</FieldError>
      <Button type="submit" variant="light" loading={busy}>
        {t('papers.save')}
      </Button>
    </form>
  );
}
