import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, NumberInput, Radio, SegmentedControl, Select, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, today } from '../../../lib/dates';
import { duration, money } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { PlaceField, placeLabel } from '../../search/place-field';
import { VisitLengthQuery } from '../book.documents';
import classes from '../booking.module.css';
import type { Home } from '../book-path';
import type { Draft } from '../draft';
import { servicesOf, type StepProps } from './step';

/** What is to be done, where, and for how long. */
export function ServiceStep({ offer, draft, change, goTo }: StepProps) {
  const { t } = useTranslation(['booking', 'common']);
  const services = servicesOf(offer);
  const service = services.find(({ code }) => code === draft.serviceCode);
  const chosen = draft.extraCodes.filter((code) => service?.extras.some((extra) => extra.code === code));
  // Another length or place: another set of free slots.
  const changeVisit = (part: Partial<Draft>): void => change({ ...part, start: null });
  const only = services.length === 1 ? services[0]?.code : undefined;
  useEffect(() => {
    if (only && !draft.serviceCode) change({ serviceCode: only });
  }, [only]);

  return (
    <section>
      <Title order={2} className={classes.question}>
        {t('service.question')}
      </Title>
      <Radio.Group
        className={classes.group}
        aria-label={t('service.question')}
        value={service?.code ?? ''}
        onChange={(serviceCode) => changeVisit({ serviceCode, extraCodes: [], durationMinutes: null })}
      >
        <div className={classes.choices}>
          {services.map((candidate) => (
            <Radio.Card key={candidate.code} value={candidate.code} className={classes.choice}>
              <Radio.Indicator />
              <span>
                <span className={classes.choiceName}>{candidate.name}</span>
                <span className={classes.choiceText}>{candidate.description}</span>
                <span className={classes.choiceText}>
                  {t('book.hourly', { price: money(candidate.hourlyRateCents) })}
                </span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <PlaceChoice draft={draft} change={changeVisit} />
      {service && service.extras.length > 0 && (
        <Checkbox.Group
          className={classes.group}
          label={<Title order={3}>{t('service.extras')}</Title>}
          value={chosen}
          onChange={(extraCodes) => changeVisit({ extraCodes })}
        >
          <div className={`${classes.choices} ${classes.extras}`}>
            {service.extras.map((extra) => (
              <Checkbox.Card key={extra.code} value={extra.code} className={classes.choice}>
                <Checkbox.Indicator />
                <span>
                  <span className={classes.choiceName}>{extra.name}</span>
                  <span className={classes.choiceText}>
                    {[
                      extra.minutes > 0 && t('service.extraMinutes', { count: extra.minutes }),
                      extra.flatCents > 0 && `+ ${money(extra.flatCents)}`,
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </span>
              </Checkbox.Card>
            ))}
          </div>
        </Checkbox.Group>
      )}
      <Length draft={draft} extraCodes={chosen} minimum={service?.minimumMinutes ?? 60} change={changeVisit} />
      <div className={classes.forward}>
        <Button
          size="lg"
          disabled={!service || !draft.place || !draft.durationMinutes}
          onClick={() => {
            change({ extraCodes: chosen });
            goTo('slot');
          }}
        >
          {t('book.toSlot')}
        </Button>
      </div>
    </section>
  );
}

type PartProps = { draft: Draft; change: (part: Partial<Draft>) => void };

function PlaceChoice({ draft, change }: PartProps) {
  const { t } = useTranslation(['booking', 'common']);
  const [text, setText] = useState(draft.place?.name ?? '');
  const missing = text.trim() !== '' && !draft.place;
  return (
    <div className={classes.group}>
      <Title order={3}>{t('service.place')}</Title>
      <PlaceField
        text={text}
        error={missing ? t('service.placeMissing') : undefined}
        onType={(typed) => {
          setText(typed);
          if (draft.place) change({ place: null });
        }}
        onChoose={(place) => {
          setText(placeLabel(place));
          change({ place: { id: place.id, name: place.name, lat: place.lat, lng: place.lng } });
        }}
      />
    </div>
  );
}

const LENGTHS = Array.from({ length: 23 }, (_, index) => 60 + index * 30);

function Length({ draft, extraCodes, minimum, change }: PartProps & { extraCodes: string[]; minimum: number }) {
  const { t } = useTranslation(['booking', 'common']);
  const set = (part: Partial<Home>): void => change({ home: { ...draft.home, ...part } });
  return (
    <div className={classes.group}>
      <Title order={3}>{t('service.length')}</Title>
      <SegmentedControl
        mb="md"
        radius="xl"
        aria-label={t('service.length')}
        value={draft.lengthFrom}
        onChange={(lengthFrom) => change({ lengthFrom })}
        data={[
          { value: 'HOME', label: t('service.fromHome') },
          { value: 'CHOICE', label: t('service.byChoice') },
        ]}
      />
      {draft.lengthFrom === 'CHOICE' ? (
        <Select
          label={t('service.duration')}
          maw={260}
          value={draft.durationMinutes ? String(draft.durationMinutes) : null}
          onChange={(value) => change({ durationMinutes: value ? Number(value) : null })}
          data={LENGTHS.filter((minutes) => minutes >= minimum).map((minutes) => ({
            value: String(minutes),
            label: duration(minutes),
          }))}
        />
      ) : (
        <>
          <div className={classes.fields}>
            <HomeNumber
              label={t('service.surface')}
              value={draft.home.surfaceSquareMetres}
              min={9}
              max={500}
              step={5}
              onChange={(surfaceSquareMetres) => set({ surfaceSquareMetres })}
            />
            <HomeNumber
              label={t('service.rooms')}
              value={draft.home.rooms}
              min={1}
              max={20}
              onChange={(rooms) => set({ rooms })}
            />
            <HomeNumber
              label={t('service.bathrooms')}
              value={draft.home.bathrooms}
              min={0}
              max={10}
              onChange={(bathrooms) => set({ bathrooms })}
            />
          </div>
          <Estimate draft={draft} extraCodes={extraCodes} change={change} />
        </>
      )}
    </div>
  );
}

interface HomeNumberProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}

function HomeNumber({ onChange, ...field }: HomeNumberProps) {
  return (
    <NumberInput
      {...field}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      onChange={(value) => typeof value === 'number' && value >= field.min && value <= field.max && onChange(value)}
    />
  );
}

/** How long the visit takes in this home, as search reckons it. */
function Estimate({ draft, extraCodes, change }: PartProps & { extraCodes: string[] }) {
  const { t } = useTranslation(['booking', 'common']);
  const [home] = useDebouncedValue(draft.home, 300);
  const { data, loading, error } = useQuery(VisitLengthQuery, {
    skip: !draft.place || !draft.serviceCode,
    variables: {
      input: {
        placeId: draft.place?.id,
        serviceCode: draft.serviceCode ?? '',
        extras: extraCodes,
        home,
        date: addDays(today(), 7),
      },
    },
  });
  const answer = data?.search;
  const minutes = answer?.__typename === 'SearchHitConnection' ? answer.durationMinutes : null;
  useEffect(() => {
    if (minutes && minutes !== draft.durationMinutes) change({ durationMinutes: minutes });
  }, [minutes, draft.durationMinutes]);

  if (!draft.place) return <p className={classes.estimate}>{t('service.needPlace')}</p>;
  if (answer && 'message' in answer) return <FieldError>{answer.message}</FieldError>;
  return (
    <p className={classes.estimate} role="status">
      {minutes && t('service.estimate', { duration: duration(minutes) })}
      {!minutes && loading && t('service.estimating')}
      {!minutes && error && t('common:state.errorText')}
    </p>
  );
}
