import { useMutation } from '@apollo/client/react';
import { Button, NumberInput, Switch } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalSeparator, explained, money } from '../../../lib/format';
import { usePriceTerms } from '../../../lib/price-terms';
import { FieldError } from '../../../ui/field-error';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import { useFile } from '../file-context';
import { SetServicesMutation } from '../file.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { useServices } from '../use-services';

const CENTS = 100;

/** Service by service, the hourly rate and what is left of it. */
export default function PricesPage() {
  const { t } = useTranslation(['provider', 'common']);
  const { services } = useServices();
  const { words } = usePriceTerms();
  return (
    <Page title={t('prices.title')} lead={t('prices.lead', words)} width="md" noIndex>
      {services.length === 0 ? <CardsSkeleton count={4} height={150} /> : <PricesForm />}
    </Page>
  );
}

function PricesForm() {
  const { t } = useTranslation(['provider', 'common']);
  const file = useFile();
  const { services } = useServices();
  const [save] = useMutation(SetServicesMutation);
  const { words } = usePriceTerms();
  const { busy, problem, setProblem, run } = useDeed();
  const [wrong, setWrong] = useState<string | null>(null);
  /** Euros by service code; a service that is not here is not sold. */
  const [rates, setRates] = useState<Record<string, number | ''>>(() =>
    Object.fromEntries(file.offers.map((offer) => [offer.serviceCode, offer.hourlyRateCents / CENTS])),
  );
  const offerOf = (code: string) => file.offers.find(({ serviceCode }) => serviceCode === code);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWrong(null);
    const empty = Object.entries(rates).find(([, euros]) => euros === '');
    if (empty) {
      setWrong(empty[0]);
      setProblem(t('prices.rateMissing'));
      return;
    }
    const wanted = Object.entries(rates).map(([serviceCode, euros]) => ({
      serviceCode,
      hourlyRateCents: Math.round(Number(euros) * CENTS),
    }));
    const result = await run(async () => (await save({ variables: { services: wanted } })).data?.setProviderServices);
    if (!result) return;
    if (result.__typename === 'ProviderFile') {
      toast.done(t('common:state.saved'));
      return;
    }
    setProblem(result.message);
    if (result.__typename === 'PriceOutOfBounds' || result.__typename === 'SkillNotVerified')
      setWrong(result.serviceCode);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ul className={parts.list}>
        {services.map(({ code, name, description }) => {
          const euros = rates[code];
          const offer = offerOf(code);
          const cents = typeof euros === 'number' ? Math.round(euros * CENTS) : null;
          const saved = cents !== null && cents === offer?.hourlyRateCents;
          return (
            <li key={code} className={`card ${parts.told}`}>
              <Switch
                size="md"
                label={<strong>{name}</strong>}
                description={description}
                checked={euros !== undefined}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  const rest = Object.fromEntries(Object.entries(rates).filter(([other]) => other !== code));
                  setRates(checked ? { ...rest, [code]: offer ? offer.hourlyRateCents / CENTS : '' } : rest);
                }}
              />
              {euros !== undefined && (
                <div className={classes.rate}>
                  <NumberInput
                    label={t('prices.rate')}
                    aria-label={explained(t('prices.rate'), name)}
                    value={euros}
                    min={0}
                    step={0.5}
                    decimalScale={2}
                    fixedDecimalScale
                    decimalSeparator={decimalSeparator()}
                    allowedDecimalSeparators={[',', '.']}
                    suffix=" €"
                    error={wrong === code && problem}
                    onChange={(value) => setRates({ ...rates, [code]: value === '' ? '' : Number(value) })}
                  />
                  <div className={classes.net} role="status">
                    <span className={classes.big}>
                      {offer && saved ? t('prices.net', { amount: money(offer.netHourlyCents) }) : t('prices.netSoon')}
                    </span>
                    {offer && (
                      <span className={classes.small}>
                        {t('prices.bounds', { from: money(offer.minimumCents), to: money(offer.maximumCents) })}
                      </span>
                    )}
                  </div>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <p className={classes.small} style={{ marginTop: '1.25rem' }}>
        {t('prices.rule', words)}
      </p>
      {!wrong && <FieldError>{problem}</FieldError>}
      <div className={classes.foot}>
        <Button type="submit" loading={busy}>
          {t('prices.save')}
        </Button>
      </div>
    </form>
  );
}
