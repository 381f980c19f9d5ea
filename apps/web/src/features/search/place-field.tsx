import { useLazyQuery } from '@apollo/client/react';
import { TextInput } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../lib/graphql';
import classes from './place-field.module.css';
import { PlacesQuery } from './search.documents';

export type Place = ResultOf<typeof PlacesQuery>['places'][number];

interface PlaceFieldProps {
  /** Instead of the search's own word. */
  readonly label?: string;
  readonly text: string;
  readonly error?: string;
  readonly onType: (text: string) => void;
  readonly onChoose: (place: Place) => void;
}

/** Milliseconds without a key before asking for suggestions. */
const PAUSE = 150;
const SHORTEST = 2;

export const placeLabel = (place: Pick<Place, 'name' | 'postalCodes'>): string =>
  place.postalCodes[0] ? `${place.name} (${place.postalCodes[0]})` : place.name;

/**
 * A municipality by its name or postal code, suggested while typing. Our own combobox (ARIA Authoring Practices): the
 * library's brings the weight of a positioning engine to the page where every kilobyte counts.
 */
export function PlaceField({ label, text, error, onType, onChoose }: PlaceFieldProps) {
  const { t } = useTranslation('search');
  const list = useId();
  const [load, { data }] = useLazyQuery(PlacesQuery);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const searching = typed.trim().length >= SHORTEST;
  const places = searching ? (data?.places ?? []) : [];
  const shown = open && searching && data !== undefined;

  useEffect(() => {
    if (typed.trim().length < SHORTEST) return;
    const timer = setTimeout(() => void load({ variables: { text: typed, first: 6 } }).catch(() => undefined), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, load]);

  const choose = (place: Place): void => {
    onChoose(place);
    setTyped('');
    setOpen(false);
    setActive(-1);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = places[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      if (places.length > 0) setActive((active + step + places.length) % places.length);
    } else if (event.key === 'Enter' && shown && chosen) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      setOpen(false);
    }
  };

  return (
    <div className={classes.field}>
      <TextInput
        label={label ?? t('form.place')}
        placeholder={t('form.placeHint')}
        leftSection={<IconMapPin size={18} aria-hidden="true" />}
        value={text}
        error={error}
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={shown && active >= 0 ? `${list}-${active}` : undefined}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setTyped(event.currentTarget.value);
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <ul
        id={list}
        role="listbox"
        aria-label={t('form.suggestions')}
        hidden={!shown || places.length === 0}
        className={classes.list}
      >
        {places.map((place, index) => (
          <li
            key={place.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.option}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(place)}
          >
            {place.name} <span className="soft">{place.postalCodes[0]}</span>
          </li>
        ))}
      </ul>
      <div role="status" className={shown && places.length === 0 ? classes.list : 'visually-hidden'}>
        {shown && places.length === 0 && <span className={classes.nothing}>{t('form.noPlace')}</span>}
      </div>
    </div>
  );
}
