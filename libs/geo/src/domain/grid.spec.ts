import fc from 'fast-check';
import { cellCentre, CELL_LATITUDE, CELL_LONGITUDE, cellOf, coverOfCircle } from './grid.js';
import { distanceMetres, type Point } from './point.js';

/** From Réunion to Dunkirk, where the market is or may be. */
const points = fc.record({
  lat: fc.double({ min: -22, max: 60, noNaN: true }),
  lng: fc.double({ min: -62, max: 56, noNaN: true }),
});
const radii = fc.integer({ min: 500, max: 60_000 });

describe('a cell', () => {
  it('has its own centre in it', () => {
    fc.assert(
      fc.property(points, (point) => {
        const cell = cellOf(point);
        const centre = cellCentre(cell);
        expect(cellOf(centre)).toBe(cell);
        expect(Math.abs(centre.lat - point.lat)).toBeLessThanOrEqual(CELL_LATITUDE / 2 + 1e-9);
        expect(Math.abs(centre.lng - point.lng)).toBeLessThanOrEqual(CELL_LONGITUDE / 2 + 1e-9);
      }),
    );
  });

  it('fits a 32-bit integer anywhere', () => {
    expect(cellOf({ lat: 89.99, lng: 179.99 })).toBeLessThan(2 ** 31);
  });
});

describe('the cover of a service area', () => {
  it('contains the cell of every point of the circle', () => {
    const directions = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(points, radii, directions, shares, (centre, radius, direction, share) => {
        const point = travel(centre, radius * share, direction);
        fc.pre(distanceMetres(centre, point) <= radius);
        expect(coverOfCircle(centre, radius)).toContain(cellOf(point));
      }),
      { numRuns: 1000 },
    );
  });

  it('has each cell once and stays small', () => {
    fc.assert(
      fc.property(points, radii, (centre, radius) => {
        const cover = coverOfCircle(centre, radius);
        expect(new Set(cover).size).toBe(cover.length);
        const acrossOneWay = (2 * radius) / 5_000 + 2;
        expect(cover.length).toBeLessThanOrEqual(acrossOneWay * acrossOneWay);
      }),
    );
  });

  it('leaves out corners that the circle does not reach', () => {
    const centre = cellCentre(cellOf({ lat: 48.8566, lng: 2.3522 }));
    expect(coverOfCircle(centre, 3_000)).toHaveLength(1);
    expect(coverOfCircle(centre, 4_500)).toHaveLength(5);
  });
});

/** The point this far from another in a direction (radians from north), on a sphere. */
function travel(from: Point, metres: number, direction: number): Point {
  const angle = metres / 6_371_008.8;
  const lat = (from.lat * Math.PI) / 180;
  const toLat = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(direction));
  const east = Math.atan2(
    Math.sin(direction) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * Math.sin(toLat),
  );
  return { lat: (toLat * 180) / Math.PI, lng: from.lng + (east * 180) / Math.PI };
}
