import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../provider.module.css';
import { languageChoices } from './profile-values';

export interface PublicValues {
  readonly publicName: string;
  readonly bio: string;
  readonly languages: string[];
}

/** What everybody reads about a provider. */
export function PublicFields({
  values,
  errorOf,
  onChange,
}: {
  values: PublicValues;
  errorOf: (field: string) => string | undefined;
  onChange: (values: PublicValues) => void;
}) {
  const { t, i18n } = useTranslation('provider');
  return (
    <div className={classes.stack}>
      <TextInput
        label={t('apply.publicName')}
        description={t('apply.publicNameHint')}
        value={values.publicName}
        error={errorOf('publicName')}
        maxLength={60}
        onChange={(event) => onChange({ ...values, publicName: event.currentTarget.value })}
      />
      <MultiSelect
        size="md"
        label={t('apply.languages')}
        data={languageChoices(i18n.resolvedLanguage ?? 'fr')}
        value={values.languages}
        error={errorOf('languages')}
        maxValues={10}
        searchable
        hidePickedOptions
        onChange={(languages) => onChange({ ...values, languages })}
      />
      <Textarea
        label={t('apply.bio')}
        description={t('apply.bioHint')}
        value={values.bio}
        error={errorOf('bio')}
        maxLength={2000}
        onChange={(event) => onChange({ ...values, bio: event.currentTarget.value })}
      />
    </div>
  );
}
