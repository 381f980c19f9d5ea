import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from '../provider.module.css';
import { clockText } from '../clock-text';
import type { HourRange } from './my-availability';
import { explained } from '../../../lib/format';

const STEP = 30;
const MIDNIGHT = 1440;
const FIRST: HourRange = { startMinute: 540, endMinute: 1020 };

const times = (from: number, to: number): { value: string; label: string }[] =>
  Array.from({ length: (to - from) / STEP + 1 }, (_, index) => {
    const minutes = from + index * STEP;
    return { value: String(minutes), label: clockText(minutes) };
  });
const STARTS = times(0, MIDNIGHT - STEP);
const ENDS = times(STEP, MIDNIGHT);

/** A quarter hour that was set elsewhere stays as it is. */
const withValue = (choices: typeof STARTS, minutes: number): typeof STARTS =>
  choices.some(({ value }) => value === String(minutes))
    ? choices
    : [...choices, { value: String(minutes), label: clockText(minutes) }].toSorted(
        (a, b) => Number(a.value) - Number(b.value),
      );

interface RangesFieldProps {
  /** The day, for who does not see it. */
  readonly name: string;
  readonly ranges: readonly HourRange[];
  readonly onChange: (ranges: readonly HourRange[]) => void;
}

/** The opening hours of a day; none: closed. */
export function RangesField({ name, ranges, onChange }: RangesFieldProps) {
  const { t } = useTranslation('provider');
  const replace = (index: number, range: HourRange): void =>
    onChange(ranges.map((current, position) => (position === index ? range : current)));
  const add = (): void => {
    const last = ranges.at(-1);
    if (!last) return onChange([FIRST]);
    const startMinute = Math.min(last.endMinute + 2 * STEP, MIDNIGHT - 2 * STEP);
    return onChange([...ranges, { startMinute, endMinute: Math.min(startMinute + 4 * STEP, MIDNIGHT) }]);
  };
  return (
    <div className={classes.ranges}>
      {ranges.map((range, index) => (
        <div key={index} className={classes.range}>
          <NativeSelect
            aria-label={`${name}, ${t('availability.from')}`}
            data={withValue(STARTS, range.startMinute)}
            value={String(range.startMinute)}
            onChange={(event) => replace(index, { ...range, startMinute: Number(event.currentTarget.value) })}
          />
          <span aria-hidden="true">{t('availability.to')}</span>
          <NativeSelect
            aria-label={`${name}, ${t('availability.to')}`}
            data={withValue(ENDS, range.endMinute)}
            value={String(range.endMinute)}
            onChange={(event) => replace(index, { ...range, endMinute: Number(event.currentTarget.value) })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            aria-label={explained(t('availability.removeRange'), `${name}, ${clockText(range.startMinute)}`)}
            onClick={() => onChange(ranges.filter((_, position) => position !== index))}
          >
            <IconTrash size={18} />
          </ActionIcon>
        </div>
      ))}
      {ranges.length === 0 && <span className="soft">{t('availability.closed')}</span>}
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        aria-label={explained(t('availability.addRange'), name)}
        onClick={add}
      >
        {t('availability.addRange')}
      </Button>
    </div>
  );
}
