import { useTranslation } from 'react-i18next';
import { money } from '../lib/format';

/** An amount in cents of euro, its digits aligned with those above and below. */
export function Money({ cents, className }: { cents: number; className?: string }) {
  useTranslation();
  return <span className={`numbers${className ? ` ${className}` : ''}`}>{money(cents)}</span>;
}
