import { areaOf, departmentOf, isWithinBounds } from './price-bounds.js';

const areas = [
  { code: 'paris', departments: ['75', '92'] },
  { code: 'islands', departments: ['2A', '974'] },
  { code: 'elsewhere', departments: [] },
];

describe('the price area of a municipality', () => {
  it.each([
    ['Paris 18e', '75118', 'paris'],
    ['Nanterre', '92050', 'paris'],
    ['Ajaccio', '2A004', 'islands'],
    ['Saint-Denis de La Réunion', '97411', 'islands'],
    ['Nantes', '44109', 'elsewhere'],
  ])('%s', (_, inseeCode, area) => {
    expect(areaOf(areas, inseeCode).code).toBe(area);
  });

  it('reads three characters of an overseas code and two of any other', () => {
    expect(['97411', '98735', '01053', '2B033'].map(departmentOf)).toEqual(['974', '987', '01', '2B']);
  });
});

describe('an hourly rate', () => {
  const bounds = { minimumCents: 2200, maximumCents: 5000 };
  it.each([
    [2199, false],
    [2200, true],
    [5000, true],
    [5001, false],
    [2500.5, false],
    [-2500, false],
  ])('of %d cents', (rate, allowed) => {
    expect(isWithinBounds(rate, bounds)).toBe(allowed);
  });
});
