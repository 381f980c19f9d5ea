import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, today } from '../../lib/dates';
import { duration } from '../../lib/format';
import { placeLabel, PlaceField } from './place-field';
import classes from './search-form.module.css';
import { PlacesQuery, ServicesQuery } from './search.documents';
import { DURATIONS, type Home, type SearchParams } from './search-params';

const HORIZON_DAYS = 90;
const TYPICAL_HOME: Home = { rooms: 3, bathrooms: 1, surface: 60 };

interface SearchFormProps {
  readonly initial: SearchParams;
  readonly onSearch: (search: SearchParams) => void;
}

/** Where, what, when, how long: the one question of the site. */
export function SearchForm({ initial, onSearch }: SearchFormProps) {
  const { t } = useTranslation('search');
  const client = useApolloClient();
  const { data } = useQuery(ServicesQuery);
  const [search, setSearch] = useState(initial);
  const [error, setError] = useState<string>();
  const change = (part: Partial<SearchParams>): void => setSearch((before) => ({ ...before, ...part }));

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const place = search.placeId ? { id: search.placeId, label: search.placeName } : await bestPlace(search.placeName);
    if (!place) return setError(t('form.placeNeeded'));
    setError(undefined);
    const chosen = { ...search, placeId: place.id, placeName: place.label };
    setSearch(chosen);
    onSearch(chosen);
  };

  /** Someone who typed "Nantes" and pressed Enter means Nantes. */
  const bestPlace = async (text: string): Promise<{ id: string; label: string } | null> => {
    if (text.trim().length < 2) return null;
    const { data: answer } = await client.query({ query: PlacesQuery, variables: { text, first: 1 } });
    const place = answer?.places[0];
    return place ? { id: place.id, label: placeLabel(place) } : null;
  };

  return (
    <form role="search" aria-label={t('form.label')} className={classes.form} onSubmit={(event) => void submit(event)}>
      <div className={classes.place}>
        <PlaceField
          text={search.placeName}
          error={error}
          onType={(placeName) => change({ placeName, placeId: '' })}
          onChoose={(place) => {
            setError(undefined);
            change({ placeId: place.id, placeName: placeLabel(place) });
          }}
        />
      </div>
      <NativeSelect
        size="md"
        label={t('form.service')}
        value={search.service}
        onChange={(event) => change({ service: event.currentTarget.value })}
        data={(data?.services ?? [{ code: search.service, name: '…' }]).map(({ code, name }) => ({
          value: code,
          label: name,
        }))}
      />
      <TextInput
        type="date"
        label={t('form.date')}
        value={search.date}
        min={today()}
        max={addDays(today(), HORIZON_DAYS)}
        required
        withAsterisk={false}
        onChange={(event) => change({ date: event.currentTarget.value })}
      />
      {search.home ? (
        <HomeFields home={search.home} onChange={(home) => change({ home })} />
      ) : (
        <NativeSelect
          size="md"
          label={t('form.duration')}
          value={String(search.minutes)}
          onChange={(event) => change({ minutes: Number(event.currentTarget.value) })}
          data={DURATIONS.map((minutes) => ({ value: String(minutes), label: duration(minutes) }))}
        />
      )}
      <Button type="submit" size="md" className={classes.go}>
        {t('form.submit')}
      </Button>
      <button
        type="button"
        className={classes.toggle}
        onClick={() => change(search.home ? { home: null, minutes: search.minutes ?? 180 } : { home: TYPICAL_HOME })}
      >
        {search.home ? t('form.knowDuration') : t('form.estimate')}
      </button>
    </form>
  );
}

function HomeFields({ home, onChange }: { home: Home; onChange: (home: Home) => void }) {
  const { t } = useTranslation('search');
  const counted = (from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  return (
    <div className={classes.home}>
      <TextInput
        type="number"
        inputMode="numeric"
        label={t('form.surface')}
        min={9}
        max={500}
        required
        withAsterisk={false}
        value={home.surface || ''}
        onChange={(event) => onChange({ ...home, surface: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        size="md"
        label={t('form.rooms')}
        value={String(home.rooms)}
        onChange={(event) => onChange({ ...home, rooms: Number(event.currentTarget.value) })}
        data={counted(1, 12)}
      />
      <NativeSelect
        size="md"
        label={t('form.bathrooms')}
        value={String(home.bathrooms)}
        onChange={(event) => onChange({ ...home, bathrooms: Number(event.currentTarget.value) })}
        data={counted(0, 6)}
      />
    </div>
  );
}
