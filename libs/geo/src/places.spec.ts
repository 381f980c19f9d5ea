import fc from 'fast-check';
import { loadPlaces } from './store/embedded-places.js';
import { Places } from './places.js';

const places = new Places();
const { searchable } = loadPlaces();
const names = (text: string, limit = 5) => places.search(text, limit).map((place) => place.name);

describe('a place as a person types it', () => {
  it.each([
    ['Nantes', 'Nantes'],
    ['nant', 'Nantes'],
    ['NÎMES', 'Nîmes'],
    ['nimes', 'Nîmes'],
    ['st etienne', 'Saint-Étienne'],
    ['Saint-Etienne', 'Saint-Étienne'],
    ['paris 18', 'Paris 18e Arrondissement'],
    ['75018', 'Paris 18e Arrondissement'],
    ['75018 Paris', 'Paris 18e Arrondissement'],
    ['lyon 3', 'Lyon 3e Arrondissement'],
    ['marseile', 'Marseille'],
    ['Bordaux', 'Bordeaux'],
    ['stasbourg', 'Strasbourg'],
    ['44', 'Nantes'],
    ['aix en provence', 'Aix-en-Provence'],
    ['provence aix', 'Aix-en-Provence'],
  ])('%s', (typed, meant) => {
    expect(names(typed, 20)).toContain(meant);
  });

  it('finds the exact name before longer ones, and the larger before the smaller', () => {
    expect(names('Paris', 1)).toEqual(['Paris']);
    expect(names('vil', 2)).toEqual(['Villeurbanne', "Villeneuve-d'Ascq"]);
  });

  it('shows the district before the city for a postal code they share', () => {
    expect(names('75018', 2)).toEqual(['Paris 18e Arrondissement', 'Paris']);
  });

  it('finds nothing for nothing', () => {
    expect(['', '   ', '!!', '\u0000', '日本'].map((text) => names(text))).toEqual([[], [], [], [], []]);
  });

  it('answers any text, within the limit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: 'binary' }), (text) => names(text, 5).length <= 5),
      { numRuns: 50 },
    );
  });
});

describe('the places that are known', () => {
  it('include every district of Paris, Lyon and Marseille', () => {
    const districts = searchable.filter(
      (place) => /^(751|6938|132)/.test(place.id) && place.name.includes('Arrondissement'),
    );
    expect(districts).toHaveLength(45);
  });

  it('all have a name, a postal code and a point in France', () => {
    const strange = searchable.filter(
      ({ name, postalCodes, lat, lng }) =>
        name === '' ||
        postalCodes.some((code) => !/^\d{5}$/.test(code)) ||
        lat < -22 ||
        lat > 51.2 ||
        lng < -62 ||
        lng > 56,
    );
    expect(strange).toEqual([]);
    expect(searchable.length).toBeGreaterThan(8_600);
  });
});

describe('a place by its id', () => {
  it('is found by the INSEE code, and null when there is none', () => {
    expect(places.get('44109')?.name).toBe('Nantes');
    expect(places.get('00000')).toBeNull();
  });
});
