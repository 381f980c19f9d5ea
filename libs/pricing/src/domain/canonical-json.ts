/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one way to write a value: keys sorted, no spaces, absent fields left out, instants as ISO 8601 text (RFC 8785 for the values we
 * use: integers and well-formed text). Two equal values are the same bytes, so a hash over them is a proof.
 * Throws RangeError on a number that is not finite.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`No number for JSON: ${value}`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value).filter((field): field is [string, Json] => field[1] !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value);
