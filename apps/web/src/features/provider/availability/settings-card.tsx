import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { duration } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useRefusal } from '../profile/use-refusal';
import { UpdateSettingsMutation } from '../availability.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import type { MyAvailability } from './my-availability';

type Settings = MyAvailability['settings'];
type Setting = 'bufferBeforeMinutes' | 'bufferAfterMinutes' | 'minNoticeMinutes' | 'dailyCapMinutes' | 'horizonDays';

const HOUR = 60;
const BUFFERS = [0, 15, 30, 45, 60, 90, 120];
const CHOICES: Readonly<Record<Setting, readonly number[]>> = {
  bufferBeforeMinutes: BUFFERS,
  bufferAfterMinutes: BUFFERS,
  minNoticeMinutes: [0, 2, 4, 12, 24, 48, 72, 168].map((hours) => hours * HOUR),
  dailyCapMinutes: [2, 4, 6, 7, 8, 10, 12].map((hours) => hours * HOUR),
  horizonDays: [7, 14, 30, 60, 90],
};
const LABELS = {
  bufferBeforeMinutes: 'bufferBefore',
  bufferAfterMinutes: 'bufferAfter',
  minNoticeMinutes: 'minNotice',
  dailyCapMinutes: 'dailyCap',
  horizonDays: 'horizon',
} as const;
const SETTINGS = Object.keys(LABELS) as Setting[];

/** How close together, how soon, how much and how far ahead visits may be. */
export function SettingsCard({ settings }: { settings: Settings }) {
  const { t } = useTranslation(['provider', 'common']);
  const [save] = useMutation(UpdateSettingsMutation);
  const { busy, problem, send } = useRefusal();
  const [changes, setChanges] = useState<Partial<Record<Setting, number>>>({});
  const text = (setting: Setting, value: number): string => {
    if (setting === 'horizonDays') return t('availability.days', { count: value });
    if (value === 0) return t('availability.none');
    if (value < HOUR) return t('availability.minutes', { count: value });
    return duration(value);
  };
  const submit = async (): Promise<void> => {
    const taken = await send(
      'MyAvailability',
      async () => (await save({ variables: { input: changes } })).data?.updateAvailabilitySettings,
    );
    if (!taken) return;
    setChanges({});
    toast.done(t('common:state.saved'));
  };
  return (
    <section className={`card ${parts.told}`}>
      <Title order={2}>{t('availability.settings')}</Title>
      <div className={classes.stack}>
        {SETTINGS.map((setting) => {
          const value = changes[setting] ?? settings[setting];
          const choices = [...new Set([...CHOICES[setting], value])].toSorted((one, other) => one - other);
          return (
            <NativeSelect
              key={setting}
              size="md"
              label={t(`availability.${LABELS[setting]}`)}
              description={setting.startsWith('buffer') ? t('availability.bufferHint') : undefined}
              value={String(value)}
              data={choices.map((choice) => ({ value: String(choice), label: text(setting, choice) }))}
              onChange={(event) => setChanges({ ...changes, [setting]: Number(event.currentTarget.value) })}
            />
          );
        })}
      </div>
      <FieldError>{problem}</FieldError>
      <div className={classes.foot}>
        <Button loading={busy} disabled={Object.keys(changes).length === 0} onClick={() => void submit()}>
          {t('availability.saveSettings')}
        </Button>
      </div>
    </section>
  );
}
