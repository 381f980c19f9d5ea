const NAME = /^[\p{L}\p{M} .'’-]{1,60}$/u;

/** A first or last name as on papers, NFC and trimmed; null when it has other characters or more than 60 of them. */
export function normalisePersonName(text: string): string | null {
  const name = text.normalize('NFC').trim().replace(/ {2,}/g, ' ');
  return NAME.test(name) ? name : null;
}

/**
 * A phone number in E.164 (`+33612345678`), or null. Ten digits that start with 0 are French; anything else needs its
 * country code.
 */
export function normalisePhone(text: string): string | null {
  const compact = text.replace(/[\s.()-]/g, '');
  const international = compact.replace(/^00/, '+').replace(/^0(?=[1-9]\d{8}$)/, '+33');
  return /^\+[1-9]\d{7,14}$/.test(international) ? international : null;
}
