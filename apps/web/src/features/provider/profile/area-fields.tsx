import { Input, Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { distance } from '../../../lib/format';
import { PlaceField, placeLabel } from '../../search/place-field';
import classes from '../provider.module.css';
import { RADIUS } from './profile-values';

export interface Area {
  readonly placeId: string;
  readonly placeText: string;
  readonly radiusMetres: number;
}

/** Where a provider starts from and how far they go. */
export function AreaFields({
  area,
  placeError,
  onChange,
}: {
  area: Area;
  placeError?: string;
  onChange: (area: Area) => void;
}) {
  const { t } = useTranslation('provider');
  return (
    <>
      <PlaceField
        label={t('fields.base')}
        text={area.placeText}
        error={placeError}
        onType={(placeText) => onChange({ ...area, placeText, placeId: '' })}
        onChoose={(place) => onChange({ ...area, placeText: placeLabel(place), placeId: place.id })}
      />
      <Input.Wrapper
        size="md"
        label={t('fields.radius')}
        description={t('fields.radiusValue', { distance: distance(area.radiusMetres) })}
        labelElement="div"
      >
        <Slider
          className={classes.slider}
          mt="md"
          min={RADIUS.least}
          max={RADIUS.most}
          step={RADIUS.step}
          value={area.radiusMetres}
          thumbLabel={t('fields.radius')}
          label={distance}
          marks={[5_000, 20_000, 35_000, 50_000].map((value) => ({ value, label: distance(value) }))}
          onChange={(radiusMetres) => onChange({ ...area, radiusMetres })}
        />
      </Input.Wrapper>
    </>
  );
}
