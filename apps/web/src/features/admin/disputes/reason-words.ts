import { useTranslation } from 'react-i18next';
import type catalogue from '../../../i18n/fr/disputes';

type KnownReason = keyof (typeof catalogue)['reason'];
type KnownField = keyof (typeof catalogue)['field'];

/** Words for Stripe's codes: a bank's reason, a field of the evidence. A code without words is shown as it is. */
export function useStripeWords() {
  const { t, i18n } = useTranslation('disputes');
  const known = (key: string): boolean => i18n.exists(key, { ns: 'disputes' });
  return {
    reason: (code: string): string => (known(`reason.${code}`) ? t(`reason.${code as KnownReason}`) : code),
    field: (name: string): string => (known(`field.${name}`) ? t(`field.${name as KnownField}`) : name),
  };
}
