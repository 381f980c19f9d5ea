import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Radio, Stack, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { useSession } from '../../../app/session';
import { usePriceTerms } from '../../../lib/price-terms';
import { FieldError } from '../../../ui/field-error';
import { PageSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { Steps } from '../../../ui/steps';
import { toast } from '../../../ui/toast';
import { AreaFields, type Area } from '../profile/area-fields';
import { PublicFields, type PublicValues } from '../profile/public-fields';
import { TraderFields, type Trader } from '../profile/trader-fields';
import { useRefusal } from '../profile/use-refusal';
import { ApplyMutation, MyFileQuery } from '../file.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { useKept } from '../use-kept';

const KINDS = ['PERSON', 'COMPANY'] as const;

interface Application extends PublicValues, Area, Trader {
  readonly step: number;
  readonly kind: (typeof KINDS)[number];
  readonly needsRightToWork: boolean;
}

const stepOfField = (field: string): number => {
  if (field.startsWith('trader') || field === 'vat') return 2;
  return field === 'basePlaceId' || field === 'radiusMetres' ? 1 : 0;
};

/** Three short steps that open a provider's file. */
export default function ApplyPage() {
  const { data, loading } = useQuery(MyFileQuery);
  if (loading && !data) return <PageSkeleton />;
  if (data?.myProviderFile) return <Navigate replace to="/provider/credentials" />;
  return <Wizard />;
}

function Wizard() {
  const { t } = useTranslation(['provider', 'common']);
  const { viewer, refetch } = useSession();
  const { words } = usePriceTerms();
  const navigate = useNavigate();
  const client = useApolloClient();
  const [apply] = useMutation(ApplyMutation);
  const { busy, problem, field, errorOf, send, refuse } = useRefusal();
  const [acceptTerms, setAcceptTerms] = useState(false);
  const [values, keep, forget] = useKept<Application>('apply', {
    step: 0,
    kind: 'PERSON',
    publicName: viewer?.publicName ?? '',
    bio: '',
    languages: ['fr'],
    placeId: '',
    placeText: '',
    radiusMetres: 10_000,
    legalName: '',
    address: '',
    phone: '',
    email: viewer?.email ?? '',
    vat: 'FRANCHISE_293B',
    needsRightToWork: false,
  });
  const change = (next: Partial<Application>): void => keep({ ...values, ...next });
  const labels = [t('apply.steps.you'), t('apply.steps.area'), t('apply.steps.legal')];
  const last = values.step === labels.length - 1;

  const submit = async (): Promise<void> => {
    const { kind, publicName, bio, languages, placeId, radiusMetres, needsRightToWork, vat } = values;
    const { legalName, address, phone, email } = values;
    const trader = { legalName, address, phone, email };
    const input = {
      kind,
      publicName,
      bio,
      languages,
      basePlaceId: placeId,
      radiusMetres,
      needsRightToWork,
      vat,
      trader,
    };
    const taken = await send(
      'ProviderFile',
      async () => (await apply({ variables: { input: { ...input, acceptTerms } } })).data?.applyAsProvider,
    );
    if (!taken) return;
    forget();
    toast.done(t('apply.opened'));
    await refetch();
    await client.refetchQueries({ include: [MyFileQuery] });
    await navigate('/provider/credentials', { replace: true });
  };
  const forward = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (values.step === 1 && !values.placeId) {
      refuse(t('apply.required'), 'basePlaceId');
      return;
    }
    if (values.step === 0 && values.publicName.trim().length < 2) {
      refuse(t('apply.required'), 'publicName');
      return;
    }
    if (last) await submit();
    else change({ step: values.step + 1 });
  };

  const elsewhere = field !== null && stepOfField(field) !== values.step;
  return (
    <Page title={t('apply.title')} lead={t('apply.lead')} width="sm" noIndex>
      <Steps labels={labels} current={values.step} onGoTo={(step) => change({ step })} />
      <form className={`card ${parts.told} ${classes.stack}`} onSubmit={(event) => void forward(event)} noValidate>
        <Title order={2}>{labels[values.step]}</Title>
        {values.step === 0 && (
          <>
            <Radio.Group
              size="md"
              label={t('apply.kind')}
              value={values.kind}
              onChange={(kind) => change({ kind: KINDS.find((known) => known === kind) ?? 'PERSON' })}
            >
              <Stack gap="sm" mt="xs">
                {KINDS.map((kind) => (
                  <Radio key={kind} value={kind} label={t(`apply.kinds.${kind}`)} />
                ))}
              </Stack>
            </Radio.Group>
            <PublicFields values={values} errorOf={errorOf} onChange={change} />
          </>
        )}
        {values.step === 1 && <AreaFields area={values} placeError={errorOf('basePlaceId')} onChange={change} />}
        {values.step === 2 && (
          <>
            <p className="soft">{t('apply.legalText')}</p>
            <TraderFields trader={values} errorOf={errorOf} onChange={change} />
            <Checkbox
              label={t('apply.needsRightToWork')}
              checked={values.needsRightToWork}
              onChange={(event) => change({ needsRightToWork: event.currentTarget.checked })}
            />
            <Checkbox
              label={t('apply.terms', words)}
              checked={acceptTerms}
              onChange={(event) => setAcceptTerms(event.currentTarget.checked)}
            />
          </>
        )}
        {(elsewhere || !field) && <FieldError>{problem}</FieldError>}
        <div className={classes.foot}>
          {values.step > 0 && (
            <Button variant="default" onClick={() => change({ step: values.step - 1 })}>
              {t('common:action.back')}
            </Button>
          )}
          <Button type="submit" loading={busy} disabled={last && !acceptTerms}>
            {last ? t('apply.send') : t('common:action.continue')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
