import { useMutation } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePriceTerms } from '../../../lib/price-terms';
import { useDeed } from '../../../lib/use-deed';
import { FieldError } from '../../../ui/field-error';
import { Page } from '../../../ui/page';

import sections from '../../../ui/section.module.css';
import { OpenSavedCardsMutation } from '../cards.documents';
import classes from './cards.module.css';

const RULES = ['kept', 'removed', 'held', 'never'] as const;

/** The way to one's cards, which only Stripe knows; it sends the browser back here with `?from=stripe`. */
export default function CardsPage() {
  const { t } = useTranslation('cards');
  const [parameters] = useSearchParams();
  const [openCards] = useMutation(OpenSavedCardsMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const { words } = usePriceTerms();

  const open = async (): Promise<void> => {
    const returnUrl = `${window.location.origin}/account/cards?from=stripe`;
    const answer = await run(async () => (await openCards({ variables: { returnUrl } })).data?.openSavedCards);
    if (answer?.__typename === 'SavedCardsPage') window.location.assign(answer.url);
    else if (answer) setProblem(answer.message);
  };

  return (
    <Page title={t('title')} lead={t('lead')} width="md" noIndex>
      <section className={`card ${sections.stacked}`}>
        <div role="status">{parameters.get('from') === 'stripe' && <p className={classes.notice}>{t('back')}</p>}</div>
        <Button
          loading={busy}
          onClick={() => void open()}
          rightSection={<IconExternalLink size={18} stroke={1.75} aria-hidden="true" />}
        >
          {t('open')}
        </Button>
        <FieldError>{problem}</FieldError>
        <p className="soft" style={{ margin: '0.75rem 0 0' }}>
          {t('openHint')}
        </p>
      </section>
      <section className={`card ${sections.stacked}`}>
        <Title order={2} size="h3">
          {t('rules')}
        </Title>
        <ul className={classes.rules}>
          {RULES.map((rule) => (
            <li key={rule}>{t(rule, words)}</li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
