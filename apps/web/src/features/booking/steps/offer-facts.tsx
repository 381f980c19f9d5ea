import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Stars } from '../../../ui/stars';
import classes from '../booking.module.css';
import type { Offer } from './step';

/** Who one is about to book, in one line. */
export function OfferFacts({ offer: { provider } }: { offer: Offer }) {
  const { t } = useTranslation('booking');
  return (
    <span className={classes.facts}>
      <Anchor component={Link} to={`/providers/${provider.id}`}>
        {provider.municipality}
      </Anchor>
      <Stars value={provider.ratingAverage} count={provider.ratingCount} />
      <span>{provider.instantBook ? t('book.instant') : t('book.onRequest')}</span>
    </span>
  );
}
