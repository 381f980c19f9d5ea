/** The company behind an establishment: the first 9 of its 14 digits. Null for what is not a SIRET. */
export const sirenOf = (siret: string | null): string | null =>
  siret && /^\d{14}$/.test(siret) ? siret.slice(0, 9) : null;

/** The French VAT number that follows from a SIREN: `FR`, a key of two digits, the SIREN (CGI ann. II art. 170 B). */
export const frenchVatNumber = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;

/** An address written on one line, in parts; the postal code and town are null when they can't be told. */
export function readAddressLine(text: string): { street: string; postalCode: string | null; city: string | null } {
  const found = /^(.+?)[,\s]+(\d{5})\s+(\S.*)$/.exec(text.trim());
  if (!found) return { street: text.trim(), postalCode: null, city: null };
  const [, street = '', postalCode = '', city = ''] = found;
  return { street, postalCode, city };
}
