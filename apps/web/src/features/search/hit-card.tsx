import { Button } from '@mantine/core';
import { IconBolt, IconClock, IconMapPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../lib/graphql';
import { day, duration, money, number, time } from '../../lib/format';
import { Stars } from '../../ui/stars';
import { ChecksInLine } from './checks';
import classes from './hit-card.module.css';
import { Monogram } from './monogram';
import type { SearchQuery } from './search.documents';

export type Hit = Extract<
  ResultOf<typeof SearchQuery>['search'],
  { __typename: 'SearchHitConnection' }
>['laterHits'][number];

interface HitCardProps {
  readonly hit: Hit;
  readonly minutes: number;
  /** Query of the search, handed on to the provider's page. */
  readonly query: string;
}

/** One provider for this very job: the whole price, who vouches for what, the first moment they are free. */
export function HitCard({ hit, minutes, query }: HitCardProps) {
  const { t } = useTranslation('search');
  const { provider, price } = hit;
  const page = `/providers/${provider.id}?${query}`;
  return (
    <article className={`card ${classes.card}`} aria-labelledby={`hit-${provider.id}`}>
      <div className={classes.who}>
        <Monogram name={provider.publicName} />
        <div>
          <h2 id={`hit-${provider.id}`} className={classes.name}>
            <Link to={page}>{provider.publicName}</Link>
          </h2>
          <Stars value={hit.rating?.average ?? null} count={hit.rating?.count} />
        </div>
      </div>
      <ul className={classes.facts}>
        <li>
          <IconMapPin size={18} stroke={1.7} aria-hidden="true" />
          {t('hit.distance', { place: provider.municipality, distance: number(hit.distanceKm) })}
        </li>
        <li>
          <IconClock size={18} stroke={1.7} aria-hidden="true" />
          {t('hit.nextSlot', { day: day(hit.nextFreeSlot.start), time: time(hit.nextFreeSlot.start) })}
        </li>
        {provider.instantBook && (
          <li>
            <IconBolt size={18} stroke={1.7} aria-hidden="true" />
            {t('hit.instant')}
          </li>
        )}
      </ul>
      <div className={classes.checks}>
        <ChecksInLine checks={provider.badges} />
      </div>
      <div className={classes.price}>
        <p className={`numbers ${classes.total}`}>{money(price.totalCents)}</p>
        <p className="soft">{t('hit.priceFor', { duration: duration(minutes), rate: money(price.hourlyRateCents) })}</p>
        <Button component={Link} to={page} aria-label={t('hit.seeName', { name: provider.publicName })}>
          {t('hit.see')}
        </Button>
      </div>
    </article>
  );
}
