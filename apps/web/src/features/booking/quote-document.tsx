import { Anchor, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../lib/graphql';
import { money, number } from '../../lib/format';
import { Lines } from '../../ui/lines';
import type { QuoteFragment } from './book.documents';
import classes from './booking.module.css';

export type Quote = ResultOf<typeof QuoteFragment>;

/** A quote as the law wants it read before ordering: every line, every term, who sells. */
export function QuoteDocument({ quote }: { quote: Quote }) {
  const { t } = useTranslation(['booking', 'common']);
  return (
    <>
      <section className={`card ${classes.card}`}>
        <Title order={2} size="h3">
          {t('quote.price')}
        </Title>
        <Lines
          label={t('quote.price')}
          lines={[
            ...quote.lines.map((line) => ({ label: line.label, value: money(line.amountCents) })),
            { label: t('quote.total'), value: money(quote.totalCents), note: <VatNote quote={quote} />, total: true },
          ]}
        />
      </section>
      <section className={`card ${classes.card}`}>
        <Title order={2} size="h3">
          {t('quote.cancellation')}
        </Title>
        <p className="soft">{t(`common:policy.${quote.cancellationPolicy as 'FLEXIBLE'}`)}</p>
        <p>{quote.cancellationPrecedence}</p>
        <ul className={classes.terms}>
          {quote.cancellationSteps.map((step) => (
            <li key={step.from}>{step.statement}</li>
          ))}
        </ul>
        <h3>{t('quote.withdrawal')}</h3>
        <p>{quote.withdrawalStatement}</p>
        <h3>{t('quote.payment')}</h3>
        <p>{quote.paymentStatement}</p>
        <h3>{t('quote.guarantee')}</h3>
        <p>{quote.guaranteeStatement}</p>
      </section>
      <section className={`card ${classes.card}`}>
        <Title order={2} size="h3">
          {t('quote.trader')}
        </Title>
        <Trader quote={quote} />
      </section>
    </>
  );
}

/** A small business may charge no VAT while the platform's fee carries it: then each is said of what it applies to. */
function VatNote({ quote: { vat, vatMention } }: { quote: Quote }) {
  const { t } = useTranslation(['booking', 'common']);
  const taxed = vat.filter(({ basisPoints }) => basisPoints > 0);
  const parts = taxed.map(({ basisPoints, vatCents }) =>
    t(vatMention ? 'quote.vatOnFee' : 'quote.vat', { rate: number(basisPoints / 100), amount: money(vatCents) }),
  );
  return [...(vatMention ? [t('quote.vatOnVisit', { mention: vatMention })] : []), ...parts].join('. ');
}

function Trader({ quote: { trader, hash } }: { quote: Quote }) {
  const { t } = useTranslation(['booking', 'common']);
  return (
    <>
      <address style={{ fontStyle: 'normal', lineHeight: 1.6 }}>
        <strong>{trader.legalName}</strong>
        <br />
        {trader.address}
        <br />
        <Anchor href={`mailto:${trader.email}`}>{trader.email}</Anchor>,{' '}
        <Anchor href={`tel:${trader.phone}`}>{trader.phone}</Anchor>
        {trader.registrationNumber && (
          <>
            <br />
            {t('quote.siret', { number: trader.registrationNumber })}
          </>
        )}
        {trader.sapDeclarationNumber && (
          <>
            <br />
            {t('quote.sap', { number: trader.sapDeclarationNumber })}
          </>
        )}
      </address>
      <p className={classes.small} style={{ marginTop: '1rem' }}>
        {t('quote.fingerprint', { hash })}
      </p>
    </>
  );
}
