import type { Point } from './point.js';

/** How exactly a point is known. */
export type Precision = 'ADDRESS' | 'STREET' | 'MUNICIPALITY';

/** A French municipality, or a district of Paris, Lyon or Marseille. */
export interface Place extends Point {
  /** Its INSEE code, e.g. `75118`. */
  readonly id: string;
  readonly name: string;
  readonly postalCodes: readonly string[];
  /** Legal population; 0 when unknown. */
  readonly population: number;
}

/** IANA zone of a municipality by its INSEE code; the mainland's unless overseas. */
export const timeZoneOf = (inseeCode: string): string => OVERSEAS_ZONES[inseeCode.slice(0, 3)] ?? 'Europe/Paris';

const OVERSEAS_ZONES: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '976': 'Indian/Mayotte',
};
