import { money } from '../../../lib/format';
import type { CodeWords } from '../code-words';

/**
 * What explains an entry, as somebody reads it: `9000` cents as an amount, codes by their words, each of a list, and
 * a rate as `regular-cleaning: €28.00`. An id, a hash and a number stay as they are.
 */
export function detailText(name: string, value: string, words: CodeWords): string {
  if (name.endsWith('Cents')) return money(Number(value));
  return value
    .split(',')
    .map((one) => (name === 'services' ? rateText(one) : codeText(one, words)))
    .join(', ');
}

/** A code may be made of several, `CREDENTIAL_MISSING.IDENTITY`. */
const codeText = (code: string, words: CodeWords): string =>
  code
    .split('.')
    .map((part) => words('value', part))
    .join(' · ');

function rateText(text: string): string {
  const [service = '', cents] = text.split(':');
  return cents ? `${service} ${money(Number(cents))}` : text;
}
