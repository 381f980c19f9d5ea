import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { noon } from '../../../lib/dates';
import { day, duration } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { Filters } from '../filters';
import { HitCard } from '../hit-card';
import { SearchForm } from '../search-form';
import { readSearch, searchInput, writeSearch, type SearchParams } from '../search-params';
import { PlacesQuery, SearchQuery } from '../search.documents';
import { useZones } from '../use-zones';
import classes from './results-page.module.css';

const CARD_HEIGHT = 222;
/** Where the list leaves the map no room beside it, as in the style sheet: there it is drawn once it is asked for. */
const NARROW = '(max-width: 62em)';

const ZoneMap = lazy(async () => ({ default: (await import('../zone-map')).ZoneMap }));

export default function ResultsPage() {
  const { t } = useTranslation('search');
  const [query, setQuery] = useSearchParams();
  const search = readSearch(query);
  const [unfolded, setUnfolded] = useState(false);
  const change = (next: SearchParams): void => {
    setUnfolded(false);
    setQuery(writeSearch(next), { preventScrollReset: true });
  };
  const title = search.placeId
    ? t('results.titleAt', { place: search.placeName.replace(/ \(\d+\)$/, '') })
    : t('results.title');
  const wish = [day(noon(search.date)), ...(search.minutes ? [duration(search.minutes)] : [])].join(' · ');
  return (
    <Page title={title} description={t('results.description')} hideTitle width="full">
      <div className={classes.page}>
        <h1 className={classes.title}>{title}</h1>
        <div className={classes.form} data-folded={Boolean(search.placeId) && !unfolded}>
          <Button
            variant="default"
            className={classes.unfold}
            aria-expanded={unfolded}
            aria-label={t('form.change')}
            justify="space-between"
            rightSection={<IconPencil size={18} aria-hidden="true" />}
            onClick={() => setUnfolded(!unfolded)}
          >
            <span className={classes.wish}>{wish}</span>
          </Button>
          <SearchForm key={query.toString()} initial={search} onSearch={change} />
        </div>
        {search.placeId ? (
          <Results search={search} onChange={(part) => change({ ...search, ...part })} />
        ) : (
          <EmptyState title={t('results.whereTitle')} text={t('results.whereText')} />
        )}
      </div>
    </Page>
  );
}

function Results({ search, onChange }: { search: SearchParams; onChange: (part: Partial<SearchParams>) => void }) {
  const { t } = useTranslation(['search', 'common']);
  const [zone, setZone] = useState<string | null>(null);
  const [mapShown, setMapShown] = useState(false);
  const narrow = useMediaQuery(NARROW, true, { getInitialValueInEffect: false });
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(SearchQuery, {
    variables: { input: searchInput(search) },
    notifyOnNetworkStatusChange: true,
  });
  const answer = data?.search;
  const found = answer?.__typename === 'SearchHitConnection' ? answer : null;
  const hits = found?.edges.map(({ node }) => node) ?? [];
  const everyone = found ? [...hits, ...found.laterHits] : [];
  const zones = useZones(everyone.map(({ provider }) => provider.municipality));
  const origin = useOrigin(search.placeName, search.placeId);
  const inZone = hits.filter(({ provider }) => !zone || provider.municipality === zone);
  const later = (found?.laterHits ?? []).filter(({ provider }) => !zone || provider.municipality === zone);
  const link = writeSearch(search);

  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (answer && !found) {
    return <EmptyState title={t('results.noneTitle')} text={'message' in answer ? answer.message : undefined} />;
  }
  return (
    <div className={classes.results}>
      <section aria-label={t('results.list')} className={classes.list}>
        <div className={classes.bar}>
          <p role="status" className={classes.count}>
            {found
              ? t('results.count', {
                  count: hits.length,
                  more: found.pageInfo.hasNextPage ? '+' : '',
                  date: day(noon(search.date)),
                })
              : '\u00a0'}
          </p>
          <Filters search={search} onChange={onChange} />
        </div>
        {zone && (
          <Button variant="light" size="compact-md" className={classes.zone} onClick={() => setZone(null)}>
            {t('results.onlyZone', { zone })}
          </Button>
        )}
        {loading && !found && <CardsSkeleton count={4} height={CARD_HEIGHT} />}
        {inZone.map((hit) => (
          <HitCard key={hit.provider.id} hit={hit} minutes={found?.durationMinutes ?? 0} query={link} />
        ))}
        {found?.pageInfo.hasNextPage && (
          <Button
            variant="default"
            className={classes.more}
            loading={loading}
            onClick={() => void fetchMore({ variables: { after: found.pageInfo.endCursor } })}
          >
            {t('common:action.more')}
          </Button>
        )}
        {found && everyone.length === 0 && <EmptyState title={t('results.noneTitle')} text={t('results.noneText')} />}
        {later.length > 0 && (
          <>
            <h2 className={classes.later}>{t('results.later')}</h2>
            {later.map((hit) => (
              <HitCard key={hit.provider.id} hit={hit} minutes={found?.durationMinutes ?? 0} query={link} />
            ))}
          </>
        )}
      </section>
      <aside aria-label={t('map.title')} className={classes.map} data-shown={mapShown}>
        <Button
          variant="default"
          className={classes.unfold}
          aria-expanded={mapShown}
          onClick={() => setMapShown(!mapShown)}
        >
          {mapShown ? t('map.hide') : t('map.show')}
        </Button>
        {origin && (found ?? previousData) && (mapShown || !narrow) && (
          <Suspense fallback={null}>
            <ZoneMap origin={origin} zones={zones} chosen={zone} onChoose={setZone} />
          </Suspense>
        )}
      </aside>
    </div>
  );
}

/** Where the search is centred: the place itself, found by the name in the address bar. */
function useOrigin(placeName: string, placeId: string) {
  const text = placeName.replace(/ \(\d+\)$/, '');
  const { data } = useQuery(PlacesQuery, { variables: { text, first: 5 }, skip: text.length < 2 });
  return data?.places.find(({ id }) => id === placeId) ?? data?.places[0] ?? null;
}
