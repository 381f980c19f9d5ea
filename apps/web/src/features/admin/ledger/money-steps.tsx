import { useTranslation } from 'react-i18next';
import { dayAndTime, money } from '../../../lib/format';
import parts from '../../../ui/section.module.css';
import { useCodeWords } from '../code-words';
import { developmentTools } from '../development-tools';
import ledgerClasses from './ledger.module.css';
import type { Explanation } from './money-receipt';

type Step = Explanation['steps'][number];

/** The story of the money, a sentence for each thing that happened. */
export function MoneySteps({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation('explain');
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="steps">
      <h2 id="steps" className={ledgerClasses.heading}>
        {t('steps')}
      </h2>
      <ol className={ledgerClasses.steps}>
        {steps.map((step, index) => (
          <li key={index}>
            <time dateTime={step.at} className="soft">
              {dayAndTime(step.at)}
            </time>
            <Sentence step={step} />
            <StripeObjects ids={step.stripeIds} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** `Le client a payé 100,00 € : 80,00 € pour le prestataire, …` */
function Sentence({ step: { what, amountCents, parts, operation } }: { step: Step }) {
  const { t, i18n } = useTranslation('explain');
  const words = useCodeWords();
  const sentence = t(`step.${what}`, {
    amount: money(amountCents ?? 0),
    operation: operation ? words('operation', operation) : '',
  });
  const shares = parts.map(({ part, amountCents: cents }) => t(`part.${part}`, { amount: money(cents) }));
  const listed = new Intl.ListFormat(i18n.resolvedLanguage, { type: 'conjunction' }).format(shares);
  return <p>{shares.length > 0 ? t('withParts', { sentence, parts: listed }) : t('plain', { sentence })}</p>;
}

/** Stripe's own ids, each a way to its page where the sandbox stands in for Stripe. */
function StripeObjects({ ids }: { ids: readonly string[] }) {
  const { sandbox } = developmentTools();
  if (ids.length === 0) return null;
  return (
    <p className={ledgerClasses.objects}>
      {ids.map((id) =>
        sandbox ? (
          <a key={id} href={`${sandbox}/objects/${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
            {id}
          </a>
        ) : (
          <span key={id}>{id}</span>
        ),
      )}
    </p>
  );
}
