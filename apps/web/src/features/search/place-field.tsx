import { useLazyQuery } from '@apollo/client/react';
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../lib/graphql';
import { PlacesQuery } from './search.documents';

export type Place = ResultOf<typeof PlacesQuery>['places'][number];

interface PlaceFieldProps {
  readonly text: string;
  readonly error?: string;
  readonly onType: (text: string) => void;
  readonly onChoose: (place: Place) => void;
}

const PAUSE = 150;

export const placeLabel = (place: Pick<Place, 'name' | 'postalCodes'>): string =>
  place.postalCodes[0] ? `${place.name} (${place.postalCodes[0]})` : place.name;

/** A municipality by its name or postal code, suggested while typing. */
export function PlaceField({ text, error, onType, onChoose }: PlaceFieldProps) {
  const { t } = useTranslation('search');
  const [load, { data, loading }] = useLazyQuery(PlacesQuery);
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const places = typed ? (data?.places ?? []) : [];

  useEffect(() => {
    if (typed.trim().length < 2) return;
    const timer = setTimeout(() => void load({ variables: { text: typed, first: 6 } }).catch(() => undefined), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, load]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const place = places.find((candidate) => candidate.id === id);
        if (!place) return;
        onChoose(place);
        setTyped('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t('form.place')}
          placeholder={t('form.placeHint')}
          leftSection={<IconMapPin size={18} aria-hidden="true" />}
          value={text}
          error={error}
          autoComplete="off"
          onChange={(event) => {
            onType(event.currentTarget.value);
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onBlur={() => combobox.closeDropdown()}
          onFocus={() => places.length > 0 && combobox.openDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim().length < 2}>
        <Combobox.Options aria-label={t('form.suggestions')}>
          {places.map((place) => (
            <Combobox.Option key={place.id} value={place.id}>
              {place.name} <span className="soft">{place.postalCodes[0]}</span>
            </Combobox.Option>
          ))}
          {places.length === 0 && <Combobox.Empty>{loading || !data ? '…' : t('form.noPlace')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
