import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SearchablePlace } from '../domain/find-places.js';
import { foldName } from '../domain/place-names.js';

export interface KnownPlaces {
  /** The most populous first. */
  readonly searchable: readonly SearchablePlace[];
  readonly byId: ReadonlyMap<string, SearchablePlace>;
}

const DATA_FILE = 'libs/geo/data/places.tsv';
let known: KnownPlaces | undefined;

/**
 * The places file in memory (about 8,700 places, 4 MB), read at the first question and not at start.
 * Columns: INSEE code, name, postal codes, population, latitude, longitude.
 */
export function loadPlaces(): KnownPlaces {
  if (!known) {
    const lines = readFileSync(findDataFile(import.meta.dirname), 'utf8')
      .trimEnd()
      .split('\n');
    const searchable = lines.map(readLine);
    known = { searchable, byId: new Map(searchable.map((place) => [place.id, place])) };
  }
  return known;
}

function readLine(line: string): SearchablePlace {
  const [id = '', name = '', postalCodes = '', population, lat, lng] = line.split('\t');
  return {
    id,
    name,
    postalCodes: postalCodes.split(','),
    population: Number(population),
    lat: Number(lat),
    lng: Number(lng),
    foldedName: foldName(name),
  };
}

/** The same file serves the sources and the build: it is looked for upwards, from the folder of this module. */
function findDataFile(folder: string): string {
  const file = join(folder, DATA_FILE);
  if (existsSync(file)) return file;
  if (dirname(folder) === folder) throw new Error(`${DATA_FILE} is missing: run tools/build-places.ts`);
  return findDataFile(dirname(folder));
}
