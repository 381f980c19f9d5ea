import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Light or dark. It follows the device until someone chooses. With a class name: in words, for the menu. */
export function SchemeSwitch({ className }: { className?: string }) {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const text = dark ? t('preferences.toLight') : t('preferences.toDark');
  const change = (): void => setColorScheme(dark ? 'light' : 'dark');
  if (className) {
    return (
      <button type="button" className={className} onClick={change}>
        {text}
      </button>
    );
  }
  return (
    <ActionIcon variant="subtle" color="gray" size={44} aria-label={text} onClick={change}>
      {dark ? <IconSun size={20} /> : <IconMoon size={20} />}
    </ActionIcon>
  );
}
