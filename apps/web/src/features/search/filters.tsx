import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { money, number } from '../../lib/format';
import classes from './filters.module.css';
import type { SearchParams } from './search-params';

const PRICES = [5_000, 7_500, 10_000, 15_000, 20_000];
const RATINGS = [3, 4];

/** What narrows a list of results. Each choice is a new search, kept in the address bar. */
export function Filters({
  search,
  onChange,
}: {
  search: SearchParams;
  onChange: (part: Partial<SearchParams>) => void;
}) {
  const { t } = useTranslation('search');
  return (
    <fieldset className={classes.filters}>
      <legend className="visually-hidden">{t('filters.label')}</legend>
      <NativeSelect
        aria-label={t('filters.price')}
        value={search.maximumTotalCents ?? ''}
        onChange={(event) => onChange({ maximumTotalCents: Number(event.currentTarget.value) || null })}
        data={[
          { value: '', label: t('filters.anyPrice') },
          ...PRICES.map((cents) => ({ value: String(cents), label: t('filters.upTo', { price: money(cents) }) })),
        ]}
      />
      <NativeSelect
        aria-label={t('filters.rating')}
        value={search.minimumRating ?? ''}
        onChange={(event) => onChange({ minimumRating: Number(event.currentTarget.value) || null })}
        data={[
          { value: '', label: t('filters.anyRating') },
          ...RATINGS.map((rating) => ({
            value: String(rating),
            label: t('filters.atLeast', { rating: number(rating) }),
          })),
        ]}
      />
      <Checkbox
        size="sm"
        label={t('filters.instant')}
        checked={search.instantOnly}
        onChange={(event) => onChange({ instantOnly: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
