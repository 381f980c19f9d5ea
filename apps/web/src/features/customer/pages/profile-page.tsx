import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Select, Stack, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import { shortDay } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../../../ui/section.module.css';
import { ProfileQuery, UpdateProfileMutation } from '../customer.documents';

type Profile = NonNullable<ResultOf<typeof ProfileQuery>['me']>;

/** How a person is named, reached and written to. */
export default function ProfilePage() {
  const { t } = useTranslation('customer');
  const { data, loading, error, refetch } = useQuery(ProfileQuery);
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')} width="md" noIndex>
      {loading && !data && <CardsSkeleton count={2} height={220} />}
      {!data && error && <ErrorState error={error} onRetry={refetch} />}
      {data?.me && <ProfileForm profile={data.me} />}
    </Page>
  );
}

const PRIVATE = ['firstName', 'lastName', 'phone'] as const;

function ProfileForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation(['customer', 'common']);
  const { refetch } = useSession();
  const [update] = useMutation(UpdateProfileMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const [values, setValues] = useState({
    publicName: profile.publicName,
    firstName: profile.firstName ?? '',
    lastName: profile.lastName ?? '',
    phone: profile.phone ?? '',
    locale: profile.locale,
  });
  const field = (name: 'publicName' | (typeof PRIVATE)[number]) => ({
    label: t(`profile.${name}`),
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((current) => ({ ...current, [name]: value }));
    },
  });

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setNameProblem(null);
    await run(async () => {
      // An emptied field is forgotten by the server, one that was never filled is left alone.
      const optional = Object.fromEntries(PRIVATE.map((name) => [name, values[name].trim() || null]));
      const input = { publicName: values.publicName, locale: values.locale, ...optional };
      const { data } = await update({ variables: { input } });
      const answer = data?.updateProfile;
      if (answer?.__typename === 'PublicNameRefused') setNameProblem(answer.message);
      else if (answer) {
        toast.done(t('common:state.saved'));
        await refetch();
      } else setProblem(t('common:state.errorText'));
    });
  };

  return (
    <form onSubmit={(event) => void save(event)}>
      <section className={`card ${classes.stacked}`}>
        <Stack>
          <TextInput
            {...field('publicName')}
            description={t('profile.publicNameHint')}
            error={nameProblem}
            required
            withAsterisk={false}
            autoComplete="nickname"
          />
          <TextInput label={t('profile.email')} value={profile.email} readOnly variant="filled" />
          <Select
            label={t('profile.locale')}
            value={values.locale}
            data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`profile.${value}`) }))}
            onChange={(value) => setValues({ ...values, locale: value as Profile['locale'] })}
          />
        </Stack>
      </section>
      <section className={`card ${classes.stacked}`}>
        <Title order={2} size="h3" mb="md">
          {t('profile.private')}
        </Title>
        <Stack>
          <Group grow preventGrowOverflow={false} align="start">
            <TextInput {...field('firstName')} miw={200} autoComplete="given-name" />
            <TextInput {...field('lastName')} miw={200} autoComplete="family-name" />
          </Group>
          <TextInput {...field('phone')} description={t('profile.phoneHint')} type="tel" autoComplete="tel" />
        </Stack>
      </section>
      <Stack mt="lg">
        <FieldError>{problem}</FieldError>
        <Group justify="space-between">
          <span className="soft">{t('profile.since', { day: shortDay(profile.createdAt) })}</span>
          <Button type="submit" loading={busy}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
