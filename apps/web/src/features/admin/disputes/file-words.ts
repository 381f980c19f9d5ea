import { useTranslation } from 'react-i18next';
import type catalogue from '../../../i18n/fr/dispute-files';
import { number } from '../../../lib/format';

type Field = keyof (typeof catalogue)['field'];

/** Words of a field of the evidence that staff fill, and of a file's size. */
export function useFileWords() {
  const { t } = useTranslation('disputeFiles');
  return {
    field: (field: string): string => t(`field.${field as Field}`),
    size: (bytes: number): string =>
      bytes < 100_000
        ? t('smallSize', { size: number(Math.ceil(bytes / 1_000), 0) })
        : t('size', { size: number(bytes / 1_000_000) }),
  };
}
