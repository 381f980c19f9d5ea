import { foldName, isNearName, nameFit } from './place-names.js';
import type { Place } from './place.js';

/** A place with its name ready to be compared. */
export interface SearchablePlace extends Place {
  readonly foldedName: string;
}

/** Longer queries are cut: no French name has as many letters. */
export const LONGEST_QUERY = 60;

/**
 * Places that a person may mean by this text: a name, a postal code, their beginnings, or both (`75018 paris`).
 * Exact names come first, then beginnings of the name, then of its words, then names with a typing mistake when
 * nothing else fits; within each, the most populous first, as `places` already are.
 */
export function findPlaces(places: readonly SearchablePlace[], text: string, limit: number): Place[] {
  const { postalCode, name } = readQuery(text);
  if (postalCode === '' && name === '') return [];
  const candidates = postalCode === '' ? places : places.filter((place) => hasPostalCode(place, postalCode));
  if (name === '') return mostExactPostalCodesFirst(candidates, postalCode).slice(0, limit);
  const fitting: SearchablePlace[][] = [[], [], []];
  for (const place of candidates) {
    const fit = nameFit(place.foldedName, name);
    if (fit !== null) fitting[fit]!.push(place);
  }
  const found = fitting.flat();
  return (found.length > 0 ? found : candidates.filter((place) => isNearName(place.foldedName, name))).slice(0, limit);
}

/** Five digits (or the first two to four of them) are a postal code; the rest is a name. */
function readQuery(text: string): { postalCode: string; name: string } {
  const words = foldName(text.slice(0, LONGEST_QUERY)).split(' ');
  const isPostalCode = (word: string): boolean =>
    /^\d{5}$/.test(word) || (words.length === 1 && /^\d{2,5}$/.test(word));
  const postalCode = words.find(isPostalCode) ?? '';
  return { postalCode, name: words.filter((word) => word !== postalCode).join(' ') };
}

const hasPostalCode = (place: Place, beginning: string): boolean =>
  place.postalCodes.some((code) => code.startsWith(beginning));

/** A district that has only this code is meant rather than the city that has it among twenty. */
const mostExactPostalCodesFirst = (places: readonly SearchablePlace[], code: string): Place[] =>
  code.length < 5 ? [...places] : [...places].sort((a, b) => a.postalCodes.length - b.postalCodes.length);
