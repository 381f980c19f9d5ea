import fc from 'fast-check';
import { coarsePoint, distanceMetres, isPoint, roundedKilometres } from './point.js';
import { CITY_PACE, travelMinutes } from './travel.js';

const paris = { lat: 48.8566, lng: 2.3522 };
const lyon = { lat: 45.764, lng: 4.8357 };
const points = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('the distance between two places', () => {
  it('is 392 km from Paris to Lyon', () => {
    expect(distanceMetres(paris, lyon) / 1000).toBeCloseTo(391.5, 0);
  });

  it('is a distance: symmetric, zero to itself, never longer than half the globe', () => {
    fc.assert(
      fc.property(points, points, (a, b) => {
        expect(distanceMetres(a, b)).toBeCloseTo(distanceMetres(b, a), 3);
        expect(distanceMetres(a, a)).toBe(0);
        expect(distanceMetres(a, b)).toBeLessThanOrEqual(20_015_200);
      }),
    );
  });

  it.each([
    [0, 0.5],
    [249, 0.5],
    [760, 1],
    [1240, 1],
    [1250, 1.5],
    [7_300, 7.5],
  ])('of %d metres is shown as %d km before a booking is made', (metres, shown) => {
    expect(roundedKilometres(metres)).toBe(shown);
  });
});

describe('a point kept in clear', () => {
  it('is never further than 80 metres from the real one in France', () => {
    const inFrance = fc.record({
      lat: fc.double({ min: 41, max: 51.5, noNaN: true }),
      lng: fc.double({ min: -5.5, max: 9.8, noNaN: true }),
    });
    fc.assert(fc.property(inFrance, (point) => distanceMetres(point, coarsePoint(point)) < 80));
  });
});

describe('travel between two visits', () => {
  it('takes at least ten minutes', () => {
    expect(travelMinutes(paris, paris)).toBe(10);
  });

  it('takes twenty minutes for almost six kilometres', () => {
    const almostSixNorth = { lat: paris.lat + 5990 / 111_195.08, lng: paris.lng };
    expect(travelMinutes(paris, almostSixNorth)).toBe(20);
  });

  it('goes at the pace it is given', () => {
    expect(travelMinutes(paris, lyon, { ...CITY_PACE, kilometresPerHour: 90 })).toBe(261);
  });
});

describe('a point', () => {
  it.each([
    [{ lat: 90, lng: 180 }, true],
    [{ lat: 91, lng: 0 }, false],
    [{ lat: 0, lng: -181 }, false],
    [{ lat: Number.NaN, lng: 0 }, false],
  ])('%j', (point, valid) => {
    expect(isPoint(point)).toBe(valid);
  });
});
