import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { errorCode } from '../../../lib/error-text';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { PageSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { Steps } from '../../../ui/steps';
import { OfferQuery } from '../book.documents';
import classes from '../booking.module.css';
import { firstOpenStep, STEPS, useDraft, type Step } from '../draft';
import { AddressStep } from '../steps/address-step';
import { OfferFacts } from '../steps/offer-facts';
import { QuoteStep } from '../steps/quote-step';
import { ServiceStep } from '../steps/service-step';
import { SlotStep } from '../steps/slot-step';
import type { Offer, StepProps } from '../steps/step';
import { VisitSummary } from '../steps/visit-summary';

/** From a wish to the payment page. What is chosen lives in the draft, where one is in the address bar. */
export default function BookPage() {
  const { t } = useTranslation('booking');
  const { providerId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(OfferQuery, { variables: { providerId } });
  if (loading && !data) return <PageSkeleton />;
  if (errorCode(error) === 'NOT_FOUND') {
    return (
      <Page title={t('book.goneTitle')} hideTitle noIndex>
        <EmptyState level={1} title={t('book.goneTitle')} text={t('book.goneText')}>
          <Button component={Link} to="/search">
            {t('book.toSearch')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  if (!data) {
    return (
      <Page title={t('book.steps.service')} hideTitle noIndex>
        <ErrorState error={error} onRetry={refetch} />
      </Page>
    );
  }
  return <Stepper key={providerId} offer={data} />;
}

function Stepper({ offer }: { offer: Offer }) {
  const { t } = useTranslation('booking');
  const [parameters, setParameters] = useSearchParams();
  const { draft, change } = useDraft(offer.provider.id, parameters);
  const [quoted, setQuoted] = useState<number | null>(null);
  const open = firstOpenStep(draft);
  // Nobody is carried on by a choice: the next step is asked for.
  const [begin] = useState(open);
  const asked = STEPS.find((step) => step === parameters.get('step')) ?? begin;
  const step = STEPS.indexOf(asked) > STEPS.indexOf(open) ? open : asked;
  const goTo = (next: Step): void => {
    setParameters({ step: next });
    window.scrollTo({ top: 0 });
  };
  const props: StepProps = { offer, draft, change, goTo };

  return (
    <Page title={t('book.title', { name: offer.provider.publicName })} lead={<OfferFacts offer={offer} />} noIndex>
      <Steps
        labels={STEPS.map((name) => t(`book.steps.${name}`))}
        current={STEPS.indexOf(step)}
        onGoTo={(index) => goTo(STEPS[index] ?? 'service')}
      />
      <div className={classes.columns}>
        <div>
          {step === 'service' && <ServiceStep {...props} />}
          {step === 'slot' && <SlotStep {...props} />}
          {step === 'address' && <AddressStep {...props} />}
          {step === 'quote' && <QuoteStep {...props} onTotal={setQuoted} />}
        </div>
        <VisitSummary offer={offer} draft={draft} totalCents={step === 'quote' ? quoted : null} />
      </div>
    </Page>
  );
}
