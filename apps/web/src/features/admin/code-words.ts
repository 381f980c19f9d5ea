import { useTranslation } from 'react-i18next';
import type catalogue from '../../i18n/fr/ledger';

/** Families of codes, each with the catalogue that has their words. */
const CATALOGUES = {
  account: 'ledger',
  kind: 'ledger',
  kindText: 'ledger',
  operation: 'ledger',
  action: 'audit',
  subject: 'audit',
  detail: 'audit',
  value: 'audit',
  fact: 'vetting',
  outcome: 'vetting',
  proof: 'vetting',
  rejection: 'vetting',
  revocation: 'vetting',
} as const;

export type CodeWords = (family: keyof typeof CATALOGUES, code: string) => string;

/** Words for codes that the API answers as plain text. A code without words is shown as it is. */
export function useCodeWords(): CodeWords {
  const { i18n } = useTranslation();
  return (family, code) => {
    const key = `${family}.${code.replaceAll('.', '-')}`;
    const ns = CATALOGUES[family];
    if (!i18n.exists(key, { ns })) return code;
    return i18n.getFixedT(null, ns as 'ledger')(key as `kind.${keyof (typeof catalogue)['kind']}`);
  };
}
