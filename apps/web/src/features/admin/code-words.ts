import { useTranslation } from 'react-i18next';
import type catalogue from '../../i18n/fr/admin';

type KnownKind = keyof (typeof catalogue)['kind'];
type Family =
  | 'account'
  | 'kind'
  | 'kindText'
  | 'action'
  | 'subject'
  | 'fact'
  | 'proof'
  | 'operation'
  | 'outcome'
  | 'rejection'
  | 'revocation';

/** Words for codes that the API answers as plain text. A code without words is shown as it is. */
export function useCodeWords(): (family: Family, code: string) => string {
  const { t, i18n } = useTranslation('admin');
  return (family, code) => {
    const key = code.replaceAll('.', '-');
    const known = i18n.exists(`${family}.${key}`, { ns: 'admin' });
    return known ? t(`${family}.${key}` as `kind.${KnownKind}`) : code;
  };
}
