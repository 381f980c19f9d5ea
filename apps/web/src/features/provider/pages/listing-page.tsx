import { useMutation } from '@apollo/client/react';
import { Button, Radio, Stack, Switch, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../../ui/field-error';
import { Page } from '../../../ui/page';
import { toast } from '../../../ui/toast';
import { useFile } from '../file-context';
import { MyMandate } from '../../documents/my-mandate';
import { ListingCard } from '../profile/listing-card';
import { AreaFields, type Area } from '../profile/area-fields';
import { PublicFields, type PublicValues } from '../profile/public-fields';
import { TraderFields, type Trader } from '../profile/trader-fields';
import { useRefusal } from '../profile/use-refusal';
import { UpdateProfileMutation } from '../file.documents';
import type { VariablesOf } from '../../../lib/graphql';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';

const POLICIES = ['FLEXIBLE', 'STANDARD', 'STRICT'] as const;
type ProfileChange = VariablesOf<typeof UpdateProfileMutation>['input'];

/** What customers see of a provider, and whether they see it at all. */
export default function ListingPage() {
  const { t } = useTranslation(['provider', 'common']);
  return (
    <Page title={t('listing.title')} lead={t('listing.lead')} width="md" noIndex>
      <div className={classes.stack}>
        <ListingCard />
        <PublicSection />
        <AreaSection />
        <LegalSection />
        <MyMandate />
      </div>
    </Page>
  );
}

function useSave() {
  const { t } = useTranslation(['provider', 'common']);
  const [update] = useMutation(UpdateProfileMutation);
  const refusal = useRefusal();
  const save = async (input: ProfileChange): Promise<void> => {
    const taken = await refusal.send(
      'ProviderFile',
      async () => (await update({ variables: { input } })).data?.updateProviderProfile,
    );
    if (taken) toast.done(t('common:state.saved'));
  };
  return { ...refusal, save };
}

interface SectionProps {
  readonly title: string;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly onSave: () => Promise<void>;
  readonly children: ReactNode;
}

/** A part of the profile that is saved by itself. */
function Section({ title, busy, problem, onSave, children }: SectionProps) {
  const { t } = useTranslation(['provider', 'common']);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void onSave();
  };
  return (
    <form className={`card ${parts.told} ${classes.stack}`} onSubmit={submit} noValidate>
      <Title order={2}>{title}</Title>
      {children}
      <FieldError>{problem}</FieldError>
      <div className={classes.foot}>
        <Button type="submit" loading={busy}>
          {t('common:action.save')}
        </Button>
      </div>
    </form>
  );
}

function PublicSection() {
  const { t } = useTranslation(['provider', 'common']);
  const { profile } = useFile();
  const { busy, problem, errorOf, save, field } = useSave();
  const [values, setValues] = useState<PublicValues>({
    publicName: profile.publicName,
    bio: profile.bio,
    languages: profile.languages,
  });
  return (
    <Section
      title={t('listing.profile')}
      busy={busy}
      problem={field ? null : problem}
      onSave={() => save({ ...values })}
    >
      <PublicFields values={values} errorOf={errorOf} onChange={setValues} />
    </Section>
  );
}

function AreaSection() {
  const { t } = useTranslation(['provider', 'common']);
  const { profile } = useFile();
  const { busy, problem, errorOf, save } = useSave();
  const [area, setArea] = useState<Area>({
    placeId: '',
    placeText: profile.municipality,
    radiusMetres: profile.radiusMetres,
  });
  const [instantBook, setInstantBook] = useState(profile.instantBook);
  const [policy, setPolicy] = useState(profile.cancellationPolicy);
  return (
    <Section
      title={t('listing.area')}
      busy={busy}
      problem={problem}
      onSave={() =>
        save({
          ...(area.placeId ? { basePlaceId: area.placeId } : {}),
          radiusMetres: area.radiusMetres,
          instantBook,
          cancellationPolicy: policy,
        })
      }
    >
      <AreaFields area={area} placeError={errorOf('basePlaceId')} onChange={setArea} />
      <Switch
        size="md"
        label={t('listing.instant')}
        description={t('listing.instantHint')}
        checked={instantBook}
        onChange={(event) => setInstantBook(event.currentTarget.checked)}
      />
      <Radio.Group
        size="md"
        label={t('listing.policy')}
        value={policy}
        onChange={(value) => setPolicy(POLICIES.find((known) => known === value) ?? policy)}
      >
        <Stack gap="sm" mt="xs">
          {POLICIES.map((known) => (
            <Radio key={known} value={known} label={t(`listing.policies.${known}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Section>
  );
}

function LegalSection() {
  const { t } = useTranslation(['provider', 'common']);
  const { trader: current, vat } = useFile();
  const { busy, problem, errorOf, save, field } = useSave();
  const [trader, setTrader] = useState<Trader>({ ...current, vat });
  return (
    <Section
      title={t('listing.legal')}
      busy={busy}
      problem={field ? null : problem}
      onSave={() => {
        const { legalName, address, phone, email } = trader;
        return save({ trader: { legalName, address, phone, email }, vat: trader.vat });
      }}
    >
      <p className="soft">{t('apply.legalText')}</p>
      <TraderFields trader={trader} errorOf={errorOf} onChange={setTrader} />
    </Section>
  );
}
